/** How the business system is reached. */
package io.kefuflow.business.system;

/** Where applications and orders are stored. */
package io.kefuflow.business.persistence;

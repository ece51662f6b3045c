/** Where business handling meets the engine. */
package io.kefuflow.business.process;

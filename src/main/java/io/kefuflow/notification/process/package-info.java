/**
 * Delivers messages as jobs of the engine (process {@code message-delivery}) and knows colleagues
 * by its identities.
 */
package io.kefuflow.notification.process;

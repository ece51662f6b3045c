/** Stores messages in the table {@code message}. */
package io.kefuflow.notification.persistence;

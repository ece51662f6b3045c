/** Hands messages to the outside: SMTP, the SMS gateway, or the log. */
package io.kefuflow.notification.transport;

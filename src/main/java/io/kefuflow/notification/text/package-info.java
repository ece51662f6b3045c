/** Renders messages from the templates under {@code classpath:notification/}. */
package io.kefuflow.notification.text;

/**
 * Owns what is said to customers and colleagues: the texts, the stored messages, and their delivery
 * by e-mail and SMS.
 */
package io.kefuflow.notification;

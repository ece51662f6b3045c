/**
 * Owns the reception of customers (客户接待, P1): what they need is understood, passed on to the
 * procedure that serves it, summed up and filed.
 */
package io.kefuflow.reception;

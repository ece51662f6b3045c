/**
 * Owns the customer file (客户档案): who a customer is, how to reach them, what they bought and agreed
 * to, and which files are one customer's.
 */
package io.kefuflow.customer;

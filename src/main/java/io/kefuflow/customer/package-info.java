/** Owns the customer file (客户档案): who a customer is and how to reach them. */
package io.kefuflow.customer;

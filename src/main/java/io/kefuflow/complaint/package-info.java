/** Owns complaint handling (客户投诉处理, P4): how complaints come in, are rated, solved and closed. */
package io.kefuflow.complaint;

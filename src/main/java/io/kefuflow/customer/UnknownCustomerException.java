package io.kefuflow.customer;

import io.kefuflow.shared.NotFoundException;

/** There is no such customer, or nothing such in the customer's file. The message is Chinese. */
public class UnknownCustomerException extends NotFoundException {

  public UnknownCustomerException(long id) {
    this("没有编号为 " + id + " 的客户：请核对编号，或用电话查找");
  }

  public UnknownCustomerException(String message) {
    super(message);
  }
}

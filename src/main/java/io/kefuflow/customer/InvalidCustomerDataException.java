package io.kefuflow.customer;

import io.kefuflow.shared.InvalidInputException;

/** A value that cannot go into the customer file. */
public class InvalidCustomerDataException extends InvalidInputException {

  public InvalidCustomerDataException(String field, String message) {
    super(field, message);
  }
}

package io.kefuflow.casework.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/casework/customer-inquiry.bpmn}. */
final class CustomerInquiryProcess {

  static final String CUSTOMER_ANSWERED = "case.customerAnswered";
  static final String RECORD_ANSWER = "userTask_recordCustomerAnswer";

  static final ProcessVariable<String> CUSTOMER_QUESTION = ProcessVariable.text("customerQuestion");
  static final ProcessVariable<String> CUSTOMER_ANSWER = ProcessVariable.text("customerAnswer");

  private CustomerInquiryProcess() {}
}

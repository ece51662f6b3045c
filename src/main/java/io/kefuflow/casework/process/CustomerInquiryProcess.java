package io.kefuflow.casework.process;

import io.kefuflow.shared.process.ProcessVariable;

/** Vocabulary of {@code processes/casework/customer-inquiry.bpmn}. */
final class CustomerInquiryProcess {

  static final String KEY = "customer-inquiry";

  static final String CASE_ENDED = "case.ended";

  static final String CUSTOMER_ANSWERED = "case.customerAnswered";

  static final ProcessVariable<String> CUSTOMER_ANSWER = ProcessVariable.text("customerAnswer");

  /** Whether the customer answered before the waiting was over; for the calling process. */
  static final ProcessVariable<Boolean> ANSWERED = ProcessVariable.flag("customerAnswered");

  /** Instant, ISO 8601, at which the customer is no longer waited for. */
  static final ProcessVariable<String> ANSWER_BEFORE = ProcessVariable.text("answerBefore");

  private CustomerInquiryProcess() {}
}

package io.kefuflow.consultation.process;

/** How a consultation ends: the results of the follow-up that end it, and the case's outcomes. */
enum ConsultationOutcome {
  SATISFIED("客户对答复满意"),
  NO_FEEDBACK("已答复，客户没有反馈"),
  NOT_AGREED("主管已解释，客户仍不认可");

  private final String text;

  ConsultationOutcome(String text) {
    this.text = text;
  }

  /** Chinese, how it ended. */
  String text() {
    return text;
  }
}

package io.kefuflow.exam;

/** How a question is answered. */
public enum QuestionKind {
  /** One of the options is right. */
  SINGLE("单选"),
  /** Two or more of the options are right. */
  MULTIPLE("多选"),
  /** Right (A) or wrong (B). */
  JUDGEMENT("判断");

  private final String label;

  QuestionKind(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}

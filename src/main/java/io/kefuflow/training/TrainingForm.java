package io.kefuflow.training;

/** How a session is held (P10.3; 《通讯行业客户服务标准流程》10.1). */
public enum TrainingForm {
  /** Taught by a colleague. */
  INTERNAL("内部培训"),
  /** Taught by somebody from outside. */
  EXTERNAL("外部培训"),
  /** Exercises at the workplace, led by a colleague. */
  PRACTICE("实操演练");

  private final String label;

  TrainingForm(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}

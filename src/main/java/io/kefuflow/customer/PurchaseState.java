package io.kefuflow.customer;

/** Whether a customer uses what they bought. */
public enum PurchaseState {
  IN_USE("在用"),
  SUSPENDED("停机"),
  ENDED("已终止");

  private final String label;

  PurchaseState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}

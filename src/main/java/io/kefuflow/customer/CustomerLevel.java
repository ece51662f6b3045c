package io.kefuflow.customer;

/** How the company ranks a customer; an input of severity and deadline decisions. */
public enum CustomerLevel {
  STANDARD("普通"),
  GOLD("金卡"),
  VIP("VIP");

  private final String label;

  CustomerLevel(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}

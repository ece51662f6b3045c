package io.kefuflow.sla;

/**
 * Why work on a case waits. Waiting for others of our own side, or for a supplier, is our time: it
 * is noted but stops no clock.
 */
public enum PauseReason {
  CUSTOMER_ANSWER("待客户答复", true),
  CUSTOMER_MATERIALS("待客户资料", true),
  CUSTOMER_CONFIRMATION("待客户确认", true),
  APPOINTMENT("待上门预约", true),
  THIRD_PARTY("待第三方", false);

  private final String label;
  private final boolean stopsClocks;

  PauseReason(String label, boolean stopsClocks) {
    this.label = label;
    this.stopsClocks = stopsClocks;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Whether the clocks that may stand still do so. */
  public boolean stopsClocks() {
    return stopsClocks;
  }
}

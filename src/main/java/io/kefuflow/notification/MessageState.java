package io.kefuflow.notification;

/** Where a message is on its way. */
public enum MessageState {
  QUEUED("待发送"),
  SENDING("发送中"),
  SENT("已发送"),
  /**
   * The last attempt failed for a technical reason; the engine retries, then raises an incident.
   */
  FAILED("发送失败"),
  /** Final: there is no address, or the receiving side refused it for good. */
  UNDELIVERABLE("无法送达");

  private final String label;

  MessageState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}

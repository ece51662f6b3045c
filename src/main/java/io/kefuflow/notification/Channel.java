package io.kefuflow.notification;

/** The way by which a message leaves. */
public enum Channel {
  EMAIL("邮件"),
  SMS("短信");

  private final String label;

  Channel(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }
}

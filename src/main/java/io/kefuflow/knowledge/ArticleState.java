package io.kefuflow.knowledge;

/** Where a version of an article stands. */
public enum ArticleState {
  /** Waits for a reviewer. */
  PROPOSED("待审核"),
  /** A reviewer has taken it. */
  IN_REVIEW("审核中"),
  /** Back with the proposer. */
  RETURNED("已退回"),
  /** What readers see and searches find. */
  PUBLISHED("已发布"),
  /** Was published until a later version was. */
  SUPERSEDED("已更新"),
  /** Was published until the article was withdrawn. */
  WITHDRAWN("已撤下"),
  /** The reviewer did not want it. */
  REJECTED("未采用"),
  /** The proposer gave it up. */
  ABANDONED("已放弃");

  private final String label;

  ArticleState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Whether it is on the way to publication. */
  public boolean isOpen() {
    return this == PROPOSED || this == IN_REVIEW || this == RETURNED;
  }
}

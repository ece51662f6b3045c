package io.kefuflow.training;

/** Where a training plan stands. */
public enum PlanState {
  /** The trainer says who takes part. */
  PREPARING("确定人员"),
  /** Participants say what they need. */
  SURVEY("需求调查"),
  /** The planner makes the sessions. */
  PLANNING("制定计划"),
  /** Waits for the manager; its sessions are booked. */
  APPROVAL("待审批"),
  /** Approved: courses are designed, sessions held. */
  RUNNING("实施中"),
  /** Closed after at least one session was held. */
  COMPLETED("已完成"),
  /** Closed, and no session was held. */
  CANCELLED("已取消"),
  /** Given up by the planner. */
  ABANDONED("已放弃");

  private final String label;

  PlanState(String label) {
    this.label = label;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Whether nothing more happens to it. */
  public boolean isClosed() {
    return this == COMPLETED || this == CANCELLED || this == ABANDONED;
  }
}

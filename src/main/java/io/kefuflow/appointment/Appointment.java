package io.kefuflow.appointment;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;

/**
 * A customer and one of us meet. Checks itself.
 *
 * @param id null until stored
 * @param startsAt when
 * @param place where, up to 200 characters
 * @param host user id of whoever receives or visits the customer
 * @param note what to prepare, up to 1,000 characters, null when nothing
 */
public record Appointment(
    Long id,
    CaseNumber caseNumber,
    Kind kind,
    Instant startsAt,
    String place,
    String host,
    String note,
    State state) {

  private static final int LONGEST_PLACE = 200;
  private static final int LONGEST_USER = 64;
  private static final int LONGEST_NOTE = 1000;

  public Appointment {
    if (startsAt == null) {
      throw new InvalidInputException("appointmentAt", "预约时间不能为空：请填写日期和时间");
    }
    place = requiredText("appointmentPlace", "地点", place, LONGEST_PLACE);
    host = requiredText("appointmentHost", "接待人", host, LONGEST_USER);
    note = optionalText("appointmentNote", "准备事项", note, LONGEST_NOTE);
  }

  /** Who goes to whom. */
  public enum Kind {
    VISIT("参观"),
    FIELD_VISIT("上门服务");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Chinese name shown to people. */
    public String label() {
      return label;
    }
  }

  /** What became of it. */
  public enum State {
    PLANNED("已约定"),
    KEPT("已如约"),
    POSTPONED("已改期"),
    CANCELLED("客户取消"),
    MISSED("客户未到");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** Chinese name shown to people. */
    public String label() {
      return label;
    }
  }
}

package io.kefuflow.training;

import io.kefuflow.shared.SerialNumber;

/** The number of a training plan, e.g. {@code PX-000012}. It is the business key of the plan. */
public record PlanNumber(String value) {

  private static final SerialNumber SERIAL = new SerialNumber("PX", "培训计划");

  public PlanNumber {
    SERIAL.id("planNumber", value);
  }

  /** Whether the text has the form of a plan number. */
  public static boolean isValid(String text) {
    return SERIAL.matches(text);
  }

  /** The number of the {@code id}-th plan. */
  public static PlanNumber of(long id) {
    return new PlanNumber(SERIAL.of(id));
  }

  /** Which plan it is, counted. */
  public long id() {
    return SERIAL.id("planNumber", value);
  }

  @Override
  public String toString() {
    return value;
  }
}

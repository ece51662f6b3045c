package io.kefuflow.competency;

import io.kefuflow.shared.SerialNumber;

/** The number of a development, e.g. {@code NL-000012}. It is the business key of its process. */
public record DevelopmentNumber(String value) {

  private static final SerialNumber SERIAL = new SerialNumber("NL", "能力发展");
  private static final String FIELD = "number";

  public DevelopmentNumber {
    SERIAL.id(FIELD, value);
  }

  /** Whether the text has the form of such a number. */
  public static boolean isValid(String text) {
    return SERIAL.matches(text);
  }

  /** The number of the {@code id}-th development. */
  public static DevelopmentNumber of(long id) {
    return new DevelopmentNumber(SERIAL.of(id));
  }

  /** Which development it is, counted. */
  public long id() {
    return SERIAL.id(FIELD, value);
  }

  @Override
  public String toString() {
    return value;
  }
}

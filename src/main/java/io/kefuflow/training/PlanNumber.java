package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import java.util.regex.Pattern;

/** The number of a training plan, e.g. {@code PX-000012}. It is the business key of the plan. */
public record PlanNumber(String value) {

  private static final String PREFIX = "PX-";
  private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{6,12}");

  public PlanNumber {
    if (!isValid(value)) {
      throw new InvalidInputException("planNumber", "培训计划编号格式不正确：应为 PX- 加六位数字，如 PX-000012");
    }
  }

  /** Whether the text has the form of a plan number. */
  public static boolean isValid(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** The number of the {@code id}-th plan. */
  public static PlanNumber of(long id) {
    return new PlanNumber("%s%06d".formatted(PREFIX, id));
  }

  /** Which plan it is, counted. */
  public long id() {
    return Long.parseLong(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The number of a session of a plan, e.g. {@code PX-000012-01}. It is the business key of the
 * session.
 *
 * @param session counted within the plan, from 1
 */
public record SessionNumber(PlanNumber plan, int session) {

  private static final Pattern FORM = Pattern.compile("(PX-\\d{6,12})-(\\d{2,3})");

  /**
   * The number in the text.
   *
   * @throws InvalidInputException when it has another form
   */
  public static SessionNumber parse(String text) {
    var matcher = FORM.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      throw new InvalidInputException("sessionNumber", "培训场次编号格式不正确：应如 PX-000012-01");
    }
    return new SessionNumber(new PlanNumber(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Whether the text has the form of a session number. */
  public static boolean isValid(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** As people and the engine write it. */
  public String value() {
    return "%s-%02d".formatted(plan.value(), session);
  }

  @Override
  public String toString() {
    return value();
  }
}

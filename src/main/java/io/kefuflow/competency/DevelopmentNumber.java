package io.kefuflow.competency;

import io.kefuflow.shared.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The number of a development, e.g. {@code NL-000012}. It is the business key of its process.
 */
public record DevelopmentNumber(String value) {

  private static final String PREFIX = "NL-";
  private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{6,12}");

  public DevelopmentNumber {
    if (!isValid(value)) {
      throw new InvalidInputException("number", "能力发展编号格式不正确：应为 NL- 加六位数字，如 NL-000012");
    }
  }

  /** Whether the text has the form of such a number. */
  public static boolean isValid(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** The number of the {@code id}-th development. */
  public static DevelopmentNumber of(long id) {
    return new DevelopmentNumber("%s%06d".formatted(PREFIX, id));
  }

  /** Which development it is, counted. */
  public long id() {
    return Long.parseLong(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}

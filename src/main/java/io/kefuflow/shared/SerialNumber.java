package io.kefuflow.shared;

import java.util.regex.Pattern;

/**
 * How numbers of one kind are written: letters that say what it is, a hyphen and at least six
 * digits, e.g. {@code PX-000012}.
 *
 * @param prefix e.g. {@code PX}
 * @param label what is numbered, Chinese, for the refusal of a wrong one
 */
public record SerialNumber(String prefix, String label) {

  private static final Pattern DIGITS = Pattern.compile("\\d{6,12}");

  /** The {@code id}-th number. */
  public String of(long id) {
    return "%s-%06d".formatted(prefix, id);
  }

  /** Whether the text has the form of such a number. */
  public boolean matches(String text) {
    return text != null
        && text.startsWith(prefix + "-")
        && DIGITS.matcher(text.substring(prefix.length() + 1)).matches();
  }

  /**
   * Which one it is, counted.
   *
   * @param field where the number was entered
   * @throws InvalidInputException when the text is no such number
   */
  public long id(String field, String number) {
    if (!matches(number)) {
      throw new InvalidInputException(
          field, "%s编号格式不正确：应为 %s- 加六位数字，如 %s".formatted(label, prefix, of(12)));
    }
    return Long.parseLong(number.substring(prefix.length() + 1));
  }
}

package io.kefuflow.shared;

/**
 * Input from outside that cannot be taken. The message is Chinese, is shown to the user, and says
 * what is wrong and what to do.
 */
public class InvalidInputException extends RuntimeException {

  private final String field;

  /**
   * @param field the field, form key or column at fault, camelCase
   * @param message what is wrong and what to do, in Chinese
   */
  public InvalidInputException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field at fault, as it is named in forms and in the REST interface. */
  public String field() {
    return field;
  }

  /** The text without surrounding white space and control characters, null when nothing is left. */
  public static String optionalText(String field, String label, String text, int longest) {
    String clean = text == null ? "" : text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
    if (clean.length() > longest) {
      throw new InvalidInputException(
          field, label + "过长：最多" + longest + "个字，当前" + clean.length() + "个字，请精简");
    }
    return clean.isEmpty() ? null : clean;
  }

  /**
   * As {@link #optionalText}, but something must be left.
   *
   * @throws InvalidInputException when nothing is left or it is longer than allowed
   */
  public static String requiredText(String field, String label, String text, int longest) {
    String clean = optionalText(field, label, text, longest);
    if (clean == null) {
      throw new InvalidInputException(field, label + "不能为空：请填写");
    }
    return clean;
  }
}

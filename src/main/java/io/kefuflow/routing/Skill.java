package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Something that people can do. Checks itself.
 *
 * @param code what work asks for; for a procedure the key of its process, e.g. {@code reception}
 * @param name Chinese name, up to 60 characters
 */
public record Skill(String code, String name) {

  static final int LONGEST = 60;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public Skill {
    code = code("code", "技能代码", code);
    name = InvalidInputException.requiredText("name", "技能名称", name, LONGEST);
  }

  /** The text as a code of ours: lower-case letters, digits and hyphens. */
  static String code(String field, String label, String text) {
    String code = InvalidInputException.requiredText(field, label, text, LONGEST);
    if (!CODE.matcher(code).matches()) {
      throw new InvalidInputException(
          field, label + "“" + code + "”不正确：应以小写字母开头，只含小写字母、数字和连字符，如 first-line");
    }
    return code;
  }
}

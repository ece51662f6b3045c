package io.kefuflow.competency;

import io.kefuflow.shared.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The posts (岗位) whose holders are assessed. */
public enum Post {
  AGENT("agent", "客服专员"),
  SENIOR_AGENT("senior-agent", "高级客服专员"),
  SUPERVISOR("supervisor", "客服主管"),
  TECH_SUPPORT("tech-support", "技术支持");

  private final String code;
  private final String label;

  Post(String code, String label) {
    this.code = code;
    this.label = label;
  }

  /** As the decision table writes it, kebab-case. */
  public String code() {
    return code;
  }

  /** Chinese name. */
  public String label() {
    return label;
  }

  /** The post with this code, empty for a code of none. */
  public static Optional<Post> find(String code) {
    return Arrays.stream(values()).filter(post -> post.code.equals(code)).findFirst();
  }

  /**
   * The post with this code.
   *
   * @throws InvalidInputException naming the posts that there are, when it is none of them
   */
  public static Post of(String code) {
    return find(code)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "post",
                    code == null || code.isBlank()
                        ? "岗位不能为空：请选择 " + choices()
                        : "没有岗位“" + code + "”：请选择 " + choices()));
  }

  private static String choices() {
    return Arrays.stream(values())
        .map(post -> post.code + "（" + post.label + "）")
        .collect(Collectors.joining("、"));
  }
}

package io.kefuflow.business;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document that a kind of business needs (P3.1, P3.2).
 *
 * @param code what names it in interfaces, e.g. {@code ID_CARD}
 * @param name Chinese
 * @param extensions kinds of files that are accepted, lower case without a dot, in order
 */
public record Material(String code, String name, Set<String> extensions) {

  /** As the catalogue writes it, e.g. {@code ID_CARD 居民身份证(jpg,png,pdf)}. */
  String text() {
    return code + " " + name + "(" + String.join(",", extensions) + ")";
  }

  /** As a customer reads it, e.g. {@code 居民身份证（jpg、png、pdf）}. */
  public String described() {
    return name + extensions.stream().collect(Collectors.joining("、", "（", "）"));
  }
}

package io.kefuflow.engine.form;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The components of form-js 1.8.7 that carry a value. */
enum FieldType {
  TEXTFIELD,
  TEXTAREA,
  NUMBER,
  CHECKBOX,
  CHECKLIST,
  TAGLIST,
  RADIO,
  SELECT,
  DATETIME,
  EXPRESSION;

  /** Components without a value. */
  private static final Set<String> DECORATION =
      Set.of("text", "html", "image", "iframe", "table", "button", "separator", "spacer");

  static boolean isDecoration(String componentType) {
    return DECORATION.contains(componentType);
  }

  static Optional<FieldType> of(String componentType) {
    return Arrays.stream(values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(componentType))
        .findFirst();
  }

  boolean isText() {
    return this == TEXTFIELD || this == TEXTAREA;
  }

  /** Whether the value is a list of options. */
  boolean isMultiple() {
    return this == CHECKLIST || this == TAGLIST;
  }

  boolean hasOptions() {
    return isMultiple() || this == RADIO || this == SELECT;
  }

  /** What form-js puts into a field that has neither a variable nor a default. */
  Object emptyValue() {
    return switch (this) {
      case TEXTFIELD, TEXTAREA -> "";
      case CHECKBOX -> false;
      case CHECKLIST, TAGLIST -> List.of();
      default -> null;
    };
  }
}

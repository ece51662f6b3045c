package io.kefuflow.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a column of a file can be mapped to, whatever the procedure. */
public enum ImportField {
  EXTERNAL_NUMBER("externalNumber", true),
  SOURCE("source", false),
  CHANNEL("channel", true),
  MATTER("matter", true),
  CATEGORY("category", false),
  LOCATION("location", false),
  RECEIVED_AT("receivedAt", false),
  STATUS("status", false),
  CUSTOMER_NAME("customerName", false),
  CUSTOMER_PHONE("customerPhone", false),
  CUSTOMER_EMAIL("customerEmail", false),
  CUSTOMER_LEVEL("customerLevel", false),
  SPECIAL_NEED("specialNeed", false);

  private final String key;
  private final boolean required;

  ImportField(String key, boolean required) {
    this.key = key;
    this.required = required;
  }

  /** Name in mapping files, as in the REST interface. */
  @JsonValue
  public String key() {
    return key;
  }

  /** Whether every mapping has to say where it comes from. */
  boolean isRequired() {
    return required;
  }

  /** The field of this name; empty when there is none. */
  static Optional<ImportField> named(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  /**
   * As {@link #named}, for mapping files.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  static ImportField ofKey(String key) {
    return named(key).orElseThrow(() -> new IllegalArgumentException("没有字段 " + key));
  }
}

package io.kefuflow.knowledge;

import io.kefuflow.shared.SerialNumber;

/**
 * The number of an article, e.g. {@code ZS-000012}. It is the business key of the reviews of the
 * article.
 */
public record ArticleNumber(String value) {

  private static final SerialNumber SERIAL = new SerialNumber("ZS", "知识条目");

  public ArticleNumber {
    SERIAL.id("articleNumber", value);
  }

  /** Whether the text has the form of an article number. */
  public static boolean isValid(String text) {
    return SERIAL.matches(text);
  }

  /** The number of the {@code id}-th article. */
  public static ArticleNumber of(long id) {
    return new ArticleNumber(SERIAL.of(id));
  }

  /** Which article it is, counted. */
  public long id() {
    return SERIAL.id("articleNumber", value);
  }

  @Override
  public String toString() {
    return value;
  }
}

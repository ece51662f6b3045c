package io.kefuflow.knowledge;

import io.kefuflow.shared.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The number of an article, e.g. {@code ZS-000012}. It is the business key of the reviews of the
 * article.
 */
public record ArticleNumber(String value) {

  private static final String PREFIX = "ZS-";
  private static final Pattern FORM = Pattern.compile(PREFIX + "\\d{6,12}");

  public ArticleNumber {
    if (!isValid(value)) {
      throw new InvalidInputException("articleNumber", "知识条目编号格式不正确：应为 ZS- 加六位数字，如 ZS-000012");
    }
  }

  /** Whether the text has the form of an article number. */
  public static boolean isValid(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** The number of the {@code id}-th article. */
  public static ArticleNumber of(long id) {
    return new ArticleNumber("%s%06d".formatted(PREFIX, id));
  }

  /** Which article it is, counted. */
  public long id() {
    return Long.parseLong(value.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.kefuflow.knowledge;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.shared.InvalidInputException;

/**
 * What an article says. Checks itself.
 *
 * @param title up to {@value #LONGEST_TITLE} characters
 * @param question as a customer asks it, up to {@value #LONGEST_QUESTION} characters
 * @param answer up to {@value #LONGEST_ANSWER} characters
 * @param keywords words that customers use for it, up to {@value #LONGEST_KEYWORDS} characters,
 *     null for none
 */
public record ArticleText(
    String title, String question, String answer, KnowledgeCategory category, String keywords) {

  public static final int LONGEST_TITLE = 100;
  public static final int LONGEST_QUESTION = 500;
  public static final int LONGEST_ANSWER = 4000;
  public static final int LONGEST_KEYWORDS = 200;

  public ArticleText {
    title = requiredText("title", "标题", title, LONGEST_TITLE);
    question = requiredText("question", "客户的问题", question, LONGEST_QUESTION);
    answer = requiredText("answer", "答案", answer, LONGEST_ANSWER);
    keywords = optionalText("keywords", "关键词", keywords, LONGEST_KEYWORDS);
    if (category == null) {
      throw new InvalidInputException("category", "类别不能为空：请选择");
    }
  }
}

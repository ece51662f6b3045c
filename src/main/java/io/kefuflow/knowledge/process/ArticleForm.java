package io.kefuflow.knowledge.process;

import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_ANSWER;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_CATEGORY;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_KEYWORDS;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_QUESTION;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_TITLE;

import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The text of an article as the fields of a form. */
final class ArticleForm {

  private ArticleForm() {}

  /** The fields as variables to start a process with. */
  static Map<String, Object> variables(ArticleText text) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(ARTICLE_TITLE.name(), text.title());
    variables.put(ARTICLE_QUESTION.name(), text.question());
    variables.put(ARTICLE_ANSWER.name(), text.answer());
    variables.put(ARTICLE_CATEGORY.name(), text.category().name());
    variables.put(ARTICLE_KEYWORDS.name(), text.keywords());
    return variables;
  }

  /** What was entered; the process forgets it, it is kept with the article. */
  static ArticleText take(VariableScope scope) {
    var text =
        new ArticleText(
            ARTICLE_TITLE.findIn(scope).orElse(null),
            ARTICLE_QUESTION.findIn(scope).orElse(null),
            ARTICLE_ANSWER.findIn(scope).orElse(null),
            KnowledgeCategory.valueOf(ARTICLE_CATEGORY.from(scope)),
            ARTICLE_KEYWORDS.findIn(scope).orElse(null));
    scope.removeVariables(
        Stream.of(
                ARTICLE_TITLE, ARTICLE_QUESTION, ARTICLE_ANSWER, ARTICLE_CATEGORY, ARTICLE_KEYWORDS)
            .map(ProcessVariable::name)
            .toList());
    return text;
  }
}

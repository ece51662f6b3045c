package io.kefuflow.knowledge.process;

import static io.kefuflow.shared.process.CaseTextMarkdown.escape;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.knowledge.Article;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.Knowledge.EarlierAnswer;
import io.kefuflow.routing.Colleagues;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What forms show of articles, Markdown: in a review the article, in a consultation or after-sales
 * case the articles and earlier answers most similar to what the customer said (P2.8).
 */
@Component
class KnowledgeFormVariables implements FormVariableSource {

  private static final Set<Procedure> ANSWERING =
      EnumSet.of(Procedure.CONSULTATION, Procedure.AFTER_SALES);

  /** An article that says nearly the same is noticed before it is published twice. */
  private static final int MOST_ALIKE = 3;

  private static final int MOST_ARTICLES = 5;
  private static final int MOST_ANSWERS = 3;
  private static final int BEGINNING = 120;

  /** Phone and account numbers of another customer are nobody's business. */
  private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\d{7,}");

  private final Knowledge knowledge;
  private final Cases cases;
  private final Colleagues colleagues;
  private final DateTimeFormatter day;

  KnowledgeFormVariables(Knowledge knowledge, Cases cases, Colleagues colleagues, Clock clock) {
    this.knowledge = knowledge;
    this.cases = cases;
    this.colleagues = colleagues;
    this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(clock.getZone());
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    if (ArticleNumber.isValid(businessKey)) {
      return Map.of(
          KnowledgeReviewProcess.ARTICLE_SUMMARY.name(), summary(new ArticleNumber(businessKey)));
    }
    return Optional.ofNullable(businessKey)
        .filter(CaseNumber::isValid)
        .map(CaseNumber::new)
        .flatMap(cases::find)
        .filter(serviceCase -> ANSWERING.contains(serviceCase.procedure()))
        .map(
            serviceCase ->
                Map.<String, Object>of(
                    KnowledgeReviewProcess.KNOWLEDGE_HINTS.name(), hints(serviceCase)))
        .orElse(Map.of());
  }

  private String summary(ArticleNumber number) {
    Article article = knowledge.get(number);
    List<ArticleVersion> versions = knowledge.versions(number);
    ArticleVersion shown =
        versions.stream()
            .filter(version -> version.state().isOpen())
            .findFirst()
            .orElse(versions.get(0));
    return "**%s** · 第%d版 · %s · %s · %s 提出于 %s"
            .formatted(
                escape(number.value()),
                shown.version(),
                shown.state().label(),
                shown.text().category().label(),
                escape(colleagues.nameOf(shown.proposedBy())),
                escape(day.format(shown.proposedAt())))
        + line("来源工单", shown.sourceCase() == null ? null : shown.sourceCase().value())
        + line("关键词", shown.text().keywords())
        + line("上次审核意见", shown.reviewNote())
        + "\n\n**"
        + escape(shown.text().title())
        + "**\n\n> "
        + escape(shown.text().question())
        + "\n\n"
        + paragraphs(shown.text().answer())
        + published(article)
        + alike(shown);
  }

  private static String line(String label, String value) {
    return value == null ? "" : "  \n**" + label + "：** " + escape(value);
  }

  /** A change is judged against what readers see now. */
  private String published(Article article) {
    return article.publishedVersion() == null
        ? ""
        : "\n\n**现行第%d版**\n\n%s"
            .formatted(
                article.publishedVersion(),
                paragraphs(
                    knowledge
                        .version(article.number(), article.publishedVersion())
                        .text()
                        .answer()));
  }

  private String alike(ArticleVersion proposed) {
    String articles =
        knowledge
            .similar(proposed.text().title() + " " + proposed.text().question(), MOST_ALIKE + 1)
            .stream()
            .filter(version -> !version.article().equals(proposed.article()))
            .limit(MOST_ALIKE)
            .map(KnowledgeFormVariables::entry)
            .collect(Collectors.joining());
    return articles.isEmpty() ? "" : "\n\n**相似的已发布条目**\n" + articles;
  }

  private String hints(ServiceCase serviceCase) {
    String articles =
        knowledge.similar(serviceCase.matter(), MOST_ARTICLES).stream()
            .map(KnowledgeFormVariables::entry)
            .collect(Collectors.joining());
    String answers =
        knowledge
            .earlierAnswers(serviceCase.procedure(), serviceCase.matter(), MOST_ANSWERS + 1)
            .stream()
            .filter(answer -> !answer.caseNumber().equals(serviceCase.number()))
            .limit(MOST_ANSWERS)
            .map(this::entry)
            .collect(Collectors.joining());
    return "**相似的知识条目**\n"
        + (articles.isEmpty() ? "\n没有找到" : articles)
        + (answers.isEmpty() ? "" : "\n\n**此前的答复**\n" + answers);
  }

  private static String entry(ArticleVersion version) {
    return "\n- **%s** %s  \n%s"
        .formatted(
            escape(version.article().value()),
            escape(version.text().title()),
            beginning(version.text().answer()));
  }

  private String entry(EarlierAnswer answer) {
    return "\n- %s %s  \n问：%s  \n答：%s"
        .formatted(
            escape(day.format(answer.answeredAt())),
            escape(answer.caseNumber().value()),
            beginning(answer.question()),
            beginning(answer.answer()));
  }

  private static String beginning(String text) {
    return escape(PERSONAL_NUMBER.matcher(text).replaceAll("***"), BEGINNING);
  }

  private static String paragraphs(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> escape(line))
        .collect(Collectors.joining("  \n"));
  }
}

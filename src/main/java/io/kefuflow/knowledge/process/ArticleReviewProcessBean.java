package io.kefuflow.knowledge.process;

import io.kefuflow.knowledge.Article;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.KnowledgeSettings;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model of the review asks of its settings and of the article. */
@Component("articleReview")
@ProcessBean
public class ArticleReviewProcessBean {

  private final Knowledge knowledge;
  private final KnowledgeSettings settings;
  private final Clock clock;

  ArticleReviewProcessBean(Knowledge knowledge, KnowledgeSettings settings, Clock clock) {
    this.knowledge = knowledge;
    this.settings = settings;
    this.clock = clock;
  }

  /** When a review that begins now is due. */
  public Date dueAt() {
    return after(settings.reviewWithin());
  }

  /** The reminders of a review that begins now, as a repeating interval from when it is due. */
  public String reminderCycle() {
    return "R%d/%s/%s"
        .formatted(
            settings.reminders(),
            clock.instant().plus(settings.reviewWithin()),
            settings.remindEvery());
  }

  /** When a returned article that its proposer has from now on counts as given up. */
  public Date revisionDueAt() {
    return after(settings.reviseWithin());
  }

  /** The text that is under review. */
  public ArticleText draft(DelegateExecution execution) {
    Article article = knowledge.get(new ArticleNumber(execution.getProcessBusinessKey()));
    return knowledge.version(article.number(), article.openVersion()).text();
  }

  private Date after(Duration duration) {
    return Date.from(clock.instant().plus(duration));
  }
}

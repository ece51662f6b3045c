package io.kefuflow.knowledge.process;

import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.REVIEW_DECISION;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.REVIEW_NOTE;

import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import io.kefuflow.knowledge.ReviewDecision;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordReviewDelegate implements JavaDelegate {

  private final ArticleReviews reviews;

  RecordReviewDelegate(ArticleReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.decide(
        new ArticleNumber(execution.getProcessBusinessKey()),
        ReviewDecision.valueOf(REVIEW_DECISION.from(execution)),
        REVIEW_NOTE.findIn(execution).orElse(null));
  }
}

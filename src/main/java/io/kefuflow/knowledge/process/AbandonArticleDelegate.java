package io.kefuflow.knowledge.process;

import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class AbandonArticleDelegate implements JavaDelegate {

  private final ArticleReviews reviews;

  AbandonArticleDelegate(ArticleReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.abandon(new ArticleNumber(execution.getProcessBusinessKey()));
  }
}

package io.kefuflow.knowledge.process;

import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** A review that somebody has claimed is in progress. */
@Component
class TakeReviewTaskListener implements TaskListener {

  private final ArticleReviews reviews;

  TakeReviewTaskListener(ArticleReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    if (task.getAssignee() != null) {
      reviews.take(new ArticleNumber(task.getExecution().getProcessBusinessKey()));
    }
  }
}

package io.kefuflow.knowledge.process;

import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_NUMBER;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_PROPOSED_BY;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.SOURCE_CASE;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RegisterArticleDelegate implements JavaDelegate {

  private final ArticleReviews reviews;

  RegisterArticleDelegate(ArticleReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ArticleVersion proposed =
        reviews.propose(
            entered(execution, ARTICLE_NUMBER).map(ArticleNumber::new).orElse(null),
            ArticleForm.take(execution),
            entered(execution, SOURCE_CASE).map(CaseNumber::new).orElse(null));
    execution.setProcessBusinessKey(proposed.article().value());
    ARTICLE_NUMBER.set(execution, proposed.article().value());
    ARTICLE_PROPOSED_BY.set(execution, proposed.proposedBy());
  }

  private static Optional<String> entered(
      DelegateExecution execution, ProcessVariable<String> field) {
    return field.findIn(execution).map(String::strip).filter(text -> !text.isEmpty());
  }
}

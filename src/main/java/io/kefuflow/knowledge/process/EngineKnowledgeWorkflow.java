package io.kefuflow.knowledge.process;

import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.ARTICLE_NUMBER;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.KEY;
import static io.kefuflow.knowledge.process.KnowledgeReviewProcess.SOURCE_CASE;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.KnowledgeWorkflow;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The review of articles as the engine runs it. */
@Component
class EngineKnowledgeWorkflow implements KnowledgeWorkflow {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineKnowledgeWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public ArticleNumber propose(ArticleNumber article, ArticleText text, CaseNumber sourceCase) {
    return systemCalls.call(
        () ->
            new ArticleNumber(
                runtime
                    .createProcessInstanceByKey(KEY)
                    .setVariables(ArticleForm.variables(text))
                    .setVariable(ARTICLE_NUMBER.name(), article == null ? null : article.value())
                    .setVariable(SOURCE_CASE.name(), sourceCase == null ? null : sourceCase.value())
                    .executeWithVariablesInReturn()
                    .getVariables()
                    .getValue(ARTICLE_NUMBER.name(), String.class)));
  }
}

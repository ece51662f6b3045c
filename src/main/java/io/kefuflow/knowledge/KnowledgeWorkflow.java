package io.kefuflow.knowledge;

import io.kefuflow.casework.CaseNumber;

/** What the rest of the code asks of the process that reviews articles. */
public interface KnowledgeWorkflow {

  /**
   * Proposes an article, or a change of one, and starts its review in the name of the actor.
   *
   * @param article the article to change, null for a new one
   * @param sourceCase the case whose answer it is, null when none
   * @return the number of the article
   * @throws UnknownArticleException when there is no such article
   * @throws ArticleStateException when another change of it is on its way
   */
  ArticleNumber propose(ArticleNumber article, ArticleText text, CaseNumber sourceCase);
}

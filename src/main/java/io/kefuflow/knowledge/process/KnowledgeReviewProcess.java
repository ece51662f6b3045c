package io.kefuflow.knowledge.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/knowledge/knowledge-review.bpmn} and of the forms of its tasks.
 */
final class KnowledgeReviewProcess {

  static final String KEY = "knowledge-review";

  /** In the start form the article to change, empty for a new one; then the one under review. */
  static final ProcessVariable<String> ARTICLE_NUMBER = ProcessVariable.text("articleNumber");

  static final ProcessVariable<String> ARTICLE_TITLE = ProcessVariable.text("articleTitle");
  static final ProcessVariable<String> ARTICLE_QUESTION = ProcessVariable.text("articleQuestion");
  static final ProcessVariable<String> ARTICLE_ANSWER = ProcessVariable.text("articleAnswer");
  static final ProcessVariable<String> ARTICLE_CATEGORY = ProcessVariable.text("articleCategory");
  static final ProcessVariable<String> ARTICLE_KEYWORDS = ProcessVariable.text("articleKeywords");

  /** Number of the case whose answer it is. */
  static final ProcessVariable<String> SOURCE_CASE = ProcessVariable.text("sourceCase");

  /** User id; a returned article goes back there. */
  static final ProcessVariable<String> ARTICLE_PROPOSED_BY =
      ProcessVariable.text("articleProposedBy");

  /** What forms show of the article, Markdown; made when a form is opened. */
  static final ProcessVariable<String> ARTICLE_SUMMARY = ProcessVariable.text("articleSummary");

  /** One of PUBLISH, RETURN, REJECT. */
  static final ProcessVariable<String> REVIEW_DECISION = ProcessVariable.text("reviewDecision");

  static final ProcessVariable<String> REVIEW_NOTE = ProcessVariable.text("reviewNote");

  /** Whether the proposer of a returned article gives it up. */
  static final ProcessVariable<Boolean> ARTICLE_GIVEN_UP = ProcessVariable.flag("articleGivenUp");

  /** What forms of a case show of articles and earlier answers on the matter, Markdown. */
  static final ProcessVariable<String> KNOWLEDGE_HINTS = ProcessVariable.text("knowledgeHints");

  private KnowledgeReviewProcess() {}
}

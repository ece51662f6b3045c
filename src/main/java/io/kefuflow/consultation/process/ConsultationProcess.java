package io.kefuflow.consultation.process;

import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/consultation/consultation.bpmn}, {@code
 * consultation-answering.bpmn} and of the forms of their tasks.
 */
final class ConsultationProcess {

  /** What was found out and answered so far, Markdown; made when a form is opened. */
  static final ProcessVariable<String> CONSULTATION_SUMMARY =
      ProcessVariable.text("consultationSummary");

  static final ProcessVariable<String> CONSULTED_FACTS = ProcessVariable.text("consultedFacts");
  static final ProcessVariable<String> ANALYSIS = ProcessVariable.text("analysis");

  /** One of ANSWER, CUSTOMER, TRANSFER. */
  static final ProcessVariable<String> ANALYSIS_NEXT = ProcessVariable.text("analysisNext");

  // a transfer and a question, handed to the processes that all share
  static final ProcessVariable<String> ANSWER = ProcessVariable.text("answer");

  /** Number of the article that the answer is based on; null for none. */
  static final ProcessVariable<String> KNOWLEDGE_USED = ProcessVariable.text("knowledgeUsed");

  /** The articles to choose from, a JSON list of label and value. */
  static final ProcessVariable<Object> SIMILAR_ARTICLES =
      new ProcessVariable<>("similarArticles", Object.class);

  /** Whether the answer is proposed as an article. */
  static final ProcessVariable<Boolean> KEEP_AS_KNOWLEDGE = ProcessVariable.flag("keepAsKnowledge");

  static final ProcessVariable<String> PROPOSED_TITLE = ProcessVariable.text("proposedTitle");
  static final ProcessVariable<String> PROPOSED_QUESTION = ProcessVariable.text("proposedQuestion");
  static final ProcessVariable<String> PROPOSED_KEYWORDS = ProcessVariable.text("proposedKeywords");

  /** One of SATISFIED, NOT_SATISFIED, NO_FEEDBACK, NOT_AGREED; null when nobody said anything. */
  static final ProcessVariable<String> FOLLOW_UP_RESULT = ProcessVariable.text("followUpResult");

  /** The results to choose from, a JSON list of label and value. */
  static final ProcessVariable<Object> FOLLOW_UP_CHOICES =
      new ProcessVariable<>("followUpChoices", Object.class);

  static final ProcessVariable<String> DISSATISFIED_BECAUSE =
      ProcessVariable.text("dissatisfiedBecause");

  /** How often the customer was not satisfied with an answer. */
  static final ProcessVariable<Integer> DISSATISFACTIONS =
      ProcessVariable.count("dissatisfactions");

  private ConsultationProcess() {}
}

package io.kefuflow.shared.process;

/** Variables that every process working on a case may have. */
public final class CaseVariables {

  public static final ProcessVariable<String> CASE_NUMBER = ProcessVariable.text("caseNumber");

  /** User id of the agent who handles the case; null until one has responded. */
  public static final ProcessVariable<String> CASE_HANDLER = ProcessVariable.text("caseHandler");

  /** Code of the severity, e.g. {@code CRITICAL}. */
  public static final ProcessVariable<String> SEVERITY = ProcessVariable.text("severity");

  /** Code of the customer level, e.g. {@code VIP}. */
  public static final ProcessVariable<String> CUSTOMER_LEVEL =
      ProcessVariable.text("customerLevel");

  /** Instant, ISO 8601, from which the clocks of the case count. */
  public static final ProcessVariable<String> DEADLINES_FROM =
      ProcessVariable.text("deadlinesFrom");

  /** Code of the category within the procedure. */
  public static final ProcessVariable<String> CATEGORY = ProcessVariable.text("category");

  /** Whether the customer is to be served first (P1.7). */
  public static final ProcessVariable<Boolean> SPECIAL_NEEDS = ProcessVariable.flag("specialNeeds");

  /** Number of the case from which this one is opened; only while it is opened. */
  public static final ProcessVariable<String> OPENED_FROM = ProcessVariable.text("openedFrom");

  /** Group that works on the case now. */
  public static final ProcessVariable<String> WORK_GROUP = ProcessVariable.text("workGroup");

  /** Skill that the work takes; null for that of the procedure. */
  public static final ProcessVariable<String> REQUIRED_SKILL =
      ProcessVariable.text("requiredSkill");

  /** Target time agreed for this case, ISO 8601 duration; null for that of the table. */
  public static final ProcessVariable<String> RESOLVE_WITHIN =
      ProcessVariable.text("resolveWithin");

  /** What the customer is asked. */
  public static final ProcessVariable<String> CUSTOMER_QUESTION =
      ProcessVariable.text("customerQuestion");

  /** Group id of who gets the case when it is passed on. */
  public static final ProcessVariable<String> TRANSFER_TO = ProcessVariable.text("transferTo");

  public static final ProcessVariable<String> TRANSFER_REASON =
      ProcessVariable.text("transferReason");

  /** What was done before the case was passed on. */
  public static final ProcessVariable<String> TRANSFER_DONE = ProcessVariable.text("transferDone");

  /** What the customer was promised before the case was passed on. */
  public static final ProcessVariable<String> TRANSFER_PROMISED =
      ProcessVariable.text("transferPromised");

  /** Date and time with offset, ISO 8601; null when the customer was told no time. */
  public static final ProcessVariable<String> TRANSFER_UNTIL =
      ProcessVariable.text("transferUntil");

  /** What forms show of the case, Markdown; made when a form is opened. */
  public static final ProcessVariable<String> CASE_SUMMARY = ProcessVariable.text("caseSummary");

  /** What forms show of the timeline, Markdown; made when a form is opened. */
  public static final ProcessVariable<String> CASE_HISTORY = ProcessVariable.text("caseHistory");

  private CaseVariables() {}
}

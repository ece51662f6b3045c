package io.kefuflow.shared.process;

/**
 * What start forms and intakes of every procedure say; the process forgets it once the case is
 * open, and the engine's history never keeps what is personal in it.
 */
public final class IntakeVariables {

  public static final ProcessVariable<String> CUSTOMER_NAME = ProcessVariable.text("customerName");
  public static final ProcessVariable<String> CUSTOMER_PHONE =
      ProcessVariable.text("customerPhone");
  public static final ProcessVariable<String> CUSTOMER_EMAIL =
      ProcessVariable.text("customerEmail");

  /** Code of a special need, e.g. {@code ELDERLY}. */
  public static final ProcessVariable<String> SPECIAL_NEED = ProcessVariable.text("specialNeed");

  public static final ProcessVariable<String> CHANNEL = ProcessVariable.text("channel");
  public static final ProcessVariable<String> MATTER = ProcessVariable.text("matter");
  public static final ProcessVariable<String> LOCATION = ProcessVariable.text("location");

  /** Date and time with offset, ISO 8601; null for now. */
  public static final ProcessVariable<String> RECEIVED_AT = ProcessVariable.text("receivedAt");

  // only by our own intake, never by a form
  public static final ProcessVariable<String> SOURCE = ProcessVariable.text("source");
  public static final ProcessVariable<String> EXTERNAL_NUMBER =
      ProcessVariable.text("externalNumber");

  /** Whether another system settled it; stays, for the gateway after opening. */
  public static final ProcessVariable<Boolean> SETTLED_BEFORE =
      ProcessVariable.flag("settledBefore");

  public static final ProcessVariable<Boolean> DEADLINES_FROM_RECEIPT =
      ProcessVariable.flag("deadlinesFromReceipt");

  private IntakeVariables() {}
}

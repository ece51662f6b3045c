package io.kefuflow.shared.process;

import java.util.List;

/** What the processes of training and development have in common, and hand to one another. */
public final class TrainingVariables {

  /** Keys of the processes about colleagues: private to those concerned (ADR 19). */
  public static final List<String> PERSONAL_PROCESSES =
      List.of(
          "training-plan",
          "training-session",
          "exam",
          "certificate-renewal",
          "competency-development");

  /** User id of whom a process is about. Who leaves ends the processes that are about them. */
  public static final ProcessVariable<String> EMPLOYEE = ProcessVariable.text("employee");

  /** Code of a course. */
  public static final ProcessVariable<String> COURSE_CODE = ProcessVariable.text("courseCode");

  /** User id of who teaches or assesses. */
  public static final ProcessVariable<String> TRAINER = ProcessVariable.text("trainer");

  public static final ProcessVariable<String> PLAN_NUMBER = ProcessVariable.text("planNumber");

  public static final ProcessVariable<String> SESSION_NUMBER =
      ProcessVariable.text("sessionNumber");

  /** Message: somebody leaves the company; correlated by {@link #EMPLOYEE}. */
  public static final String EMPLOYEE_LEFT = "employee.left";

  private TrainingVariables() {}
}

package io.kefuflow.aftersales.process;

import io.kefuflow.aftersales.AfterSalesReport;
import io.kefuflow.shared.process.ProcessVariable;

/**
 * Vocabulary of {@code processes/aftersales/after-sales.bpmn}, {@code after-sales-resolution.bpmn}
 * and of the forms of their tasks.
 */
final class AfterSalesProcess {

  static final ProcessVariable<String> PRODUCT = ProcessVariable.text(AfterSalesReport.PRODUCT);

  /** Fact for the decision table after-sales-routing. */
  static final ProcessVariable<Boolean> REPEATED_FAULT = ProcessVariable.flag("repeatedFault");

  static final ProcessVariable<String> FIRST_RESPONSE = ProcessVariable.text("firstResponse");

  /** One of SOLVED, CUSTOMER, TRANSFER, VISIT, PROGRESS. */
  static final ProcessVariable<String> SOLVING_NEXT = ProcessVariable.text("solvingNext");

  static final ProcessVariable<String> PROGRESS = ProcessVariable.text("progress");
  static final ProcessVariable<String> SOLUTION = ProcessVariable.text("solution");

  // a transfer and a question, handed to the processes that all share
  /** One of CONFIRMED, NOT_SOLVED, UNREACHABLE. */
  static final ProcessVariable<String> CONFIRMATION = ProcessVariable.text("confirmation");

  static final ProcessVariable<String> NOT_SOLVED_BECAUSE =
      ProcessVariable.text("notSolvedBecause");

  /** How often the customer said that the problem is not solved. */
  static final ProcessVariable<Integer> NOT_SOLVED = ProcessVariable.count("notSolved");

  // collect-evaluation, 1 to 5 each
  static final ProcessVariable<Boolean> EVALUATION_GIVEN = ProcessVariable.flag("evaluationGiven");
  static final ProcessVariable<String> ATTITUDE = ProcessVariable.text("evaluationAttitude");
  static final ProcessVariable<String> EFFICIENCY = ProcessVariable.text("evaluationEfficiency");
  static final ProcessVariable<String> SERVICE_CHANNEL = ProcessVariable.text("evaluationChannel");
  static final ProcessVariable<String> SCOPE = ProcessVariable.text("evaluationScope");
  static final ProcessVariable<String> OVERALL = ProcessVariable.text("evaluationOverall");
  static final ProcessVariable<String> REMARK = ProcessVariable.text("evaluationRemark");

  private AfterSalesProcess() {}
}

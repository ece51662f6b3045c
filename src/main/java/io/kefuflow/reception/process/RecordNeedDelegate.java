package io.kefuflow.reception.process;

import static io.kefuflow.reception.process.ReceptionProcess.BUSINESS_KIND;
import static io.kefuflow.reception.process.ReceptionProcess.COMPLAINT_CATEGORY;
import static io.kefuflow.reception.process.ReceptionProcess.NEED_CATEGORY;
import static io.kefuflow.reception.process.ReceptionProcess.PROBLEM_CATEGORY;
import static io.kefuflow.reception.process.ReceptionProcess.PUBLIC_THREAT;
import static io.kefuflow.reception.process.ReceptionProcess.REQUEST_CATEGORY;
import static io.kefuflow.shared.process.IntakeVariables.MATTER;
import static io.kefuflow.shared.process.IntakeVariables.SPECIAL_NEED;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.reception.NeedCategory;
import io.kefuflow.reception.Receptions;
import io.kefuflow.shared.process.CaseVariables;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Notes what the customer needs (P1.3). What the customer said lives in the case tables from here
 * on, where the procedure that serves the need finds it.
 */
@Component
class RecordNeedDelegate implements JavaDelegate {

  private final Receptions receptions;

  RecordNeedDelegate(Receptions receptions) {
    this.receptions = receptions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    NeedCategory category = NeedCategory.valueOf(NEED_CATEGORY.from(execution));
    CaseVariables.SPECIAL_NEEDS.set(
        execution,
        receptions.understood(
            new CaseNumber(execution.getProcessBusinessKey()),
            category,
            MATTER.from(execution),
            SPECIAL_NEED.findIn(execution).map(SpecialNeed::valueOf).orElse(null)));
    REQUEST_CATEGORY.set(execution, requestCategory(execution, category).orElse(null));
    PUBLIC_THREAT.set(execution, PUBLIC_THREAT.findIn(execution).orElse(false));
    execution.removeVariables(
        List.of(
            MATTER.name(),
            SPECIAL_NEED.name(),
            COMPLAINT_CATEGORY.name(),
            BUSINESS_KIND.name(),
            PROBLEM_CATEGORY.name()));
  }

  private static Optional<String> requestCategory(
      DelegateExecution execution, NeedCategory category) {
    Optional<ProcessVariable<String>> field =
        switch (category) {
          case COMPLAINT -> Optional.of(COMPLAINT_CATEGORY);
          case BUSINESS -> Optional.of(BUSINESS_KIND);
          case AFTER_SALES -> Optional.of(PROBLEM_CATEGORY);
          case CONSULTATION, MATERIAL, VISIT -> Optional.empty();
        };
    return field.flatMap(variable -> variable.findIn(execution));
  }
}

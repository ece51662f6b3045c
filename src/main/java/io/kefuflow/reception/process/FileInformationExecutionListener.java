package io.kefuflow.reception.process;

import static io.kefuflow.reception.process.ReceptionProcess.BACKGROUND_INFORMATION;
import static io.kefuflow.reception.process.ReceptionProcess.COMPETITOR_INFORMATION;
import static io.kefuflow.reception.process.ReceptionProcess.DECISION_INFORMATION;
import static io.kefuflow.reception.process.ReceptionProcess.NEED_INFORMATION;
import static io.kefuflow.reception.process.ReceptionProcess.OTHER_INFORMATION;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.reception.Receptions;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Puts what was learnt into the customer's file when the task is done, not when it is cut off. */
@Component
class FileInformationExecutionListener implements ExecutionListener {

  private static final Map<InformationKind, ProcessVariable<String>> FIELDS =
      Map.of(
          InformationKind.NEED, NEED_INFORMATION,
          InformationKind.BACKGROUND, BACKGROUND_INFORMATION,
          InformationKind.COMPETITOR, COMPETITOR_INFORMATION,
          InformationKind.DECISION, DECISION_INFORMATION,
          InformationKind.OTHER, OTHER_INFORMATION);

  private final Receptions receptions;

  FileInformationExecutionListener(Receptions receptions) {
    this.receptions = receptions;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (execution.isCanceled()) {
      return;
    }
    Map<InformationKind, String> information = new EnumMap<>(InformationKind.class);
    FIELDS.forEach((kind, field) -> information.put(kind, field.findIn(execution).orElse(null)));
    receptions.file(new CaseNumber(execution.getProcessBusinessKey()), information);
  }
}

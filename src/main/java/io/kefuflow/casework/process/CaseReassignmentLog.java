package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Timeline;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.routing.Reassignment;
import io.kefuflow.routing.ReassignmentLog;
import io.kefuflow.shared.process.CaseVariables;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Notes in the timeline that work of an absent person passed to somebody else, and lets the
 * instances of the case that know this person as their handler know the new one.
 */
@Component
class CaseReassignmentLog implements ReassignmentLog {

  private final Cases cases;
  private final Timeline timeline;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  CaseReassignmentLog(
      Cases cases, Timeline timeline, @Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.cases = cases;
    this.timeline = timeline;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public Optional<String> requiredSkill(String caseNumber) {
    return Optional.of(caseNumber)
        .filter(CaseNumber::isValid)
        .map(CaseNumber::new)
        .flatMap(cases::find)
        .map(serviceCase -> serviceCase.procedure().processKey());
  }

  @Override
  public void reassigned(Reassignment reassignment) {
    if (!CaseNumber.isValid(reassignment.caseNumber())) {
      return;
    }
    systemCalls.run(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(reassignment.caseNumber())
                .variableValueEquals(CaseVariables.CASE_HANDLER.name(), reassignment.fromUser())
                .list()
                .forEach(
                    instance ->
                        runtime.setVariable(
                            instance.getId(),
                            CaseVariables.CASE_HANDLER.name(),
                            reassignment.toUser())));
    var number = new CaseNumber(reassignment.caseNumber());
    if (reassignment.toUser() != null
        && reassignment.fromUser().equals(cases.get(number).handler())) {
      cases.handledBy(number, reassignment.toUser());
    }
    timeline.append(number, CaseEvent.Kind.HANDED_OVER, reassignment.explanation());
  }
}

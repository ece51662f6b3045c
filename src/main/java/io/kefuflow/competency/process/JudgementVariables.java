package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.ASSESSMENT_TEXT;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.FOLLOW_UP_NOTE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.MANAGER_NOTE;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.MEASURES;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.PLAN_OBJECTION;
import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.RATINGS;

import io.kefuflow.engine.history.PrivateVariables;
import io.kefuflow.shared.process.ProcessVariable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What people say of an employee, and the employee and the manager of the plan; only the
 * development keeps it.
 */
@Component
class JudgementVariables implements PrivateVariables {

  @Override
  public Set<String> names() {
    return Stream.of(
            RATINGS.stream(),
            MEASURES.stream().map(CompetencyDevelopmentProcess.MeasureFields::text),
            Stream.of(ASSESSMENT_TEXT, FOLLOW_UP_NOTE, PLAN_OBJECTION, MANAGER_NOTE))
        .flatMap(variables -> variables)
        .map(ProcessVariable::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}

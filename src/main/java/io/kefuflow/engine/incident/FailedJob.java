package io.kefuflow.engine.incident;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * A job that used up its retries, described for people.
 *
 * @param processKey null for a job of the engine itself, e.g. history clean-up
 * @param caseNumber business key of the failing instance, null where there is none
 * @param activity name of the failing activity, else its id, else empty
 */
record FailedJob(
    String jobId,
    String processKey,
    String process,
    String activity,
    String caseNumber,
    String message) {

  private static final Pattern CAUSE = Pattern.compile("Caused by: [\\w.$]+: (.+)");

  static FailedJob of(IncidentContext incident, String message, CommandContext command) {
    var definition = definition(incident, command);
    return new FailedJob(
        incident.getConfiguration(),
        definition.map(ProcessDefinitionEntity::getKey).orElse(null),
        definition.map(d -> Objects.requireNonNullElse(d.getName(), d.getKey())).orElse("流程引擎"),
        activity(incident, definition),
        caseNumber(incident, command),
        cause(incident, command).orElse(Objects.requireNonNullElse(message, "")));
  }

  /** What happened in the end: the engine wraps it, e.g. when a compensation fails. */
  private static Optional<String> cause(IncidentContext incident, CommandContext command) {
    return Optional.ofNullable(incident.getConfiguration())
        .map(command.getJobManager()::findJobById)
        .map(JobEntity::getExceptionStacktrace)
        .flatMap(trace -> trace.lines().filter(CAUSE.asMatchPredicate()).reduce((a, b) -> b))
        .map(line -> CAUSE.matcher(line).replaceFirst("$1"));
  }

  private static Optional<ProcessDefinitionEntity> definition(
      IncidentContext incident, CommandContext command) {
    return Optional.ofNullable(incident.getProcessDefinitionId())
        .map(
            command.getProcessEngineConfiguration().getDeploymentCache()
                ::findDeployedProcessDefinitionById);
  }

  private static String activity(
      IncidentContext incident, Optional<ProcessDefinitionEntity> definition) {
    String id =
        incident.getFailedActivityId() == null
            ? incident.getActivityId()
            : incident.getFailedActivityId();
    return id == null
        ? ""
        : definition
            .map(d -> (ActivityImpl) d.findActivity(id))
            .map(ActivityImpl::getName)
            .orElse(id);
  }

  private static String caseNumber(IncidentContext incident, CommandContext command) {
    return Optional.ofNullable(incident.getExecutionId())
        .map(command.getExecutionManager()::findExecutionById)
        .map(ExecutionEntity::getProcessInstance)
        .map(ExecutionEntity::getBusinessKey)
        .orElse(null);
  }
}

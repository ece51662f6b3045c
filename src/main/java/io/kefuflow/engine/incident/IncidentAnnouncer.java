package io.kefuflow.engine.incident;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.variable.Variables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces a job that used up its retries: beside the engine's incident an ERROR in the log and
 * one instance of incident-response, which is withdrawn when the incident goes away by other means.
 *
 * <p>The instance begins in the transaction that records the failure, so there is one if and only
 * if there is an incident; it goes on in a transaction of its own, since a failure to record the
 * failure would have the job run again for ever. The failure of incident-response itself, or its
 * absence, is only logged.
 */
class IncidentAnnouncer extends DefaultIncidentHandler {

  private static final Logger log = LoggerFactory.getLogger(IncidentAnnouncer.class);

  IncidentAnnouncer() {
    super(Incident.FAILED_JOB_HANDLER_TYPE);
  }

  @Override
  public Incident createIncident(IncidentContext context, String message) {
    Incident incident = super.createIncident(context, message);
    var command = Context.getCommandContext();
    var failure = FailedJob.of(context, message, command);
    log.error(
        "Incident {}: case {}, process {} ({}), activity {}, job {}: {}",
        incident.getId(),
        failure.caseNumber(),
        failure.processKey(),
        failure.process(),
        failure.activity(),
        failure.jobId(),
        failure.message());
    if (!IncidentResponse.KEY.equals(failure.processKey())) {
      withoutAuthorization(command, () -> respond(incident, failure, command));
    }
    return incident;
  }

  /**
   * As the engine's own, which would look the incidents up a second time for each job that ends.
   */
  @Override
  protected void removeIncident(IncidentContext context, boolean incidentResolved) {
    var command = Context.getCommandContext();
    List<Incident> incidents =
        command.getIncidentManager().findIncidentByConfiguration(context.getConfiguration());
    for (Incident incident : incidents) {
      if (incidentResolved) {
        ((IncidentEntity) incident).resolve();
      } else {
        ((IncidentEntity) incident).delete();
      }
      withoutAuthorization(command, () -> withdrawResponse(incident, command));
    }
  }

  private static void respond(Incident incident, FailedJob failure, CommandContext command) {
    ProcessDefinitionEntity response =
        command
            .getProcessDefinitionManager()
            .findLatestProcessDefinitionByKey(IncidentResponse.KEY);
    if (response == null || response.isSuspended()) {
      log.warn("Process {} is not deployed or suspended: nobody gets a task", IncidentResponse.KEY);
      return;
    }
    command
        .getProcessEngineConfiguration()
        .getRuntimeService()
        .createProcessInstanceById(response.getId())
        .businessKey(failure.caseNumber())
        .setVariables(variables(incident, failure))
        .execute();
  }

  private static Map<String, Object> variables(Incident incident, FailedJob failure) {
    var variables = Variables.createVariables();
    Stream.of(
            IncidentResponse.INCIDENT_ID.of(incident.getId()),
            IncidentResponse.JOB_ID.of(failure.jobId()),
            IncidentResponse.CASE_NUMBER.of(failure.caseNumber()),
            IncidentResponse.FAILED_PROCESS.of(failure.process()),
            IncidentResponse.FAILED_ACTIVITY.of(failure.activity()),
            IncidentResponse.INCIDENT_MESSAGE.of(failure.message()))
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue()));
    return variables;
  }

  private static void withdrawResponse(Incident incident, CommandContext command) {
    command
        .getProcessEngineConfiguration()
        .getRuntimeService()
        .createMessageCorrelation(IncidentResponse.INCIDENT_RESOLVED)
        .processInstanceVariableEquals(IncidentResponse.INCIDENT_ID.name(), incident.getId())
        .correlateAll();
  }

  private static void withoutAuthorization(CommandContext command, Runnable action) {
    command.runWithoutAuthorization(
        () -> {
          action.run();
          return null;
        });
  }
}

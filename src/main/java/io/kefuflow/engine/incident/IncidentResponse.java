package io.kefuflow.engine.incident;

import io.kefuflow.shared.process.ProcessVariable;

/** The words that the model incident-response.bpmn and the code share. */
final class IncidentResponse {

  static final String KEY = "incident-response";
  static final String INCIDENT_RESOLVED = "incident.resolved";

  static final ProcessVariable<String> INCIDENT_ID = ProcessVariable.text("incidentId");
  static final ProcessVariable<String> JOB_ID = ProcessVariable.text("jobId");

  /** Of the failing instance; null where what failed belongs to no case. */
  static final ProcessVariable<String> CASE_NUMBER = ProcessVariable.text("caseNumber");

  static final ProcessVariable<String> FAILED_PROCESS = ProcessVariable.text("failedProcess");
  static final ProcessVariable<String> FAILED_ACTIVITY = ProcessVariable.text("failedActivity");
  static final ProcessVariable<String> INCIDENT_MESSAGE = ProcessVariable.text("incidentMessage");

  /** RETRY or HANDLED. */
  static final ProcessVariable<String> INCIDENT_ACTION = ProcessVariable.text("incidentAction");

  static final ProcessVariable<String> INCIDENT_NOTE = ProcessVariable.text("incidentNote");

  private IncidentResponse() {}
}

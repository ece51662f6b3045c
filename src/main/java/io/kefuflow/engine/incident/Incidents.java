package io.kefuflow.engine.incident;

import io.kefuflow.shared.process.ProcessBean;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What the model asks about incidents. */
@Component
@ProcessBean
public class Incidents {

  private final RuntimeService runtime;

  Incidents(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** Whether the incident is neither resolved nor gone with its process instance. */
  public boolean isOpen(String incidentId) {
    return runtime.createIncidentQuery().incidentId(incidentId).count() > 0;
  }
}

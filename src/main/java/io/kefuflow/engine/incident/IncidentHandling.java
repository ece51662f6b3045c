package io.kefuflow.engine.incident;

import java.util.List;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.stereotype.Component;

/** Gives the engine our handler for failed jobs. */
@Component
class IncidentHandling extends SpringBootProcessEnginePlugin {

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    engine.setCustomIncidentHandlers(List.of(new IncidentAnnouncer()));
  }
}

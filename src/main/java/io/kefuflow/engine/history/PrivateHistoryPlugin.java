package io.kefuflow.engine.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps {@link PrivateVariables} out of the engine's history. */
@Component
class PrivateHistoryPlugin extends AbstractProcessEnginePlugin {

  private final ObjectProvider<PrivateVariables> privates;

  PrivateHistoryPlugin(ObjectProvider<PrivateVariables> privates) {
    this.privates = privates;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setHistoryEventHandler(
        new PrivateHistory(
            privates.stream()
                .flatMap(variables -> variables.names().stream())
                .collect(Collectors.toUnmodifiableSet())));
  }

  private static final class PrivateHistory extends DbHistoryEventHandler {

    private final Set<String> keptOut;

    PrivateHistory(Set<String> keptOut) {
      this.keptOut = keptOut;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
      if (!isKeptOut(event)) {
        super.handleEvent(event);
      }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
      events.forEach(this::handleEvent);
    }

    private boolean isKeptOut(HistoryEvent event) {
      return event instanceof HistoricVariableUpdateEventEntity variable
              && keptOut.contains(variable.getVariableName())
          || event instanceof HistoricFormPropertyEventEntity field
              && keptOut.contains(field.getPropertyId());
    }
  }
}

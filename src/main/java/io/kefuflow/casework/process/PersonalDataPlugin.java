package io.kefuflow.casework.process;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.springframework.stereotype.Component;

/** Keeps personal data out of the engine's history: the case tables hold it, and can erase it. */
@Component
class PersonalDataPlugin extends AbstractProcessEnginePlugin {

  /** What forms say of the customer, and the process forgets once it is in the tables. */
  private static final Set<String> KEPT_OUT_OF_HISTORY =
      Set.of(
          "customerName",
          "customerPhone",
          "customerEmail",
          "location",
          "matter",
          "needInformation",
          "backgroundInformation",
          "competitorInformation",
          "decisionInformation",
          "otherInformation");

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setHistoryEventHandler(new CaseHistory());
  }

  private static final class CaseHistory extends DbHistoryEventHandler {

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

    private static boolean isKeptOut(HistoryEvent event) {
      return event instanceof HistoricVariableUpdateEventEntity variable
              && KEPT_OUT_OF_HISTORY.contains(variable.getVariableName())
          || event instanceof HistoricFormPropertyEventEntity field
              && KEPT_OUT_OF_HISTORY.contains(field.getPropertyId());
    }
  }
}

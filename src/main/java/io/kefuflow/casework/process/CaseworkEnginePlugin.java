package io.kefuflow.casework.process;

import io.kefuflow.shared.process.CaseVariables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets the engine show the case in every task's form, and keeps what is shown, and personal data,
 * out of its history: the case tables hold them, and can erase them.
 */
@Component
class CaseworkEnginePlugin extends AbstractProcessEnginePlugin {

  /** Personal data, and texts that the case tables hold already. */
  private static final Set<String> KEPT_OUT_OF_HISTORY =
      Set.of(
          CaseVariables.CASE_SUMMARY.name(),
          CaseVariables.CASE_HISTORY.name(),
          "customerName",
          "customerPhone",
          "customerEmail",
          "location",
          "matter");

  private final ObjectProvider<ShowCaseTaskListener> showCase;

  CaseworkEnginePlugin(ObjectProvider<ShowCaseTaskListener> showCase) {
    this.showCase = showCase;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    if (configuration.getCustomPostBPMNParseListeners() == null) {
      configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
    }
    configuration.getCustomPostBPMNParseListeners().add(showingCase());
    configuration.setHistoryEventHandler(new CaseHistory());
  }

  private BpmnParseListener showingCase() {
    TaskListener listener = task -> showCase.getObject().notify(task);
    return new AbstractBpmnParseListener() {
      @Override
      public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        behavior.getTaskDefinition().addTaskListener(TaskListener.EVENTNAME_CREATE, listener);
      }
    };
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

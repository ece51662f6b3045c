package io.kefuflow.test;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;

/** A process that takes over the number of another one, as the handling of an incident does. */
public final class OtherProcess {

  private static final String KEY = "other-process";

  private OtherProcess() {}

  /** What the form of its only task is given. Nothing of the process is left. */
  public static Map<String, Object> formVariables(ProcessEngine engine, String businessKey) {
    var model =
        Bpmn.createExecutableProcess(KEY)
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask()
            .endEvent()
            .done();
    var repository = engine.getRepositoryService();
    String deployment =
        repository.createDeployment().addModelInstance(KEY + ".bpmn", model).deploy().getId();
    try {
      String instance =
          engine.getRuntimeService().startProcessInstanceByKey(KEY, businessKey).getId();
      String task =
          engine
              .getTaskService()
              .createTaskQuery()
              .processInstanceId(instance)
              .singleResult()
              .getId();
      return engine.getFormService().getTaskFormVariables(task);
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }
}

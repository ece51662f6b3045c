package io.kefuflow.engine.form;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's form service with the doors of {@link io.kefuflow.engine.form} closed. */
final class GuardedFormService extends FormServiceImpl {

  private final FormGate gate;

  GuardedFormService(FormGate gate) {
    this.gate = gate;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    gate.complete(
        taskId,
        properties,
        accepted -> {
          super.submitTaskForm(taskId, accepted);
          return null;
        });
  }

  /** Submits a form as a user, checked as if that user had sent it. */
  void submitTaskFormAs(String userId, String taskId, Map<String, Object> properties) {
    gate.completeAs(
        userId,
        taskId,
        properties,
        accepted -> {
          super.submitTaskForm(taskId, accepted);
          return null;
        });
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, Map<String, Object> properties, boolean deserializeValues) {
    return gate.complete(
        taskId,
        properties,
        accepted -> super.submitTaskFormWithVariablesInReturn(taskId, accepted, deserializeValues));
  }

  @Override
  @Deprecated
  public void submitTaskFormData(String taskId, Map<String, String> properties) {
    submitTaskForm(taskId, new HashMap<>(properties));
  }

  @Override
  public ProcessInstance submitStartForm(
      String processDefinitionId, Map<String, Object> properties) {
    return submitStartForm(processDefinitionId, null, properties);
  }

  @Override
  public ProcessInstance submitStartForm(
      String processDefinitionId, String businessKey, Map<String, Object> properties) {
    return gate.start(
        processDefinitionId,
        businessKey,
        properties,
        accepted -> super.submitStartForm(processDefinitionId, businessKey, accepted));
  }

  @Override
  @Deprecated
  public ProcessInstance submitStartFormData(
      String processDefinitionId, Map<String, String> properties) {
    return submitStartForm(processDefinitionId, null, new HashMap<>(properties));
  }

  @Override
  @Deprecated
  public ProcessInstance submitStartFormData(
      String processDefinitionId, String businessKey, Map<String, String> properties) {
    return submitStartForm(processDefinitionId, businessKey, new HashMap<>(properties));
  }
}

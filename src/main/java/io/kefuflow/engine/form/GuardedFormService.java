package io.kefuflow.engine.form;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's form service with the doors of {@link io.kefuflow.engine.form} closed. */
final class GuardedFormService extends FormServiceImpl {

  private final FormGate gate;
  private final ObjectProvider<FormVariableSource> sources;

  GuardedFormService(FormGate gate, ObjectProvider<FormVariableSource> sources) {
    this.gate = gate;
    this.sources = sources;
  }

  @Override
  public VariableMap getTaskFormVariables(String taskId) {
    return withSources(taskId, super.getTaskFormVariables(taskId));
  }

  @Override
  public VariableMap getTaskFormVariables(
      String taskId, Collection<String> formVariables, boolean deserializeObjectValues) {
    return withSources(
        taskId, super.getTaskFormVariables(taskId, formVariables, deserializeObjectValues));
  }

  /**
   * The engine has checked by now that the user may read the task. A variable that is null is left
   * out, which makes no difference to the form: Tasklist would send a list back as the type that
   * the variable had, and the engine takes no list for a null.
   */
  private VariableMap withSources(String taskId, VariableMap variables) {
    Set.copyOf(variables.keySet()).stream()
        .filter(name -> variables.getValueTyped(name).getType() == ValueType.NULL)
        .forEach(variables::remove);
    Surroundings task = commandExecutor.execute(context -> Surroundings.of(context, taskId));
    sources
        .orderedStream()
        .filter(source -> source.serves(task.processKey()))
        .forEach(source -> variables.putAll(source.variables(task.businessKey(), taskId)));
    return variables;
  }

  /** Where a task stands; both null for one of no process. */
  private record Surroundings(String processKey, String businessKey) {

    static Surroundings of(CommandContext context, String taskId) {
      ExecutionEntity instance = context.getTaskManager().findTaskById(taskId).getProcessInstance();
      return instance == null
          ? new Surroundings(null, null)
          : new Surroundings(
              instance.getProcessDefinition().getKey(), instance.getProcessBusinessKey());
    }
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

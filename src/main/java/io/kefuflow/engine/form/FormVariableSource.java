package io.kefuflow.engine.form;

import java.util.Map;

/**
 * What the forms of a case show beside its process variables. Computed each time a form is opened,
 * so that it is never stale, and never stored.
 */
public interface FormVariableSource {

  /**
   * Whether it answers for tasks of a process. Others than its own may carry the same business key,
   * e.g. the handling of an incident, and others may read their tasks.
   *
   * @param processKey key of the process definition; null for a task of no process
   */
  default boolean serves(String processKey) {
    return true;
  }

  /**
   * The variables for a task of the case.
   *
   * @param businessKey the case number; null for a task of no case
   */
  Map<String, Object> variables(String businessKey);

  /**
   * As {@link #variables(String)}, for one task.
   *
   * @param taskId the task whose form is opened
   */
  default Map<String, Object> variables(String businessKey, String taskId) {
    return variables(businessKey);
  }
}

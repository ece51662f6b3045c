package io.kefuflow.engine.form;

import java.util.List;

/**
 * A form that was accepted, as the person saw it.
 *
 * @param taskId the task it completes; null for a start form
 * @param definitionKey key of the task in its model, or of the process for a start form
 * @param processInstanceId the instance it belongs to; null for a task outside a process
 * @param businessKey the case number; null while the process has not set one
 * @param userId who submitted it; null when our own code did so for nobody
 * @param name name of the task or, for a start form, of the process
 * @param fields what was entered, in the order of the form; read-only and computed fields are left
 *     out
 */
public record FormSubmission(
    String taskId,
    String definitionKey,
    String processInstanceId,
    String businessKey,
    String userId,
    String name,
    List<Field> fields) {

  /**
   * One entered value.
   *
   * @param key path of the field, which for a field outside a group is the process variable
   * @param label what the form calls it
   * @param value String, Boolean, Integer, Long, Double, a list of these, or null
   * @param displayed what a person reads: the label of an option, 是 or 否, the date in the zone of
   *     the department
   */
  public record Field(String key, String label, Object value, String displayed) {}
}

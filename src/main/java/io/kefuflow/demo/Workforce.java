package io.kefuflow.demo;

import io.kefuflow.casework.CaseNumber;
import java.util.Map;

/**
 * The people of the demonstration at work. They do what they would do in Tasklist, with their own
 * rights.
 */
public interface Workforce {

  /** The person takes the open task with this element id. */
  void claim(CaseNumber caseNumber, String userId, String taskId);

  /** The person takes the task, fills its form in and completes it. */
  default void complete(
      CaseNumber caseNumber, String userId, String taskId, Map<String, Object> values) {
    complete(caseNumber.value(), userId, taskId, values);
  }

  /** As {@link #complete(CaseNumber, String, String, Map)}, of whatever has this business key. */
  void complete(String businessKey, String userId, String taskId, Map<String, Object> values);

  /** Does something in the name of the person. */
  void as(String userId, Runnable work);
}

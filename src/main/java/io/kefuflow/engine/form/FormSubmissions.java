package io.kefuflow.engine.form;

import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Completes tasks in the name of a user, for our own code: own interfaces and demonstration data.
 */
@Component
public class FormSubmissions {

  private final GuardedFormService formService;

  FormSubmissions(ProcessEngineConfigurationImpl configuration) {
    this.formService = (GuardedFormService) configuration.getFormService();
  }

  /**
   * Completes a task exactly as if the user had submitted its form: the user must be the assignee
   * and a candidate, and the values must fit the form.
   *
   * @param variables plain values by variable: text, Boolean, number, list, map or null
   * @throws SubmissionRefusedException saying in Chinese what is wrong; nothing has changed then
   */
  public void complete(String taskId, String userId, Map<String, Object> variables) {
    formService.submitTaskFormAs(userId, taskId, variables);
  }
}

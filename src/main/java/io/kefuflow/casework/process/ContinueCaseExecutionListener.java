package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CustomerInquiryService;
import io.kefuflow.engine.SystemCalls;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The question is no longer open, however that came; with the last one of the case, the case no
 * longer waits for the customer.
 */
@Component
class ContinueCaseExecutionListener implements ExecutionListener {

  private final CustomerInquiryService inquiries;
  private final TaskService tasks;
  private final SystemCalls systemCalls;

  ContinueCaseExecutionListener(
      CustomerInquiryService inquiries, @Lazy TaskService tasks, @Lazy SystemCalls systemCalls) {
    this.inquiries = inquiries;
    this.tasks = tasks;
    this.systemCalls = systemCalls;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (open(execution).stream()
        .allMatch(
            task ->
                task.getProcessInstanceId().equals(execution.getProcessInstanceId())
                    || ((TaskEntity) task).isDeleted())) {
      inquiries.waitingOver(new CaseNumber(execution.getProcessBusinessKey()));
    }
  }

  private List<Task> open(DelegateExecution execution) {
    return systemCalls.call(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .processDefinitionKey(CustomerInquiryProcess.KEY)
                .list());
  }
}

package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseTasks;
import io.kefuflow.engine.SystemCalls;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.CaseVariables;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Agents' work is what is offered to the group of agents. */
@Component
class EngineCaseTasks implements CaseTasks {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineCaseTasks(
      @Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public List<AgentTask> agentTasks(CaseNumber caseNumber) {
    return systemCalls.call(
        () ->
            query(caseNumber).stream()
                .map(task -> new AgentTask(task.getId(), task.getName(), task.getAssignee()))
                .toList());
  }

  @Override
  public void assignTo(CaseNumber caseNumber, String userId) {
    systemCalls.run(
        () -> {
          query(caseNumber).forEach(task -> tasks.setAssignee(task.getId(), userId));
          runtime
              .createProcessInstanceQuery()
              .processInstanceBusinessKey(caseNumber.value())
              .list()
              .forEach(
                  instance -> {
                    if (runtime
                        .getVariables(instance.getId())
                        .containsKey(CaseVariables.CASE_HANDLER.name())) {
                      runtime.setVariable(
                          instance.getId(), CaseVariables.CASE_HANDLER.name(), userId);
                    }
                  });
        });
  }

  @Override
  public void offerTo(CaseNumber caseNumber, String userId) {
    systemCalls.run(
        () -> query(caseNumber).forEach(task -> tasks.addCandidateUser(task.getId(), userId)));
  }

  private List<Task> query(CaseNumber caseNumber) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(caseNumber.value())
        .taskCandidateGroup(Role.AGENT.groupId())
        .includeAssignedTasks()
        .list();
  }
}

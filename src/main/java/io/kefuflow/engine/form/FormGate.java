package io.kefuflow.engine.form;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.engine.form.SubmissionRefusedException.Reason;
import io.kefuflow.shared.InvalidInputException;
import jakarta.ws.rs.ClientErrorException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What stands between a user's call and the engine. A call is <em>foreign</em> when a user is
 * signed in and none of our own code is running; only foreign calls are checked. Check and call run
 * in one engine command, hence one transaction; a case that changed meanwhile fails that
 * transaction, and both are repeated.
 */
final class FormGate {

  /** For a case that a deadline timer, a message or a colleague changes in the same instant. */
  private static final RetryTemplate OVERTAKEN =
      RetryTemplate.builder()
          .maxAttempts(5)
          .uniformRandomBackoff(10, 100)
          .retryOn(OptimisticLockingException.class)
          .build();

  private final ProcessEngineConfigurationImpl engine;
  private final Clock clock;
  private final Consumer<FormSubmission> publisher;
  private final DeployedForms forms = new DeployedForms();
  private final TaskAccess access;

  FormGate(ProcessEngineConfigurationImpl engine, Clock clock, Consumer<FormSubmission> publisher) {
    this.engine = engine;
    this.clock = clock;
    this.publisher = publisher;
    this.access = new TaskAccess(engine, clock.getZone());
  }

  TaskAccess access() {
    return access;
  }

  /** Whether somebody outside calls, so that the call must be checked. */
  boolean isForeign() {
    return authentication() != null && !SystemCalls.active();
  }

  /** Refuses the call if it is foreign. */
  void refuseForeign(String message) {
    if (isForeign()) {
      throw answer(new SubmissionRefusedException(Reason.FORBIDDEN, message));
    }
  }

  /** Completes a task with what its form offers. Our own code may complete it with anything. */
  <T> T complete(
      String taskId, Map<String, Object> variables, Function<Map<String, Object>, T> call) {
    return isForeign()
        ? atDoor(() -> completeChecked(taskId, variables, call))
        : execute(context -> completeTrusted(context, taskId, variables, call));
  }

  /** Completes a task as a user, with the same checks as if that user had submitted the form. */
  <T> T completeAs(
      String userId,
      String taskId,
      Map<String, Object> variables,
      Function<Map<String, Object>, T> call) {
    return as(userId, () -> translated(() -> completeChecked(taskId, variables, call)));
  }

  /** Starts a process with what its start form offers. Our own code may start it with anything. */
  ProcessInstance start(
      String processDefinitionId,
      String businessKey,
      Map<String, Object> variables,
      Function<Map<String, Object>, ProcessInstance> call) {
    return isForeign()
        ? atDoor(
            () ->
                checked(
                    context ->
                        startChecked(context, processDefinitionId, businessKey, variables, call)))
        : execute(context -> startTrusted(context, processDefinitionId, variables, call));
  }

  /**
   * Runs a call that changes a task, after a check of the task and the calling user if it is
   * foreign.
   */
  void change(String taskId, BiConsumer<TaskEntity, String> check, Runnable call) {
    if (!isForeign()) {
      call.run();
      return;
    }
    atDoor(
        () ->
            checked(
                context -> {
                  check.accept(existing(context, taskId), authentication().getUserId());
                  call.run();
                  return null;
                }));
  }

  /**
   * Runs a call of the engine; when it is foreign, a refusal is answered in a way that the REST
   * interface passes on.
   */
  <T> T door(Supplier<T> call) {
    return isForeign() ? atDoor(call) : call.get();
  }

  /** Refuses the calling user unless the task is theirs or they are allowed to assign it. */
  void checkMayGiveBack(TaskEntity task, String caller) {
    if (caller.equals(task.getAssignee())) {
      return;
    }
    if (task.getAssignee() != null && !hasPermission(checker -> checker.checkTaskAssign(task))) {
      throw access.taken(task);
    }
    checkMayAssign(task);
  }

  /** Refuses the calling user unless allowed to assign the task to others. */
  void checkMayAssign(TaskEntity task) {
    checkPermission(
        checker -> checker.checkTaskAssign(task), "您没有分配任务「%s」的权限".formatted(task.getName()));
    access.checkLeader(task, authentication().getUserId());
  }

  private <T> T completeChecked(
      String taskId, Map<String, Object> variables, Function<Map<String, Object>, T> call) {
    return checked(
        context -> {
          TaskEntity task = existing(context, taskId);
          String userId = authentication().getUserId();
          if (task.isSuspended()) {
            throw new SubmissionRefusedException(
                Reason.CONFLICT, "任务「%s」所在的流程已暂停，请稍后再办理".formatted(task.getName()));
          }
          access.checkWorker(task, userId);
          checkPermission(
              checker -> checker.checkTaskWork(task), "您没有办理任务「%s」的权限".formatted(task.getName()));
          Optional<FormSchema> form = forms.ofTask(context, taskId);
          Map<String, Object> accepted = Map.of();
          if (form.isPresent()) {
            var result = check(form.get(), currentVariables(context, task), variables);
            refuse(result.violations());
            accepted = result.variables();
            publish(context, submission(task, userId, result.fields()));
          } else if (variables != null && !variables.isEmpty()) {
            refuse(variables.keySet().stream().map(name -> "「" + name + "」不能提交，此任务没有表单").toList());
          }
          return call.apply(accepted);
        });
  }

  private <T> T completeTrusted(
      CommandContext context,
      String taskId,
      Map<String, Object> variables,
      Function<Map<String, Object>, T> call) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    if (task != null) {
      formOf(() -> forms.ofTask(context, taskId))
          .ifPresent(
              form -> {
                var fields = check(form, currentVariables(context, task), variables).fields();
                publish(context, submission(task, actor(task), fields));
              });
    }
    return call.apply(variables);
  }

  private ProcessInstance startChecked(
      CommandContext context,
      String processDefinitionId,
      String businessKey,
      Map<String, Object> variables,
      Function<Map<String, Object>, ProcessInstance> call) {
    ProcessDefinitionEntity definition =
        context.getProcessDefinitionManager().findLatestProcessDefinitionById(processDefinitionId);
    if (definition == null) {
      throw new SubmissionRefusedException(Reason.NOT_FOUND, "流程不存在，请刷新后重试");
    }
    checkPermission(
        checker -> checker.checkCreateProcessInstance(definition),
        "您没有发起流程「%s」的权限".formatted(definition.getName()));
    if (definition.isSuspended()) {
      throw new SubmissionRefusedException(
          Reason.CONFLICT, "流程「%s」已暂停，不能发起".formatted(definition.getName()));
    }
    if (businessKey != null && !businessKey.isBlank()) {
      throw new SubmissionRefusedException(Reason.INVALID, "工单编号由系统分配，请不要填写业务主键（businessKey）");
    }
    FormSchema form =
        forms
            .ofStart(context, processDefinitionId)
            .orElseThrow(
                () ->
                    new SubmissionRefusedException(
                        Reason.FORBIDDEN, "流程「%s」没有登记表单，不能直接发起".formatted(definition.getName())));
    var result = check(form, Map.of(), variables);
    refuse(result.violations());
    ProcessInstance instance = call.apply(result.variables());
    publish(context, submission(definition, instance, result.fields()));
    return instance;
  }

  private ProcessInstance startTrusted(
      CommandContext context,
      String processDefinitionId,
      Map<String, Object> variables,
      Function<Map<String, Object>, ProcessInstance> call) {
    ProcessInstance instance = call.apply(variables);
    formOf(() -> forms.ofStart(context, processDefinitionId))
        .ifPresent(
            form -> {
              var definition = ((ExecutionEntity) instance).getProcessDefinition();
              publish(
                  context,
                  submission(definition, instance, check(form, Map.of(), variables).fields()));
            });
    return instance;
  }

  private SubmissionCheck.Result check(
      FormSchema form, Map<String, Object> current, Map<String, Object> submitted) {
    var expressions = new FormExpressions(engine.getDmnEngineConfiguration().getFeelEngine());
    return new SubmissionCheck(form, current, expressions, clock)
        .check(submitted == null ? Map.of() : submitted);
  }

  private static void refuse(List<String> violations) {
    if (!violations.isEmpty()) {
      throw new SubmissionRefusedException(
          Reason.INVALID, "表单未通过检查：" + String.join("；", violations));
    }
  }

  /** The variables that a form of the task shows. */
  private Map<String, Object> currentVariables(CommandContext context, TaskEntity task) {
    VariableMap variables = context.runWithoutAuthorization(() -> task.getVariablesTyped(false));
    var plain = new HashMap<String, Object>();
    variables
        .keySet()
        .forEach(name -> plain.put(name, PlainValue.ofVariable(variables.getValueTyped(name))));
    return plain;
  }

  /** For our own code a form that is not deployed is no form. */
  private static Optional<FormSchema> formOf(Supplier<Optional<FormSchema>> form) {
    try {
      return form.get();
    } catch (SubmissionRefusedException e) {
      return Optional.empty();
    }
  }

  private static FormSubmission submission(
      TaskEntity task, String userId, List<FormSubmission.Field> fields) {
    ExecutionEntity instance = task.getProcessInstance();
    return new FormSubmission(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getProcessInstanceId(),
        instance == null ? null : instance.getBusinessKey(),
        userId,
        task.getName(),
        fields);
  }

  private FormSubmission submission(
      ProcessDefinitionEntity definition,
      ProcessInstance instance,
      List<FormSubmission.Field> fields) {
    return new FormSubmission(
        null,
        definition.getKey(),
        instance.getId(),
        instance.getBusinessKey(),
        authentication() == null ? null : authentication().getUserId(),
        definition.getName(),
        fields);
  }

  private void publish(CommandContext context, FormSubmission submission) {
    context.runWithoutAuthorization(
        () -> {
          publisher.accept(submission);
          return null;
        });
  }

  private String actor(TaskEntity task) {
    return authentication() == null ? task.getAssignee() : authentication().getUserId();
  }

  private TaskEntity existing(CommandContext context, String taskId) {
    TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
    if (task == null) {
      throw access
          .whatBecameOf(taskId)
          .orElseGet(() -> new SubmissionRefusedException(Reason.NOT_FOUND, "任务已完成或不存在，请刷新任务列表"));
    }
    return task;
  }

  private void checkPermission(Consumer<CommandChecker> check, String refusal) {
    try {
      engine.getCommandCheckers().forEach(check);
    } catch (AuthorizationException e) {
      throw new SubmissionRefusedException(Reason.FORBIDDEN, refusal, e);
    }
  }

  private boolean hasPermission(Consumer<CommandChecker> check) {
    try {
      engine.getCommandCheckers().forEach(check);
      return true;
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private Authentication authentication() {
    return engine.getIdentityService().getCurrentAuthentication();
  }

  private <T> T as(String userId, Supplier<T> call) {
    Authentication before = authentication();
    engine
        .getIdentityService()
        .setAuthentication(userId, execute(context -> access.groupsOf(userId)));
    try {
      return call.get();
    } finally {
      if (before == null) {
        engine.getIdentityService().clearAuthentication();
      } else {
        engine.getIdentityService().setAuthentication(before);
      }
    }
  }

  private <T> T execute(Command<T> command) {
    return engine.getCommandExecutorTxRequired().execute(command);
  }

  /**
   * Runs a check together with the call that it is for, again when they are overtaken, so that a
   * colleague who was faster is noticed. Within somebody else's transaction nothing can be
   * repeated.
   */
  private <T> T checked(Command<T> command) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? execute(command)
        : OVERTAKEN.execute(attempt -> execute(command));
  }

  private <T> T atDoor(Supplier<T> call) {
    try {
      return translated(call);
    } catch (SubmissionRefusedException e) {
      throw answer(e);
    }
  }

  private static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (OptimisticLockingException e) {
      throw new SubmissionRefusedException(Reason.CONFLICT, "工单同时有其他变化，没有提交成功：请稍后重试", e);
    } catch (RuntimeException e) {
      throw invalidInput(e)
          .<RuntimeException>map(
              cause -> new SubmissionRefusedException(Reason.INVALID, cause.getMessage(), e))
          .orElse(e);
    }
  }

  /** What a step behind the form said about the input; the engine wraps exceptions of listeners. */
  private static Optional<InvalidInputException> invalidInput(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidInputException refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /**
   * The refusal as the REST resources of the engine pass it on unchanged. They would answer 500 to
   * an exception of the engine and put an English sentence before its message.
   */
  private static ClientErrorException answer(SubmissionRefusedException refusal) {
    return new ClientErrorException(refusal.getMessage(), refusal.reason().status(), refusal);
  }
}

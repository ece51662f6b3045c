package io.kefuflow.engine.form;

import static io.kefuflow.engine.form.DoorsFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.test.ApplicationTest;
import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each door of the engine that is not a form is closed for a signed-in user, and the forms take
 * only what they offer.
 */
@ApplicationTest
class FormDoorsTest {

  private static final String TAKEN = "任务「审批方案」已由 %s 于 \\d\\d-\\d\\d \\d\\d:\\d\\d 领取：请刷新列表";
  private static final String OVERTAKEN = "409 工单同时有其他变化，没有提交成功：请稍后重试";

  @Autowired ProcessEngine engine;
  @Autowired SystemCalls systemCalls;
  @Autowired FormSubmissions submissions;
  @Autowired DefaultListableBeanFactory beans;
  @Autowired TransactionTemplate transaction;

  DoorsFixture people;
  TaskService tasks;
  FormService forms;
  RuntimeService runtime;
  final List<FormSubmission> published = new ArrayList<>();

  @BeforeEach
  void deploy() {
    people = new DoorsFixture(engine);
    tasks = engine.getTaskService();
    forms = engine.getFormService();
    runtime = engine.getRuntimeService();
    beans.registerSingleton(
        "recordingListener",
        (FormSubmissionListener)
            submission -> {
              assertThat(SystemCalls.active()).isTrue();
              published.add(submission);
            });
  }

  @AfterEach
  void remove() {
    beans.destroySingleton("recordingListener");
    beans.destroySingleton("overtakingListener");
    people.close();
  }

  @Test
  void takesWhatTheTaskFormOffersAndTellsWhatItWas() {
    var instance = people.instance();
    Task task = people.task(instance);

    people.as(
        people.agent,
        () -> {
          tasks.claim(task.getId(), people.agent);
          forms.submitTaskForm(
              task.getId(),
              Map.of(
                  "customerPhone",
                  PHONE,
                  "decision",
                  "REJECT",
                  "reason",
                  "证据不足",
                  "channels",
                  List.of("PHONE", "SMS")));
        });

    assertThat(people.variables(instance.getId()))
        .containsEntry("decision", "REJECT")
        .containsEntry("reason", "证据不足")
        .containsEntry("solutionApproved", false);
    assertThat(people.variables(instance.getId()).get("channels"))
        .hasToString("[\"PHONE\",\"SMS\"]");
    assertThat(published)
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.taskId()).isEqualTo(task.getId());
              assertThat(submission.definitionKey()).isEqualTo("userTask_approve");
              assertThat(submission.processInstanceId()).isEqualTo(instance.getId());
              assertThat(submission.businessKey()).isEqualTo(instance.getBusinessKey());
              assertThat(submission.userId()).isEqualTo(people.agent);
              assertThat(submission.name()).isEqualTo("审批方案");
              assertThat(submission.fields())
                  .extracting(
                      FormSubmission.Field::key,
                      FormSubmission.Field::label,
                      FormSubmission.Field::displayed)
                  .containsExactly(
                      tuple("decision", "决定", "退回"),
                      tuple("reason", "原因", "证据不足"),
                      tuple("channels", "告知方式", "电话、短信"));
            });
  }

  static Stream<Completion> completions() {
    return Stream.of(
        (engine, taskId, variables) -> engine.getFormService().submitTaskForm(taskId, variables),
        (engine, taskId, variables) ->
            engine.getFormService().submitTaskFormWithVariablesInReturn(taskId, variables, false),
        (engine, taskId, variables) -> engine.getTaskService().complete(taskId, variables),
        (engine, taskId, variables) ->
            engine.getTaskService().completeWithVariablesInReturn(taskId, variables, false));
  }

  @FunctionalInterface
  interface Completion {
    void run(ProcessEngine engine, String taskId, Map<String, Object> variables);
  }

  @ParameterizedTest
  @MethodSource("completions")
  void refusesASmuggledVariableWhicheverWayTheTaskIsCompleted(Completion completion) {
    String taskId = people.taskOf(people.agent);
    String instanceId =
        tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId();

    var refusal =
        refusal(
            people.agent,
            () ->
                completion.run(
                    engine, taskId, Map.of("decision", "ACCEPT", "solutionApproved", true)));

    assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
    assertThat(refusal).hasMessage("表单未通过检查：「solutionApproved」不是此表单的字段，不能提交");
    assertThat(people.variables(instanceId))
        .containsEntry("solutionApproved", false)
        .doesNotContainKey("decision");
    assertThat(tasks.createTaskQuery().taskId(taskId).count()).isEqualTo(1);
    assertThat(published).isEmpty();

    people.as(people.agent, () -> completion.run(engine, taskId, Map.of("decision", "ACCEPT")));
    assertThat(people.variables(instanceId)).containsEntry("decision", "ACCEPT");
  }

  @Test
  void completingWithoutVariablesMissesWhatIsRequired() {
    String taskId = people.taskOf(people.agent);

    assertThat(refusal(people.agent, () -> tasks.complete(taskId))).hasMessage("表单未通过检查：「决定」为必填项");
  }

  @Test
  void aVariableThatIsNullIsNotShown() {
    String taskId = people.taskOf(people.agent);
    tasks.setVariable(taskId, "choices", null);

    assertThat(forms.getTaskFormVariables(taskId))
        .containsEntry("customerPhone", PHONE)
        .doesNotContainKey("choices");
  }

  @Test
  void aTaskWithoutAFormTakesNoVariables() {
    var instance = people.instance();
    tasks.complete(people.task(instance).getId());
    String taskId = people.task(instance).getId();
    tasks.setAssignee(taskId, people.agent);

    assertThat(
            refusal(people.agent, () -> tasks.complete(taskId, Map.of("solutionApproved", true))))
        .hasMessageContaining("「solutionApproved」不能提交，此任务没有表单");
    people.as(people.agent, () -> tasks.complete(taskId));
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count())
        .isZero();
  }

  @Test
  void ownCodeCompletesWithAnythingAndIsStillHeard() {
    var instance = people.instance();
    String taskId = people.task(instance).getId();

    people.as(
        people.stranger,
        () ->
            systemCalls.run(
                () ->
                    tasks.complete(
                        taskId, Map.of("decision", "ACCEPT", "solutionApproved", true))));

    assertThat(people.variables(instance.getId())).containsEntry("solutionApproved", true);
    assertThat(published)
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.userId()).isEqualTo(people.stranger);
              assertThat(submission.fields())
                  .extracting(FormSubmission.Field::key)
                  .containsExactly("decision");
            });
  }

  @Test
  void ownCodeMayAskForTheChecksOfAUser() {
    String taskId = people.taskOf(people.agent);

    assertThatThrownBy(
            () -> submissions.complete(taskId, people.agent, Map.of("decision", "MAYBE")))
        .isInstanceOfSatisfying(
            SubmissionRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(SubmissionRefusedException.Reason.INVALID))
        .hasMessage("表单未通过检查：「决定」的选择不在可选范围内");
    assertThatThrownBy(
            () -> submissions.complete(taskId, people.colleague, Map.of("decision", "ACCEPT")))
        .hasMessageMatching(TAKEN.formatted("王小明"));
    assertThat(engine.getIdentityService().getCurrentAuthentication()).isNull();

    people.as(
        people.stranger,
        () -> submissions.complete(taskId, people.agent, Map.of("decision", "ACCEPT")));
    assertThat(published)
        .singleElement()
        .extracting(FormSubmission::userId)
        .isEqualTo(people.agent);
  }

  @Test
  void onlyTheAssigneeCompletes() {
    var instance = people.instance();
    String taskId = people.task(instance).getId();
    Map<String, Object> accept = Map.of("decision", "ACCEPT");

    var unclaimed = refusal(people.agent, () -> tasks.complete(taskId, accept));
    assertThat(unclaimed).hasMessage("请先领取任务「审批方案」，再办理");
    assertThat(unclaimed.getResponse().getStatus()).isEqualTo(409);

    tasks.setAssignee(taskId, people.colleague);
    var taken = refusal(people.agent, () -> tasks.complete(taskId, accept));
    assertThat(taken).hasMessageMatching(TAKEN.formatted("李晓红"));
    assertThat(taken.getResponse().getStatus()).isEqualTo(409);

    people.as(people.colleague, () -> tasks.complete(taskId, accept));
    for (Runnable late :
        List.<Runnable>of(
            () -> tasks.complete(taskId, accept),
            () -> forms.submitTaskForm(taskId, accept),
            () -> tasks.claim(taskId, people.agent),
            () -> tasks.claim(taskId, null),
            () -> tasks.setAssignee(taskId, null))) {
      var finished = refusal(people.agent, late);
      assertThat(finished)
          .hasMessageMatching("任务「审批方案」已由 李晓红 于 \\d\\d-\\d\\d \\d\\d:\\d\\d 完成：请刷新列表");
      assertThat(finished.getResponse().getStatus()).isEqualTo(409);
    }
  }

  @Test
  void aTaskThatIsGoneIsToldAsSuch() {
    var instance = people.instance();
    String taskId = people.task(instance).getId();
    runtime.deleteProcessInstance(instance.getId(), "not needed");

    var gone = refusal(people.agent, () -> tasks.claim(taskId, people.agent));
    assertThat(gone).hasMessageMatching("任务「审批方案」已于 \\d\\d-\\d\\d \\d\\d:\\d\\d 结束，不需要再办理：请刷新列表");
    assertThat(gone.getResponse().getStatus()).isEqualTo(409);

    var unknown = refusal(people.agent, () -> tasks.claim("unknown", people.agent));
    assertThat(unknown).hasMessage("任务已完成或不存在，请刷新任务列表");
    assertThat(unknown.getResponse().getStatus()).isEqualTo(404);
  }

  @Test
  void whoMayNeitherDoATaskNorReadItsHistoryDoesNotLearnWhoDid() {
    String outsider = people.outsider();
    Map<String, Object> accept = Map.of("decision", "ACCEPT");
    String taskId = people.taskOf(people.colleague);
    List<Runnable> attempts =
        List.of(
            () -> tasks.complete(taskId, accept),
            () -> forms.submitTaskForm(taskId, accept),
            () -> tasks.claim(taskId, outsider),
            () -> tasks.claim(taskId, null),
            () -> tasks.setAssignee(taskId, null));

    for (Runnable claimed : attempts) {
      assertNothingIsTold(refusal(outsider, claimed));
    }
    tasks.deleteCandidateGroup(taskId, "agent");
    for (Runnable personal : attempts) {
      assertNothingIsTold(refusal(outsider, personal));
    }
    people.as(people.colleague, () -> tasks.complete(taskId, accept));
    for (Runnable late : attempts) {
      assertNothingIsTold(refusal(outsider, late));
    }
  }

  private static void assertNothingIsTold(ClientErrorException refusal) {
    assertThat(refusal).hasMessage("任务已不存在，或您无权办理：请刷新列表");
    assertThat(refusal.getResponse().getStatus()).isEqualTo(404);
  }

  @Test
  void onlyCandidatesHoldATask() {
    String taskId = people.taskOf(people.stranger);

    var refusal =
        refusal(people.stranger, () -> tasks.complete(taskId, Map.of("decision", "ACCEPT")));
    assertThat(refusal).hasMessage("周质检 不能办理任务「审批方案」：该任务只由 客服专员 办理");
    assertThat(refusal.getResponse().getStatus()).isEqualTo(403);

    tasks.setAssignee(taskId, null);
    assertThat(refusal(people.stranger, () -> tasks.claim(taskId, people.stranger)))
        .hasMessageContaining("只由 客服专员 办理");
  }

  @Test
  void aSupervisorDoesWhatAnAgentMayAndAnAdministratorAnything() {
    for (String userId : List.of(people.supervisor, people.admin)) {
      var instance = people.instance();
      String taskId = people.task(instance).getId();
      people.as(
          userId,
          () -> {
            tasks.claim(taskId, userId);
            tasks.complete(taskId, Map.of("decision", "ACCEPT"));
          });
      assertThat(people.variables(instance.getId())).containsEntry("decision", "ACCEPT");
    }
    String taskId = people.taskOf(people.admin);
    assertThat(
            refusal(people.admin, () -> tasks.complete(taskId, Map.of("solutionApproved", true))))
        .hasMessageContaining("「solutionApproved」不是此表单的字段");
  }

  @Test
  void aClaimedTaskIsNotClaimedAgain() {
    String taskId = people.taskOf(people.colleague);

    var refusal = refusal(people.agent, () -> tasks.claim(taskId, people.agent));
    assertThat(refusal).hasMessageMatching(TAKEN.formatted("李晓红"));
    assertThat(refusal.getResponse().getStatus()).isEqualTo(409);

    people.as(people.colleague, () -> tasks.claim(taskId, people.colleague));
    assertThat(assignee(taskId)).isEqualTo(people.colleague);
  }

  @Test
  void onesOwnTaskIsGivenBackAndNobodyElses() {
    String taskId = people.taskOf(people.colleague);

    for (Runnable giveBack :
        List.<Runnable>of(() -> tasks.setAssignee(taskId, null), () -> tasks.claim(taskId, null))) {
      var refusal = refusal(people.agent, giveBack);
      assertThat(refusal).hasMessageMatching(TAKEN.formatted("李晓红"));
      assertThat(refusal.getResponse().getStatus()).isEqualTo(409);
    }

    people.as(people.colleague, () -> tasks.setAssignee(taskId, null));
    assertThat(assignee(taskId)).isNull();
  }

  @Test
  void onlyWhoMayAssignGivesATaskToAnotherAndOnlyToACandidate() {
    String taskId = people.task(people.instance()).getId();

    assertThat(refusal(people.agent, () -> tasks.claim(taskId, people.colleague)))
        .hasMessage("您没有分配任务「审批方案」的权限");
    assertThat(
            refusal(people.agent, () -> tasks.setAssignee(taskId, people.colleague))
                .getResponse()
                .getStatus())
        .isEqualTo(403);
    assertThat(refusal(people.supervisor, () -> tasks.setAssignee(taskId, people.stranger)))
        .hasMessageContaining("周质检 不能办理");
    assertThat(refusal(people.supervisor, () -> tasks.setAssignee(taskId, "nobody")))
        .hasMessage("用户「nobody」不存在");
    assertThat(
            refusal(
                people.supervisor,
                () -> tasks.addUserIdentityLink(taskId, people.stranger, "assignee")))
        .hasMessageContaining("周质检 不能办理");

    people.as(people.supervisor, () -> tasks.setAssignee(taskId, people.agent));
    assertThat(assignee(taskId)).isEqualTo(people.agent);
  }

  @Test
  void aSupervisorDoesNotHandOutTheManagersTasks() {
    String taskId = people.taskOf(people.admin);
    tasks.deleteCandidateGroup(taskId, "agent");
    tasks.addCandidateGroup(taskId, "manager");

    assertThat(refusal(people.supervisor, () -> tasks.setAssignee(taskId, null)))
        .hasMessage("您不能分配任务「审批方案」：该任务只由 部门经理 办理");
    assertThat(assignee(taskId)).isEqualTo(people.admin);
  }

  @Test
  void savingATaskObeysTheSameRules() {
    String taskId = people.task(people.instance()).getId();
    Task task = tasks.createTaskQuery().taskId(taskId).singleResult();

    task.setAssignee(people.stranger);
    assertThat(refusal(people.supervisor, () -> tasks.saveTask(task)))
        .hasMessageContaining("周质检 不能办理");

    Task delegated = tasks.createTaskQuery().taskId(taskId).singleResult();
    delegated.setDelegationState(DelegationState.PENDING);
    assertThat(refusal(people.supervisor, () -> tasks.saveTask(delegated)))
        .hasMessageContaining("不能委派");

    Task assigned = tasks.createTaskQuery().taskId(taskId).singleResult();
    assigned.setAssignee(people.agent);
    assigned.setPriority(80);
    people.as(people.supervisor, () -> tasks.saveTask(assigned));
    assertThat(assignee(taskId)).isEqualTo(people.agent);

    Task stale = tasks.createTaskQuery().taskId(taskId).singleResult();
    tasks.setPriority(taskId, 90);
    stale.setPriority(10);
    assertThat(refusal(people.supervisor, () -> tasks.saveTask(stale)).getResponse().getStatus())
        .isEqualTo(409);
  }

  static Stream<TaskDoor> taskDoors() {
    return Stream.of(
        (tasks, id) -> tasks.handleBpmnError(id, "X"),
        (tasks, id) -> tasks.handleBpmnError(id, "X", "m"),
        (tasks, id) -> tasks.handleBpmnError(id, "X", "m", Map.of("solutionApproved", true)),
        (tasks, id) -> tasks.handleEscalation(id, "X"),
        (tasks, id) -> tasks.handleEscalation(id, "X", Map.of("solutionApproved", true)),
        (tasks, id) -> tasks.delegateTask(id, "anybody"),
        (tasks, id) -> tasks.resolveTask(id),
        (tasks, id) -> tasks.resolveTask(id, Map.of("solutionApproved", true)),
        (tasks, id) -> tasks.addCandidateUser(id, "anybody"),
        (tasks, id) -> tasks.addCandidateGroup(id, "agent"),
        (tasks, id) -> tasks.deleteCandidateUser(id, "anybody"),
        (tasks, id) -> tasks.deleteCandidateGroup(id, "agent"),
        (tasks, id) -> tasks.addUserIdentityLink(id, "anybody", "candidate"),
        (tasks, id) -> tasks.deleteUserIdentityLink(id, "anybody", "candidate"),
        (tasks, id) -> tasks.addGroupIdentityLink(id, "agent", "candidate"),
        (tasks, id) -> tasks.deleteGroupIdentityLink(id, "agent", "candidate"),
        (tasks, id) ->
            tasks.createAttachment("t", id, null, "n", "d", new ByteArrayInputStream(new byte[1])),
        (tasks, id) -> tasks.createAttachment("t", id, null, "n", "d", "https://example.com"));
  }

  @FunctionalInterface
  interface TaskDoor {
    void run(TaskService tasks, String taskId);
  }

  @ParameterizedTest
  @MethodSource("taskDoors")
  void otherDoorsOfATaskAreClosedEvenToItsAssignee(TaskDoor door) {
    String taskId = people.taskOf(people.supervisor);

    assertThat(refusal(people.supervisor, () -> door.run(tasks, taskId)).getResponse().getStatus())
        .isEqualTo(403);
  }

  @Test
  void variablesAreSetByFormsOnly() {
    String taskId = people.taskOf(people.supervisor);
    String instanceId =
        tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId();
    Map<String, Object> smuggled = Map.of("solutionApproved", true);

    String execution = waiting(instanceId);
    for (Runnable door :
        List.<Runnable>of(
            () -> tasks.setVariable(taskId, "solutionApproved", true),
            () -> tasks.setVariables(taskId, smuggled),
            () -> tasks.setVariablesLocal(taskId, smuggled),
            () -> tasks.removeVariable(taskId, "solutionApproved"),
            () -> runtime.setVariables(instanceId, smuggled),
            () -> runtime.signal(execution, smuggled),
            () -> runtime.messageEventReceived("doors.more", execution, smuggled),
            () ->
                runtime
                    .createProcessInstanceModification(instanceId)
                    .startBeforeActivity("userTask_confirm")
                    .execute(),
            () -> runtime.deleteProcessInstance(instanceId, "x"))) {
      people.as(
          people.supervisor,
          () -> assertThatThrownBy(door::run).isInstanceOf(AuthorizationException.class));
    }
    assertThat(people.variables(instanceId)).containsEntry("solutionApproved", false);
  }

  @Test
  void startsByTheFormOnly() {
    String definitionId = people.definitionId("form-doors");
    Map<String, Object> valid = Map.of("customerPhone", PHONE, "matter", "无法上网");

    assertThat(
            refusal(
                people.agent,
                () ->
                    forms.submitStartForm(
                        definitionId, Map.of("customerPhone", "123", "solutionApproved", true))))
        .hasMessage("表单未通过检查：「solutionApproved」不是此表单的字段，不能提交；「客户电话」格式不正确（请填写11位手机号）；「诉求内容」为必填项");
    assertThat(refusal(people.agent, () -> forms.submitStartForm(definitionId, "TS-1", valid)))
        .hasMessage("工单编号由系统分配，请不要填写业务主键（businessKey）");
    assertThat(
            refusal(people.agent, () -> forms.submitStartForm("unknown", valid))
                .getResponse()
                .getStatus())
        .isEqualTo(404);
    assertThat(
            refusal(
                people.agent,
                () -> forms.submitStartForm(people.definitionId("form-doors-events"), Map.of())))
        .hasMessage("流程「事件测试」没有登记表单，不能直接发起");
    assertThat(instances()).isZero();

    var instance = people.as(people.agent, () -> forms.submitStartForm(definitionId, valid));
    assertThat(people.variables(instance.getId()))
        .containsExactlyInAnyOrderEntriesOf(new HashMap<>(valid));
    assertThat(published)
        .singleElement()
        .satisfies(
            submission -> {
              assertThat(submission.taskId()).isNull();
              assertThat(submission.definitionKey()).isEqualTo("form-doors");
              assertThat(submission.processInstanceId()).isEqualTo(instance.getId());
              assertThat(submission.userId()).isEqualTo(people.agent);
              assertThat(submission.name()).isEqualTo("表单测试");
              assertThat(submission.fields()).hasSize(2);
            });
  }

  @Test
  @SuppressWarnings("deprecation")
  void theOldFormInterfaceIsCheckedAsWell() {
    String taskId = people.taskOf(people.agent);
    String definitionId = people.definitionId("form-doors");

    assertThat(
            refusal(
                people.agent,
                () -> forms.submitTaskFormData(taskId, Map.of("solutionApproved", "true"))))
        .hasMessageContaining("solutionApproved");
    assertThat(
            refusal(
                people.agent,
                () -> forms.submitStartFormData(definitionId, Map.of("solutionApproved", "true"))))
        .hasMessageContaining("solutionApproved");
    assertThat(
            refusal(people.agent, () -> forms.submitStartFormData(definitionId, "TS-1", Map.of())))
        .hasMessageContaining("业务主键");
  }

  static Stream<StartDoor> startDoors() {
    Map<String, Object> smuggled = Map.of("solutionApproved", true);
    return Stream.of(
        (runtime, id) -> runtime.startProcessInstanceByKey("form-doors"),
        (runtime, id) -> runtime.startProcessInstanceByKey("form-doors", "b", smuggled),
        (runtime, id) -> runtime.startProcessInstanceById(id),
        (runtime, id) -> runtime.startProcessInstanceById(id, "b", "c", smuggled),
        (runtime, id) ->
            runtime.createProcessInstanceById(id).startBeforeActivity("userTask_confirm").execute(),
        (runtime, id) ->
            runtime.restartProcessInstances(id).startBeforeActivity("userTask_confirm").execute(),
        (runtime, id) -> runtime.startProcessInstanceByMessage("doors.begin", smuggled),
        (runtime, id) ->
            runtime.startProcessInstanceByMessageAndProcessDefinitionId("doors.begin", id),
        (runtime, id) -> runtime.correlateMessage("doors.begin"),
        (runtime, id) ->
            runtime.createMessageCorrelation("doors.begin").setVariables(smuggled).correlateAll(),
        (runtime, id) -> runtime.createMessageCorrelationAsync("doors.begin").correlateAllAsync(),
        (runtime, id) -> runtime.signalEventReceived("doors.signal"),
        (runtime, id) -> runtime.createSignalEvent("doors.signal").setVariables(smuggled).send(),
        (runtime, id) ->
            runtime.createConditionEvaluation().setVariables(smuggled).evaluateStartConditions());
  }

  @FunctionalInterface
  interface StartDoor {
    void run(RuntimeService runtime, String processDefinitionId);
  }

  @ParameterizedTest
  @MethodSource("startDoors")
  void otherDoorsThatStartAProcessAreClosed(StartDoor door) {
    String definitionId = people.definitionId("form-doors");

    for (String userId : List.of(people.agent, people.admin)) {
      assertThat(refusal(userId, () -> door.run(runtime, definitionId)).getResponse().getStatus())
          .isEqualTo(403);
    }
    assertThat(instances()).isZero();
  }

  @Test
  void ownCodeStartsWithAnything() {
    people.as(
        people.agent,
        () ->
            systemCalls.run(
                () -> {
                  runtime.startProcessInstanceByKey(
                      "form-doors", "TS-1", Map.of("solutionApproved", true));
                  runtime.correlateMessage("doors.begin");
                }));

    assertThat(instances()).isEqualTo(2);
  }

  @Test
  void refusesValuesOfOtherTypes() {
    String taskId = people.taskOf(people.agent);

    assertThat(
            refusal(
                people.agent,
                () ->
                    tasks.complete(
                        taskId,
                        Variables.putValueTyped(
                            "decision",
                            Variables.serializedObjectValue("{}")
                                .objectTypeName("java.util.HashMap")
                                .serializationDataFormat("application/json")
                                .create()))))
        .hasMessageContaining("「decision」的数据类型不允许（object）");
  }

  @Test
  void aSuspendedProcessTakesNoForm() {
    String taskId = people.taskOf(people.agent);
    runtime.suspendProcessInstanceById(
        tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId());

    assertThat(refusal(people.agent, () -> tasks.complete(taskId, Map.of("decision", "ACCEPT"))))
        .hasMessageContaining("已暂停");
  }

  @Test
  void ofTwoCompletionsAtOnceOneIsRefused() throws Exception {
    String taskId = people.taskOf(people.agent);
    var together = new CyclicBarrier(2);
    // Both have read the task before either goes on.
    beans.registerSingleton(
        "waitingListener",
        (FormSubmissionListener)
            submission -> {
              try {
                together.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    var threads = Executors.newFixedThreadPool(2);
    try {
      Callable<String> attempt = () -> attempt(taskId);
      var attempts = threads.invokeAll(List.of(attempt, attempt));
      var answers = new ArrayList<String>();
      for (var answer : attempts) {
        answers.add(answer.get());
      }
      assertThat(answers)
          .hasSize(2)
          .contains("ok")
          .anyMatch(answer -> answer.matches("409 任务「审批方案」已由 王小明 于 .{11} 完成：请刷新列表"));
    } finally {
      threads.shutdown();
      beans.destroySingleton("waitingListener");
    }
  }

  @Test
  void aTimerInTheSameInstantIsNotNoticed() {
    String taskId = people.taskOf(people.agent);
    overtakenBy(taskId, 2);
    assertThat(attempt(taskId)).isEqualTo("ok");
    assertThat(tasks.createTaskQuery().taskId(taskId).count()).isZero();
    assertThat(published).hasSize(3);
  }

  @Test
  void whoIsOvertakenAgainAndAgainIsAskedToTryLater() {
    String taskId = people.taskOf(people.agent);
    overtakenBy(taskId, Integer.MAX_VALUE);
    assertThat(attempt(taskId)).isEqualTo(OVERTAKEN);
    assertThat(assignee(taskId)).isEqualTo(people.agent);
    assertThat(published).hasSize(5);
  }

  @Test
  void nothingIsRepeatedWithinSomebodyElsesTransaction() {
    String taskId = people.taskOf(people.agent);
    overtakenBy(taskId, 1);
    String answer =
        transaction.execute(
            status -> {
              status.setRollbackOnly();
              return attempt(taskId);
            });
    assertThat(answer).isEqualTo(OVERTAKEN);
    assertThat(published).hasSize(1);
  }

  @Test
  void whoIsOvertakenByAColleagueIsTold() {
    String taskId = people.taskOf(people.agent);
    overtaken(() -> tasks.setAssignee(taskId, people.colleague));
    assertThat(attempt(taskId)).matches("409 " + TAKEN.formatted("李晓红"));
  }

  /** Something else changes the task while a form of it is submitted, so many times. */
  private void overtakenBy(String taskId, int times) {
    var changes = new AtomicInteger();
    overtaken(
        () -> {
          if (changes.incrementAndGet() <= times) {
            tasks.setPriority(taskId, changes.get());
          }
        });
  }

  private void overtaken(Runnable change) {
    beans.registerSingleton(
        "overtakingListener",
        (FormSubmissionListener) submission -> CompletableFuture.runAsync(change).join());
  }

  private String attempt(String taskId) {
    try {
      people.as(people.agent, () -> tasks.complete(taskId, Map.of("decision", "ACCEPT")));
      return "ok";
    } catch (ClientErrorException e) {
      return e.getResponse().getStatus() + " " + e.getMessage();
    }
  }

  private ClientErrorException refusal(String userId, Runnable call) {
    return people.as(userId, () -> catchThrowableOfType(ClientErrorException.class, call::run));
  }

  /** The execution that waits for the message of the boundary event. */
  private String waiting(String instanceId) {
    return runtime
        .createEventSubscriptionQuery()
        .processInstanceId(instanceId)
        .singleResult()
        .getExecutionId();
  }

  private String assignee(String taskId) {
    return tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee();
  }

  private long instances() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKeyIn("form-doors", "form-doors-events")
        .count();
  }
}

package io.kefuflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.kefuflow.casework.CasePage;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.certification.Certificates;
import io.kefuflow.competency.Competencies;
import io.kefuflow.competency.Development;
import io.kefuflow.competency.DevelopmentState;
import io.kefuflow.test.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The demonstration with its deadline timers running, as a first visitor finds it. */
@SpringBootTest(properties = "kefuflow.demo.data=true")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DemoDataIT {

  private static final int CASES = 47;

  @Autowired Cases cases;
  @Autowired TaskService tasks;
  @Autowired Certificates certificates;
  @Autowired Competencies competencies;
  @Autowired DemoData demo;

  @Test
  void anEmptyDatabaseIsFilledOnceWithCasesInEveryState(CapturedOutput log) {
    await().atMost(Duration.ofMinutes(3)).until(log::getOut, containsString("data is ready"));

    assertThat(log).doesNotContain("missing; an empty");
    await().atMost(Duration.ofMinutes(1)).untilAsserted(this::casesInEveryState);

    demo.createOnce();

    assertThat(total()).isEqualTo(CASES);
  }

  private void casesInEveryState() {
    assertThat(total()).isEqualTo(CASES);
    assertThat(statuses()).containsExactlyInAnyOrder(CaseStatus.values());
    assertThat(developments(DevelopmentState.ASSESSING)).hasSize(1);
    assertThat(developments(DevelopmentState.PLANNING)).hasSize(1);
    assertThat(developments(DevelopmentState.FOLLOWING_UP)).hasSize(1);
    assertThat(openTasks())
        .contains(
            "userTask_superviseCase",
            "userTask_reviseArticle",
            "userTask_reviewArticle",
            "userTask_joinConsultation",
            "userTask_acknowledgeTransfer",
            "userTask_confirmInformation",
            "userTask_respondToComplaint",
            "userTask_investigateComplaint",
            "userTask_answerInquiry",
            "userTask_recordCustomerAnswer",
            "userTask_planSolution",
            "userTask_approveRequest",
            "userTask_carryOutSolution",
            "userTask_correctFault",
            "userTask_collectFeedback",
            "userTask_takeOverComplaint",
            "userTask_recordRootCause",
            "userTask_followCriticalComplaint",
            "userTask_acceptApplication",
            "userTask_verifyOrder",
            "userTask_respondToCustomer",
            "userTask_solveProblem",
            "userTask_confirmSolution",
            "userTask_keepAppointment",
            "userTask_stateNeeds",
            "userTask_planSessions",
            "userTask_leadSession",
            "userTask_understandNeed",
            "userTask_confirmAgreement",
            "userTask_beginExam",
            "userTask_scheduleRepeat",
            "userTask_judgeRolePlay",
            "userTask_assessSelf",
            "userTask_planDevelopment");
    assertThat(certificates()).containsExactlyInAnyOrder("VALID", "EXPIRED", "REVOKED");
  }

  private Set<String> certificates() {
    return certificates.search(null, null).stream()
        .map(certificate -> certificate.state().name())
        .collect(Collectors.toSet());
  }

  private List<Development> developments(DevelopmentState state) {
    return competencies.list("manager1", null, state);
  }

  private long total() {
    return page().total();
  }

  private Set<CaseStatus> statuses() {
    return page().cases().stream().map(ServiceCase::status).collect(Collectors.toSet());
  }

  private Set<String> openTasks() {
    return tasks.createTaskQuery().list().stream()
        .map(Task::getTaskDefinitionKey)
        .collect(Collectors.toSet());
  }

  private CasePage page() {
    return cases.search(
        new CaseQuery(null, null, null, null, null, null, null, null, null, null, 0, 100));
  }
}

package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessHandlingProcess.REVIEW_VERDICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.business.BusinessApplicationReport;
import io.kefuflow.business.BusinessApplications;
import io.kefuflow.business.process.BusinessScenario.Application;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaClock;
import io.kefuflow.test.ProcessTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest("business-review")
class BusinessReviewProcessTest {

  private static final String APPROVAL = "userTask_approveRequest";

  @Autowired CaseIntake intake;
  @Autowired ProcessEngine engine;
  @Autowired IdentityService identity;
  @Autowired BusinessApplications applications;
  @Autowired Attachments attachments;
  @Autowired Cases cases;
  @Autowired CustomerInquiries inquiries;
  @Autowired StandIns standIns;
  @Autowired Timeline timeline;
  @Autowired Deadlines deadlines;
  @Autowired Notifications notifications;
  @Autowired Clock clock;

  private BusinessScenario scenario;

  @BeforeEach
  void scenario() {
    scenario = new BusinessScenario(intake, engine);
  }

  @Test
  void completeMaterialsThatNeedNoApprovalGoToTheBusinessSystem() {
    Application application = scenario.accepted("TARIFF_CHANGE");

    application.complete("ID_CARD");

    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
    assertThat(application.run().passed()).contains("endEvent_applicationApproved");
  }

  @Test
  void missingMaterialsAreSupplementedWhileTheClockStandsStill() {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");
    application.ask("MISSING");

    assertThat(application.run().openTasks()).containsExactly("userTask_recordCustomerAnswer");
    assertThat(clock(application).isRunning()).isFalse();
    application.run().passTime(Duration.ofHours(25));
    inquiries.answered(application.number(), "已上传过户协议");
    application.run().runJobs();

    assertThat(application.run().openTasks()).containsExactly("userTask_reviewApplication");
    assertThat(clock(application).isRunning()).isTrue();
    assertThat(messages(application)).contains("customer-question", "customer-question-reminder");
    application.complete("ID_CARD", "NEW_OWNER_ID_CARD", "TRANSFER_AGREEMENT");
    assertThat(application.run().openTasks()).containsExactly(APPROVAL);
  }

  @Test
  void unfitMaterialsAreProvidedAgain() {
    Application application = scenario.accepted("CANCELLATION");
    application.ask("UNFIT");
    application.answer();

    assertThat(application.run().openTasks()).containsExactly("userTask_reviewApplication");
    assertThat(application.run().passed()).contains("callActivity_provideAgain");
  }

  @Test
  void aCustomerWhoDoesNotSupplementIsNotWaitedForAnyLonger() {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");
    application.ask("MISSING");

    application.run().passTime(Duration.ofHours(72));

    assertThat(application.run().passed()).contains("endEvent_notSupplemented");
    assertThat(cases.get(application.number()).outcome()).isEqualTo("NOT_SUPPLIED");
  }

  @Test
  void aCustomerWhoDoesNotProvideAgainIsNotWaitedForAnyLonger() {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");
    application.ask("UNFIT");

    application.run().passTime(Duration.ofHours(72));

    assertThat(application.run().passed()).contains("endEvent_notProvidedAgain");
    assertThat(cases.get(application.number()).outcome()).isEqualTo("NOT_SUPPLIED");
  }

  @Test
  void materialsThatAreMissingAreNotComplete() {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");

    assertThatThrownBy(() -> application.complete("ID_CARD"))
        .hasMessageContaining("资料不齐，还缺：新机主居民身份证、过户协议");

    assertThat(application.run().openTasks()).containsExactly("userTask_reviewApplication");
  }

  @Test
  void whatIsUploadedNeedNotBeTicked() throws IOException {
    Application application = scenario.accepted("OWNERSHIP_TRANSFER");
    upload(application, "TRANSFER_AGREEMENT", "协议.pdf");

    assertThat(engine.getFormService().getTaskFormVariables(review(application)))
        .extractingByKey("applicationSummary")
        .asString()
        .contains("过户协议（pdf）：已上传 协议\\.pdf", "新机主居民身份证（jpg、png、pdf）：**未上传**");
    application.complete("ID_CARD", "NEW_OWNER_ID_CARD");

    assertThat(application.run().openTasks()).containsExactly(APPROVAL);
  }

  private String review(Application application) {
    return application.run().task("userTask_reviewApplication").getId();
  }

  private void upload(Application application, String material, String fileName)
      throws IOException {
    byte[] pdf = ("%PDF-1.7\n" + fileName).getBytes(StandardCharsets.UTF_8);
    attachments.add(application.number(), fileName, material, new ByteArrayInputStream(pdf));
  }

  @Test
  void aMaterialOfAnotherBusinessCannotBeTicked() {
    Application application = scenario.accepted("TARIFF_CHANGE");

    assertThatThrownBy(() -> application.complete("ID_CARD", "TRANSFER_AGREEMENT"))
        .hasMessageContaining("「已核对无误的资料」的选择不在可选范围内");
  }

  @Test
  void aBusinessWithoutMaterialsIsReviewedWithoutAList() {
    Application application = scenario.accepted("INVOICE");

    application.work("userTask_reviewApplication", REVIEW_VERDICT.of("COMPLETE"));

    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
  }

  @Test
  void aRejectedApplicationIsCompletedAndEveryRoundIsKept() {
    Application application = scenario.accepted("CANCELLATION");
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.reject("supervisor1");

    assertThat(text(application, "business-rejected")).contains("销户").contains("证件照片不清晰");
    application.choose("COMPLETE_MATERIALS", null, null);
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.reject("supervisor1");
    application.choose("COMPLETE_MATERIALS", null, null);
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.approve("supervisor1");

    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
    assertThat(applications.roundsOf(application.number()))
        .hasSize(3)
        .satisfies(
            rounds -> {
              assertThat(rounds.get(2).number()).isEqualTo(3);
              assertThat(rounds.get(2).cause()).isEqualTo("审批未通过：证件照片不清晰；客户补充资料");
              assertThat(rounds.get(2).plan()).isEqualTo(rounds.get(0).plan());
            });
    assertThat(timeline.of(application.number()))
        .extracting(CaseEvent::summary)
        .contains("第 3 轮申请：销户（审批未通过：证件照片不清晰；客户补充资料）");
    assertThat(messages(application)).filteredOn("business-rejected"::equals).hasSize(2);
  }

  @Test
  void theCustomerChangesThePlanToAnotherBusiness() {
    Application application = scenario.accepted("CANCELLATION");
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.reject("supervisor1");

    application.choose("CHANGE_PLAN", "TARIFF_CHANGE", "不销户，改成最低套餐");

    assertThat(cases.get(application.number()).category()).isEqualTo("TARIFF_CHANGE");
    assertThat(applications.current(application.number()).orElseThrow())
        .satisfies(
            round -> {
              assertThat(round.number()).isEqualTo(2);
              assertThat(round.plan()).isEqualTo("不销户，改成最低套餐");
              assertThat(round.entry().name()).isEqualTo("套餐变更");
            });
    assertThat(clock(application).target().within()).isEqualTo(Duration.ofHours(8));
    application.complete("ID_CARD");
    assertThat(application.run().openTasks())
        .as("the new business needs no approval")
        .containsExactly("userTask_verifyOrder");
  }

  @Test
  void theCustomerGivesUp() {
    Application application = scenario.accepted("CANCELLATION");
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.reject("supervisor1");

    application.choose("WITHDRAW", null, null);

    assertThat(application.run().passed()).contains("endEvent_applicationWithdrawn");
    assertThat(cases.get(application.number()).outcome()).isEqualTo("WITHDRAWN_AFTER_REJECTION");
  }

  @Test
  void thePlanIsNotChangedToABusinessThatIsNotOffered() {
    Application application = scenario.accepted("CANCELLATION");
    application.complete("ID_CARD", "CANCELLATION_FORM");
    application.reject("supervisor1");

    assertThatThrownBy(() -> application.choose("CHANGE_PLAN", "SATELLITE_PHONE", "卫星电话"))
        .hasMessageContaining("「业务种类」的选择不在可选范围内");
    assertThatThrownBy(() -> applications.changePlan(application.number(), "X", "卫星电话", "客户变更"))
        .as("whatever the door")
        .hasMessageContaining("业务种类“X”不在业务目录中");
  }

  @Test
  void nobodyApprovesWhatTheyReviewed() {
    Application application = scenario.received("CANCELLATION");
    application.accept("CANCELLATION");
    offerToSupervisors(application);

    application
        .run()
        .complete(
            "supervisor1",
            "userTask_reviewApplication",
            BusinessHandlingProcess.MATERIALS_SEEN.of(List.of("ID_CARD", "CANCELLATION_FORM")),
            REVIEW_VERDICT.of("COMPLETE"));

    assertThat(candidates(application))
        .as("a supervisor had a hand in it: the manager decides")
        .containsExactly("manager");
    engine
        .getTaskService()
        .addCandidateUser(application.run().task(APPROVAL).getId(), "supervisor1");
    assertThatThrownBy(() -> application.approve("supervisor1")).hasMessageContaining("四眼原则");
    application.approve("manager1");
    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
  }

  @Test
  void nobodyApprovesWhatTheyTookIn() {
    identity.setAuthentication("supervisor1", List.of("supervisor"));
    Application application;
    try {
      var request =
          new ServiceRequest(BusinessScenario.newCustomer(), Channel.PHONE, "销户", null, null, null);
      application = scenario.receive(new BusinessApplicationReport(request, "CANCELLATION"));
    } finally {
      identity.clearAuthentication();
    }
    application.accept("CANCELLATION");
    application.complete("ID_CARD", "CANCELLATION_FORM");

    assertThat(candidates(application)).containsExactly("manager");
  }

  @Test
  void theDeputyApprovesWhileTheManagerIsAbsent() {
    standIns.markAbsent(new Absence("manager1", clock.instant(), null));
    Application application;
    try {
      application = scenario.accepted("DEVICE_RETURN");
      application.complete("ID_CARD", "PURCHASE_PROOF", "DEVICE_PHOTO");
      assertThat(candidates(application)).contains("deputy-manager");
      application.approve("deputy1");
    } finally {
      standIns.markPresent("manager1");
    }

    assertThat(application.run().openTasks()).containsExactly("userTask_verifyOrder");
  }

  /** Gives the review back to the group, so that a supervisor may take it. */
  private void offerToSupervisors(Application application) {
    engine.getTaskService().setAssignee(review(application), null);
    engine.getTaskService().addCandidateUser(review(application), "supervisor1");
  }

  private List<String> candidates(Application application) {
    return engine
        .getTaskService()
        .getIdentityLinksForTask(application.run().task(APPROVAL).getId())
        .stream()
        .map(IdentityLink::getGroupId)
        .toList();
  }

  private SlaClock clock(Application application) {
    return deadlines.find(application.number().value(), Metric.RESOLUTION).orElseThrow();
  }

  private List<String> messages(Application application) {
    return notifications.ofCase(application.number().value()).stream()
        .filter(message -> message.channel() != null)
        .map(Message::template)
        .toList();
  }

  private String text(Application application, String template) {
    return notifications.ofCase(application.number().value()).stream()
        .filter(message -> message.template().equals(template))
        .findFirst()
        .orElseThrow()
        .text();
  }
}

package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;

/**
 * Complaints as people work them, in a real browser and with the job executor on: from the start
 * form to closing, into the hands of the supervisor, and between two agents.
 */
class ComplaintJourneyIT extends Journey {

  private static final String RESPOND = "评估并首次响应";

  @Test
  void anAgentWorksAComplaintFromTheStartFormToClosing() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("投诉处理");
      tasklist.caller("13800138000");
      tasklist.fill("客户姓名", "刘芳");
      tasklist.select("客户等级", "金卡");
      tasklist.select("投诉类别", "网络");
      tasklist.fill("地点", "上海市浦东新区世纪大道 100 号");
      tasklist.fill("投诉内容", "每晚 8 点起宽带*断线*，<b>要求</b>减免当月费用。");
      tasklist.start();
      String caseNumber = onlyCaseWith("要求</b>减免当月费用");

      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      assertThat(tasklist.form()).containsText(caseNumber);
      assertThat(tasklist.form()).containsText("客户： 刘芳 · 13800138000 · 金卡");
      assertThat(tasklist.form()).containsText("地点： 上海市浦东新区世纪大道 100 号");
      assertThat(tasklist.form()).containsText("每晚 8 点起宽带*断线*，＜b＞要求＜/b＞减免当月费用。");
      assertThat(tasklist.field("投诉类别")).containsText("网络");
      assertThat(tasklist.field("上调等级")).containsText("维持评定");
      assertThat(tasklist.completeButton()).isDisabled();
      tasklist.claim();
      tasklist.fill("对客户的首次响应", "给您带来不便十分抱歉，今天上门检测线路。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, caseNumber, "调查核实");
      assertThat(tasklist.form()).containsText("给您带来不便十分抱歉，今天上门检测线路。");
      assertThat(tasklist.field("调查结论")).hasCount(0);
      tasklist.choose("下一步", "调查完成，制定方案");
      tasklist.fill("调查结论", "分光器故障，影响 12 户。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, caseNumber, "制定方案");
      assertThat(tasklist.field("补偿金额（元）").locator("input")).hasValue("0");
      tasklist.fill("解决方案", "更换分光器，减免当月费用。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, caseNumber, "执行方案");
      assertThat(tasklist.form()).containsText("方案： 更换分光器，减免当月费用。");
      assertThat(tasklist.form()).containsText("补偿金额： 0 元");
      tasklist.fill("执行情况", "已更换分光器，实测正常。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, caseNumber, "跟进反馈");
      tasklist.choose("客户是否接受", "接受");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, caseNumber, "记录根因与改进");
      tasklist.select("原因类别", "网络设施");
      tasklist.fill("根本原因", "设备老化未及时更换。");
      tasklist.fill("改进措施", "列入季度巡检更换计划。");
      tasklist.complete();

      JsonNode closed = get("/cases/" + caseNumber);
      assertThat(closed.path("status").asText()).isEqualTo("CLOSED");
      assertThat(closed.path("outcome").asText()).isEqualTo("ACCEPTED");
      assertThat(closed.path("openedBy").asText()).isEqualTo("agent1");
    }
  }

  @Test
  void theFormSaysWhatIsWrong() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("投诉处理");
      tasklist.pressStart();
      for (String required : new String[] {"客户姓名", "投诉类别", "投诉内容"}) {
        assertThat(tasklist.field(required).locator(".fjs-form-field-error")).isVisible();
      }
      assertThat(tasklist.field("地点").locator(".fjs-form-field-error")).hasCount(0);

      tasklist.fill("客户电话", "123456");
      tasklist.fill("客户姓名", "号码写错的客户");
      tasklist.select("投诉类别", "资费");
      tasklist.fill("投诉内容", "号码写错的投诉");
      tasklist.pressStart();
      assertThat(tasklist.notices()).containsText("客户电话格式不正确：请填写11位手机号");
      assertThat(get("/cases?text=号码写错的投诉").path("total").asInt()).isZero();

      tasklist.caller("010-12345678");
      tasklist.start();
      onlyCaseWith("号码写错的投诉");
    }
  }

  @Test
  void aSupervisorReassignsACaseWhoseFirstResponseIsOverdue() {
    String caseNumber = receive("一直没有人回复");
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      tasklist.claim();
    }
    ClockUtil.offset(Duration.ofMinutes(31).toMillis());
    await()
        .until(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count() == 2);

    try (var tasklist = Tasklist.open(browser, port, "supervisor1")) {
      tasklist.openTask(Tasklist.QUEUE, caseNumber, "督办");
      assertThat(tasklist.form()).containsText("一直没有人回复");
      tasklist.claim();
      assertThat(tasklist.field("同事")).hasCount(0);
      tasklist.choose("督办措施", "转派");
      tasklist.select("同事", "李晓红");
      tasklist.fill("督办意见", "王小明今天请假，请立即联系客户。");
      tasklist.complete();
    }
    try (var tasklist = Tasklist.open(browser, port, "agent2")) {
      tasklist.openTask(Tasklist.MINE, caseNumber, RESPOND);
      assertThat(tasklist.form()).containsText("一直没有人回复");
      assertThat(tasklist.completeButton()).isEnabled();
    }
  }

  @Test
  void twoAgentsDoNotGetTheSameTask() {
    String caseNumber = receive("两个人同时领取");
    try (var first = Tasklist.open(browser, port, "agent1");
        var second = Tasklist.open(browser, port, "agent2")) {
      first.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      second.openTask(Tasklist.QUEUE, caseNumber, RESPOND);
      first.claim();

      second.pressClaim();
      assertThat(second.notices())
          .containsText(Pattern.compile("任务「评估并首次响应」已由 王小明 于 .{11} 领取：请刷新列表"));
      assertThat(second.completeButton()).isDisabled();

      first.fill("对客户的首次响应", "正在为您核实。");
      first.complete();
      assertThat(first.card(caseNumber, RESPOND)).hasCount(0);
    }
  }

  private String receive(String matter) {
    return receiveComplaint("13800138001", "王芳", matter);
  }
}

package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/**
 * A consultation, an application for business and an after-sales problem as people work them, in a
 * real browser and with the job executor on: from the start form to closing.
 */
class ProcedureJourneysIT extends Journey {

  @Test
  void anAgentAnswersAConsultation() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("业务咨询");
      tasklist.caller("13800138101");
      tasklist.fill("客户姓名", "何静");
      tasklist.select("咨询类别", "资费套餐");
      tasklist.fill("客户的问题", "国际漫游日租套餐当天几点到几点有效？");
      tasklist.start();
      String number = onlyCaseWith("国际漫游日租套餐");

      tasklist.openTask(Tasklist.QUEUE, number, "确认信息");
      assertThat(tasklist.form()).containsText("何静 · 13800138101");
      tasklist.claim();
      tasklist.fill("确认的事实", "客户下周去日本，持有 5G 畅享套餐。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "分析问题");
      tasklist.fill("问题分析", "日租按北京时间自然日计费。");
      tasklist.choose("下一步", "可以解答");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "解答");
      tasklist.fill("对客户的答复", "日租套餐按北京时间零点到二十四点计算，当天首次使用时生效。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "跟进反馈");
      tasklist.choose("客户的反馈", "满意");
      tasklist.complete();

      assertThat(get("/cases/" + number).path("outcome").asText()).isEqualTo("SATISFIED");
    }
  }

  @Test
  void anAgentHandlesAnApplicationThatNeedsNoApproval() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("业务办理");
      tasklist.caller("13800138102");
      tasklist.fill("客户姓名", "高峰");
      tasklist.select("业务种类", "发票");
      tasklist.fill("申请内容", "补开十月话费电子发票");
      tasklist.start();
      String number = onlyCaseWith("补开十月话费电子发票");

      tasklist.openTask(Tasklist.QUEUE, number, "受理申请");
      tasklist.claim();
      tasklist.fill("告知客户的话", "已受理，今天内发送到您的邮箱。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "初审");
      tasklist.choose("初审结论", "资料齐全，符合要求");
      tasklist.complete();

      await()
          .until(
              () ->
                  tasks
                          .createTaskQuery()
                          .processInstanceBusinessKey(number)
                          .taskDefinitionKey("userTask_verifyOrder")
                          .count()
                      == 1);
      tasklist.openTask(Tasklist.MINE, number, "核对办理结果");
      tasklist.choose("核对结果", "办理正确");
      tasklist.fill("告知客户的办理结果", "电子发票已发送到您的邮箱。");
      tasklist.complete();

      assertThat(get("/cases/" + number).path("status").asText()).isEqualTo("CLOSED");
    }
  }

  @Test
  void aTechnicianSolvesAnAfterSalesProblem() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("售后服务");
      tasklist.caller("13800138103");
      tasklist.fill("客户姓名", "梁英");
      tasklist.select("问题类别", "功能故障");
      tasklist.fill("产品", "HG8145V5");
      tasklist.fill("问题描述", "光猫指示灯全灭，重启无效");
      tasklist.start();
    }
    String number = onlyCaseWith("光猫指示灯全灭");

    try (var tasklist = Tasklist.open(browser, port, "tech1")) {
      tasklist.openTask(Tasklist.QUEUE, number, "联系客户核实");
      assertThat(tasklist.form()).containsText("光猫指示灯全灭，重启无效");
      tasklist.claim();
      tasklist.fill("对客户的首次响应", "已核实为电源适配器故障，今天寄出新件。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "处理问题");
      assertThat(tasklist.field("处理结果")).hasCount(0);
      tasklist.choose("下一步", "已解决，告知客户");
      tasklist.fill("处理结果", "已更换电源适配器。");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "客户确认");
      assertThat(tasklist.form()).containsText("处理结果： 已更换电源适配器。");
      tasklist.choose("客户确认", "问题已解决");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, number, "五维评价");
      tasklist.choose("客户评价", "客户已评价");
      for (String dimension : new String[] {"服务态度", "解决效率", "服务渠道", "服务范围", "总体满意度"}) {
        tasklist.select(dimension, "5 很满意");
      }
      tasklist.complete();
    }
    assertThat(get("/cases/" + number).path("outcome").asText()).isEqualTo("CONFIRMED");
  }
}

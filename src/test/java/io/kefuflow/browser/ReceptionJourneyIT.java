package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.PurchaseDetails;
import io.kefuflow.customer.SpecialNeed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer at the door as an agent receives them, in a real browser. */
class ReceptionJourneyIT extends Journey {

  @Autowired Customers customers;
  @Autowired CustomerFiles files;

  @Test
  void aKnownCustomerComplainsAndTypesNothingTwice() {
    knownCustomer();
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.openStartForm("客户接待");
      assertThat(tasklist.field("客户所述").locator("textarea")).hasValue("到访");
      tasklist.caller("13800138042");
      tasklist.fill("客户姓名", "方敏");
      tasklist.start();
      String reception = onlyCase("RECEPTION");

      tasklist.openTask(Tasklist.QUEUE, reception, "了解需求");
      assertThat(tasklist.form()).containsText("客户： 方敏 · 13800138042 · VIP");
      assertThat(tasklist.form()).containsText("档案已有： 需求信息");
      assertThat(tasklist.form()).containsText("在用产品/业务： 企业专线 100M ZX-20250318");
      tasklist.claim();
      assertThat(tasklist.field("投诉类别")).hasCount(0);
      tasklist.select("客户需要", "投诉");
      tasklist.select("投诉类别", "网络");
      tasklist.fill("需求要点", "专线昨天下午中断三小时");
      tasklist.select("特殊需要", "残障人士");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, reception, "总结并确认");
      tasklist.fill("约定事项", "今天内查明原因并回电。");
      tasklist.choose("客户是否认可", "不认可");
      tasklist.fill("不认可的原因", "还要减免费用");
      tasklist.complete();
      tasklist.openTask(Tasklist.MINE, reception, "总结并确认");
      assertThat(tasklist.form()).containsText("客户上次不认可： 还要减免费用");
      assertThat(tasklist.field("约定事项").locator("textarea")).hasValue("今天内查明原因并回电。");
      tasklist.fill("约定事项", "今天内查明原因并回电，减免当月费用。");
      tasklist.choose("客户是否认可", "认可");
      tasklist.complete();

      tasklist.openTask(Tasklist.MINE, reception, "建档送别");
      assertThat(tasklist.field("需求信息").locator("textarea")).hasValue("固定 IP");
      tasklist.fill("决策流程", "由总经理审批");
      tasklist.complete();
      awaitStatus(reception, "CLOSED");

      String complaint = onlyCase("COMPLAINT");
      tasklist.openTask(Tasklist.QUEUE, complaint, "评估并首次响应");
      assertThat(tasklist.form()).containsText("客户： 方敏 · 13800138042 · VIP · 特殊需要：残障人士");
      assertThat(tasklist.form()).containsText("专线昨天下午中断三小时");
      assertThat(tasklist.form()).containsText("近期工单： " + reception + " 客户接待（已关闭）");
      assertThat(tasklist.field("投诉类别")).containsText("网络");
    }
  }

  private void knownCustomer() {
    long id =
        customers
            .findOrOpen(
                new CustomerDetails(
                    "方敏",
                    PhoneNumber.parse("13800138042"),
                    null,
                    CustomerLevel.VIP,
                    SpecialNeed.NONE))
            .id();
    files.write(id, InformationKind.NEED, "固定 IP");
    files.addPurchase(id, new PurchaseDetails("企业专线 100M", "ZX-20250318", null, null, null, null));
  }

  /** The case of the procedure that this test opened. */
  private String onlyCase(String procedure) {
    JsonNode found = get("/cases?procedure=" + procedure);
    assertThat(found.path("total").asInt()).isEqualTo(1);
    return found.path("items").path(0).path("number").asText();
  }
}

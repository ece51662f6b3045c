package io.kefuflow.demo;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.ConsentKind;
import io.kefuflow.customer.CustomerBasics;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.PurchaseDetails;
import io.kefuflow.customer.PurchaseState;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.reception.ReceptionReport;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Three receptions: at the door, passed on as a complaint, completed; and a business customer with
 * a file that is filled in, and a second one that looks like a duplicate.
 */
@Component
@Order(2)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoReceptions implements DemoPart {

  private static final String AGENT = "agent1";
  private static final String EMAIL = "fang@example.com";

  private final CaseIntake intake;
  private final Customers customers;
  private final CustomerFiles files;
  private final Workforce workforce;

  DemoReceptions(CaseIntake intake, Customers customers, CustomerFiles files, Workforce workforce) {
    this.intake = intake;
    this.customers = customers;
    this.files = files;
    this.workforce = workforce;
  }

  @Override
  public String label() {
    return "客户接待";
  }

  @Override
  public void create() {
    received(
        new CustomerDetails(
            "陆奶奶",
            PhoneNumber.parse("13800138041"),
            null,
            CustomerLevel.STANDARD,
            SpecialNeed.ELDERLY),
        Channel.COUNTER);
    passedOn(received(businessCustomer(), Channel.PHONE));
    completed(
        received(
            new CustomerDetails(
                "贺强",
                PhoneNumber.parse("13800138043"),
                null,
                CustomerLevel.STANDARD,
                SpecialNeed.NONE),
            Channel.ONLINE));
  }

  private CustomerDetails businessCustomer() {
    var details =
        new CustomerDetails(
            "方敏", PhoneNumber.parse("13800138042"), EMAIL, CustomerLevel.VIP, SpecialNeed.NONE);
    workforce.as(AGENT, () -> fillIn(customers.findOrOpen(details).id(), details));
    customers.findOrOpen(
        new CustomerDetails("方女士", PhoneNumber.parse("010-62345678"), EMAIL, null, null));
    return details;
  }

  private void fillIn(long id, CustomerDetails details) {
    customers.update(
        id,
        new CustomerBasics(
            details.name(),
            details.phone(),
            details.email(),
            "远景物流有限公司",
            details.level(),
            details.specialNeed(),
            "zh"));
    files.write(id, InformationKind.NEED, "三个仓库需要专线和固定 IP，预算每月两万元以内。");
    files.write(id, InformationKind.DECISION, "由行政部提出，总经理审批。");
    files.addPurchase(
        id,
        new PurchaseDetails(
            "企业专线 100M",
            "ZX-20250318",
            LocalDate.of(2025, 3, 18),
            null,
            PurchaseState.IN_USE,
            "白天满载，夜间空闲"));
    files.addPurchase(id, new PurchaseDetails("固定电话 8 线", "010-62345678", null, null, null, null));
    files.recordConsent(id, ConsentKind.CARE, true, Channel.COUNTER.name());
  }

  private void passedOn(CaseNumber number) {
    understood(
        number,
        "COMPLAINT",
        "专线昨天下午中断三小时，仓库无法出货，要求说明原因并减免当月费用",
        Map.of("complaintCategory", "NETWORK"));
  }

  private void completed(CaseNumber number) {
    understood(number, "MATERIAL", "想要 5G 套餐的资费说明", Map.of());
    workforce.complete(
        number,
        AGENT,
        "userTask_provideMaterial",
        Map.of("material", "5G 套餐资费说明（2026 年版）", "materialSentBy", "ONLINE"));
    workforce.complete(
        number,
        AGENT,
        "userTask_confirmAgreement",
        Map.of("agreement", "资料已在线发送，客户看后再联系。", "agreementConfirmed", true));
    workforce.complete(
        number,
        AGENT,
        "userTask_fileAndFarewell",
        Map.of("needInformation", "每月 30G 以上流量，价格在 100 元以内。"));
  }

  private void understood(
      CaseNumber number, String category, String matter, Map<String, Object> more) {
    var values = new HashMap<String, Object>(more);
    values.put("needCategory", category);
    values.put("matter", matter);
    values.put("specialNeed", "NONE");
    workforce.complete(number, AGENT, "userTask_understandNeed", values);
  }

  private CaseNumber received(CustomerDetails customer, Channel channel) {
    return intake
        .receive(
            new ReceptionReport(
                new ServiceRequest(customer, channel, ReceptionReport.VISIT, null, null, null)))
        .caseNumber();
  }
}

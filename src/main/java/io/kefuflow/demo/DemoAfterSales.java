package io.kefuflow.demo;

import io.kefuflow.aftersales.AfterSalesReport;
import io.kefuflow.aftersales.ProblemCategory;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Four after-sales problems: new, being solved, waiting for a field visit, to be confirmed. */
@Component
@Order(4)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoAfterSales implements DemoPart {

  private static final String TECHNICIAN = "tech1";

  private final CaseIntake intake;
  private final Workforce workforce;
  private final Clock clock;

  DemoAfterSales(CaseIntake intake, Workforce workforce, Clock clock) {
    this.intake = intake;
    this.workforce = workforce;
    this.clock = clock;
  }

  @Override
  public String label() {
    return "售后问题";
  }

  @Override
  public void create() {
    received("钟杰", "13800138051", ProblemCategory.DEFECT, "机顶盒屏幕有亮线", "B860AV2");
    responded("姜华", "13800138052", ProblemCategory.FAULT, "光猫每天下午自动重启", "HG8145V5");
    visited(responded("崔敏", "13800138053", ProblemCategory.INSTALLATION, "新家需要移机安装", null));
    solved(responded("谭军", "13800138054", ProblemCategory.NETWORK, "宽带拨号提示 691 错误", null));
  }

  private void visited(CaseNumber number) {
    workforce.complete(number, TECHNICIAN, "userTask_solveProblem", Map.of("solvingNext", "VISIT"));
    workforce.complete(
        number,
        TECHNICIAN,
        "userTask_arrangeAppointment",
        Map.of(
            "appointmentWanted",
            true,
            "appointmentAt",
            clock
                .instant()
                .plus(Duration.ofDays(2))
                .atZone(clock.getZone())
                .toOffsetDateTime()
                .toString(),
            "appointmentPlace",
            "北京市朝阳区望京西园三区",
            "appointmentHost",
            TECHNICIAN));
  }

  private void solved(CaseNumber number) {
    workforce.complete(
        number,
        TECHNICIAN,
        "userTask_solveProblem",
        Map.of("solvingNext", "SOLVED", "solution", "账号密码已重置，拨号恢复正常。"));
  }

  private CaseNumber responded(
      String name, String phone, ProblemCategory kind, String matter, String product) {
    CaseNumber number = received(name, phone, kind, matter, product);
    workforce.complete(
        number,
        TECHNICIAN,
        "userTask_respondToCustomer",
        Map.of("firstResponse", "已核实现象，正在处理，今天内回复您。"));
    return number;
  }

  private CaseNumber received(
      String name, String phone, ProblemCategory kind, String matter, String product) {
    var customer =
        new CustomerDetails(
            name, PhoneNumber.parse(phone), null, CustomerLevel.STANDARD, SpecialNeed.NONE);
    var request = new ServiceRequest(customer, Channel.PHONE, matter, null, null, null);
    return intake.receive(new AfterSalesReport(request, kind, product)).caseNumber();
  }
}

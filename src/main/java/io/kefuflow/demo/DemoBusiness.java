package io.kefuflow.demo;

import io.kefuflow.business.BusinessApplicationReport;
import io.kefuflow.business.BusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem.Behaviour;
import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Four applications for business: new, waiting for materials, to be approved, and one that the
 * simulated business system carried out wrongly.
 */
@Component
@Order(3)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoBusiness implements DemoPart {

  private static final String AGENT = "agent2";

  private final CaseIntake intake;
  private final BusinessSystem system;
  private final Workforce workforce;

  DemoBusiness(CaseIntake intake, BusinessSystem system, Workforce workforce) {
    this.intake = intake;
    this.system = system;
    this.workforce = workforce;
  }

  @Override
  public String label() {
    return "业务申请";
  }

  @Override
  public void create() {
    received("秦岚", "13800138041", "NUMBER_PORTABILITY", "从其他运营商携号转入，保留原号码");
    supplementing(accepted("尤勇", "13800138042", "OWNERSHIP_TRANSFER", "把号码过户给女儿尤小米"));
    reviewed(
        accepted("许晴", "13800138043", "CANCELLATION", "出国定居，办理销户"),
        List.of("ID_CARD", "CANCELLATION_FORM"));
    wronglyCarriedOut(accepted("何涛", "13800138044", "TARIFF_CHANGE", "改为 129 元融合套餐"));
  }

  private void supplementing(CaseNumber number) {
    workforce.complete(
        number,
        AGENT,
        "userTask_reviewApplication",
        Map.of(
            "reviewVerdict",
            "MISSING",
            "customerQuestion",
            "还缺双方签字的过户协议，请拍照或扫描成 PDF 上传，也可到营业厅提交。"));
  }

  private void reviewed(CaseNumber number, List<String> materials) {
    workforce.complete(
        number,
        AGENT,
        "userTask_reviewApplication",
        Map.of(
            "materialsSeen", materials, "reviewVerdict", "COMPLETE", "reviewNote", "证件与本人一致，无欠费。"));
  }

  /** The job that orders runs by itself; the agent then finds another business carried out. */
  private void wronglyCarriedOut(CaseNumber number) {
    if (system instanceof SimulatedBusinessSystem simulator) {
      simulator.script(number.value(), Behaviour.WRONG_OPERATION);
    }
    reviewed(number, List.of("ID_CARD"));
  }

  private CaseNumber accepted(String name, String phone, String kind, String matter) {
    CaseNumber number = received(name, phone, kind, matter);
    workforce.complete(
        number,
        AGENT,
        "userTask_acceptApplication",
        Map.of("category", kind, "acceptanceNote", "资料可以在线上传，也可以带原件到营业厅，收齐后当天审核。"));
    return number;
  }

  private CaseNumber received(String name, String phone, String kind, String matter) {
    var customer =
        new CustomerDetails(
            name, PhoneNumber.parse(phone), null, CustomerLevel.STANDARD, SpecialNeed.NONE);
    var request = new ServiceRequest(customer, Channel.ONLINE, matter, null, null, null);
    return intake.receive(new BusinessApplicationReport(request, kind)).caseNumber();
  }
}

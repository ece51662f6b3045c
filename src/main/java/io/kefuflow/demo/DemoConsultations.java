package io.kefuflow.demo;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.consultation.ConsultationReport;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.knowledge.KnowledgeCategory;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Four consultations: new, passed on to tech support, for the supervisor after two answers that did
 * not satisfy, and solved at first contact.
 */
@Component
@Order(3)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoConsultations implements DemoPart {

  private static final String AGENT = "agent1";

  private final CaseIntake intake;
  private final Workforce workforce;

  DemoConsultations(CaseIntake intake, Workforce workforce) {
    this.intake = intake;
    this.workforce = workforce;
  }

  @Override
  public String label() {
    return "业务咨询";
  }

  @Override
  public void create() {
    solvedAtFirstContact();
    passedOn();
    forTheSupervisor();
    received("孟瑶", "13800138061", KnowledgeCategory.TARIFF, "换了便宜的套餐，这个月怎么还是按原来的收费？");
  }

  private void solvedAtFirstContact() {
    CaseNumber number = confirmed("石磊", "13800138062", KnowledgeCategory.BILLING, "话费发票可以开公司抬头吗");
    analysed(number, "问的是电子发票的抬头");
    answered(number, "可以。在掌上营业厅“我的 - 发票”中填写公司名称和税号即可开具电子普通发票。");
    workforce.complete(number, AGENT, "userTask_followUp", Map.of("followUpResult", "SATISFIED"));
  }

  private void passedOn() {
    CaseNumber number =
        confirmed("龚丽", "13800138063", KnowledgeCategory.NETWORK, "新小区 5G 信号什么时候能覆盖到地下车库？");
    workforce.complete(
        number,
        AGENT,
        "userTask_analyseQuestion",
        Map.of(
            "analysis",
            "需要查询该小区的基站建设计划，专员没有权限",
            "analysisNext",
            "TRANSFER",
            "transferTo",
            "tech-support",
            "transferReason",
            "需要技术部门查询基站建设计划",
            "transferDone",
            "已核对小区地址和楼栋，地面信号正常",
            "transferPromised",
            "今天内由技术支持答复"));
  }

  private void forTheSupervisor() {
    CaseNumber number =
        confirmed("万强", "13800138064", KnowledgeCategory.BUSINESS_RULE, "合约还有八个月，能不能免违约金换套餐？");
    analysed(number, "合约期内换套餐是否免违约金");
    answered(number, "合约期内变更套餐须按剩余月份支付违约金。");
    dissatisfied(number, "办理时没有人告知有违约金");
    analysed(number, "客户称办理时未被告知");
    answered(number, "已查到您当时签字的业务受理单，第五条有违约金的说明。");
    dissatisfied(number, "字太小，当时没有人讲解，要求主管答复");
  }

  private CaseNumber confirmed(
      String name, String phone, KnowledgeCategory topic, String question) {
    CaseNumber number = received(name, phone, topic, question);
    workforce.complete(
        number,
        AGENT,
        "userTask_confirmInformation",
        Map.of("category", topic.name(), "consultedFacts", "已核对机主身份和现用套餐，问题与来电所述一致。"));
    return number;
  }

  private void analysed(CaseNumber number, String analysis) {
    workforce.complete(
        number,
        AGENT,
        "userTask_analyseQuestion",
        Map.of("analysis", analysis, "analysisNext", "ANSWER"));
  }

  private void answered(CaseNumber number, String answer) {
    workforce.complete(number, AGENT, "userTask_answerQuestion", Map.of("answer", answer));
  }

  private void dissatisfied(CaseNumber number, String because) {
    workforce.complete(
        number,
        AGENT,
        "userTask_followUp",
        Map.of("followUpResult", "NOT_SATISFIED", "dissatisfiedBecause", because));
  }

  private CaseNumber received(String name, String phone, KnowledgeCategory topic, String question) {
    var customer =
        new CustomerDetails(
            name, PhoneNumber.parse(phone), null, CustomerLevel.STANDARD, SpecialNeed.NONE);
    var request = new ServiceRequest(customer, Channel.PHONE, question, null, null, null);
    return intake.receive(new ConsultationReport(request, topic)).caseNumber();
  }
}

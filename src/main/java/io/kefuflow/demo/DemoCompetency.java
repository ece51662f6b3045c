package io.kefuflow.demo;

import io.kefuflow.competency.DevelopmentNumber;
import io.kefuflow.competency.DevelopmentWorkflow;
import io.kefuflow.competency.Post;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Three competency developments: one that waits for the employee's own assessment, one whose radar
 * chart waits for the supervisor's plan, one with an agreed plan between two follow-ups.
 */
@Component
@Order(DemoRoster.ORDER + 1) // who leads whom is in the roster
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoCompetency implements DemoPart {

  private static final String SUPERVISOR = "supervisor1";
  private static final String MANAGER = "manager1";
  private static final String TRAINER = "trainer1";

  private final DevelopmentWorkflow workflow;
  private final Workforce workforce;
  private final Clock clock;

  DemoCompetency(DevelopmentWorkflow workflow, Workforce workforce, Clock clock) {
    this.workflow = workflow;
    this.workforce = workforce;
    this.clock = clock;
  }

  @Override
  public String label() {
    return "能力发展";
  }

  @Override
  public void create() {
    DevelopmentNumber probation = begun(SUPERVISOR, "agent2", Post.AGENT, "试用期满，确认是否转正");
    others(
        probation,
        rated("业务熟悉较快，遇到强硬的客户容易紧张", 3, 3, 4, 2, 4, 4, 4),
        rated("对岗位有热情，希望先在一线多积累，再考虑班组长", 3, 3, 4, 2, 4, 4, 4),
        rated("情景演练：套餐变更一次办对；投诉安抚时急于解释", 3, 2, 4, 2, 5, 3, 4));

    DevelopmentNumber senior = begun(SUPERVISOR, "agent1", Post.SENIOR_AGENT, "年度盘点，考察晋升高级客服专员");
    workforce.complete(
        senior.value(),
        "agent1",
        "userTask_assessSelf",
        rated("处理投诉有把握，想学习带新人的方法", 4, 4, 4, 5, 5, 3, 4, 4));
    others(
        senior,
        rated("疑难投诉多由其接手，带教尚未系统做过", 4, 4, 4, 4, 5, 2, 4, 3),
        rated("愿意承担带教，担心影响个人指标", 4, 3, 4, 4, 4, 2, 4, 4),
        rated("疑难工单演练思路清楚；法规条款引用不够准确", 4, 4, 3, 4, 5, 2, 4, 3));

    DevelopmentNumber technician = begun(MANAGER, "tech1", Post.TECH_SUPPORT, "5G 专网业务上线，核对技术能力");
    workforce.complete(
        technician.value(),
        "tech1",
        "userTask_assessSelf",
        rated("传统宽带熟练，5G 专网接触不多", 3, 4, 3, 3, 3, 4));
    others(
        technician,
        rated("故障定位快，方案记录常缺截图", 3, 4, 3, 2, 3, 4),
        rated("希望参加厂家培训", 3, 4, 3, 3, 4, 4),
        rated("专网开通演练中参数配置需要提示", 2, 4, 3, 2, 3, 4));
    LocalDate due = LocalDate.now(clock).plusWeeks(8);
    workforce.complete(
        technician.value(),
        SUPERVISOR,
        "userTask_planDevelopment",
        Map.of(
            "measureKind1", "TRAINING",
            "measureCriterion1", "network-knowledge",
            "measureText1", "5G 专网原理、开通与参数配置，结业前独立完成一次开通演练",
            "measureDue1", due.toString(),
            "measureKind2", "COACHING",
            "measureCriterion2", "documentation",
            "measureText2", "每周抽查三份方案记录，当面点评",
            "measureDue2", due.toString(),
            "followUpWeeks", 4));
    workforce.complete(
        technician.value(), "tech1", "userTask_confirmPlan", Map.of("planAgreed", true));
  }

  private DevelopmentNumber begun(String by, String employee, Post post, String reason) {
    var number = new AtomicReference<DevelopmentNumber>();
    workforce.as(by, () -> number.set(workflow.begin(reason, employee, post.code())));
    return number.get();
  }

  private void others(
      DevelopmentNumber number,
      Map<String, Object> supervisor,
      Map<String, Object> interview,
      Map<String, Object> practice) {
    workforce.complete(number.value(), SUPERVISOR, "userTask_assessEmployee", supervisor);
    workforce.complete(number.value(), MANAGER, "userTask_recordInterview", interview);
    workforce.complete(number.value(), TRAINER, "userTask_assessPractice", practice);
  }

  /** The form of an assessment, the levels in the order of the criteria. */
  private static Map<String, Object> rated(String text, int... levels) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < levels.length; i++) {
      values.put("rating" + (i + 1), levels[i]);
    }
    values.put("assessmentText", text);
    return values;
  }
}

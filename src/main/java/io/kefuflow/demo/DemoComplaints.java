package io.kefuflow.demo;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Origin;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.complaint.ComplaintWorkflow;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Some thirty complaints in every state, taken in and worked on as people would do it. */
@Order(1)
@Component
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoComplaints implements DemoPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemoComplaints.class);
  private static final String AGENT = "agent1";
  private static final String OTHER_AGENT = "agent2";

  private final CaseIntake intake;
  private final CaseWorkflow caseWorkflow;
  private final ComplaintWorkflow workflow;
  private final Workforce workforce;
  private final Cases cases;
  private final Clock clock;

  DemoComplaints(
      CaseIntake intake,
      CaseWorkflow caseWorkflow,
      ComplaintWorkflow workflow,
      Workforce workforce,
      Cases cases,
      Clock clock) {
    this.intake = intake;
    this.caseWorkflow = caseWorkflow;
    this.workflow = workflow;
    this.workforce = workforce;
    this.cases = cases;
    this.clock = clock;
  }

  @Override
  public String label() {
    return "投诉";
  }

  @Override
  public void create() {
    Stream.<Runnable>of(
            this::waiting, this::beingHandled, this::withOthers, this::overdue, this::finished)
        .forEach(this::create);
  }

  /**
   * A visitor who takes one of the first tasks at once must not keep the others from being made.
   */
  private void create(Runnable complaints) {
    try {
      complaints.run();
    } catch (RuntimeException e) {
      LOG.warn("Some demonstration complaints are missing; an empty ./data gives all of them", e);
    }
  }

  private void waiting() {
    receive(
        "张伟",
        "13800138001",
        2,
        ComplaintCategory.NETWORK,
        "家里宽带每晚八点到十点频繁断线，已持续一周，影响孩子上网课",
        "北京市海淀区中关村");
    receive("王芳", "13800138002", 4, ComplaintCategory.BILLING, "本月账单多出一项30元的增值业务费，本人从未订购", null);
    receive(
        "刘洋",
        "13800138003",
        6,
        ComplaintCategory.SERVICE,
        "营业厅排队两小时才办上业务，工作人员态度冷淡",
        "上海市徐汇区漕溪北路营业厅");
    receive("陈静", "13800138004", 8, ComplaintCategory.PRODUCT_QUALITY, "新购路由器使用三天就自动重启，要求更换", null);
    receive("杨磊", "13800138005", 10, ComplaintCategory.OTHER, "推销电话过多，要求加入免打扰名单", null);
    receive(
        customer("赵秀兰", "13800138006", CustomerLevel.STANDARD, SpecialNeed.ELDERLY),
        3,
        ComplaintCategory.SERVICE,
        "看不懂短信里的套餐变更说明，希望有人电话讲解",
        null,
        false);
    CaseNumber claimed =
        receive(
            "黄强", "13800138007", 5, ComplaintCategory.NETWORK, "地铁站内手机没有信号，上下班无法使用", "广州市天河区体育西路站");
    workforce.claim(claimed, AGENT, "userTask_respondToComplaint");
    receive(
        customer("周总", "13800138008", CustomerLevel.VIP, SpecialNeed.NONE),
        4,
        ComplaintCategory.NETWORK,
        "企业专线中断两小时，已造成经济损失，若不解决将向通信管理局申诉",
        "深圳市南山区科技园",
        true);
  }

  private void beingHandled() {
    investigating("吴敏", "13800138009", "流量提醒短信迟到，超出后才收到");
    investigating("徐丽", "13800138010", "宽带提速后实测速率只有标称的一半");
    CaseNumber planning = investigating("孙涛", "13800138011", "异地换卡时资料被退回三次");
    investigated(planning);
    CaseNumber carryingOut = planned("马超", "13800138012", "携号转网申请被拖延，多次往返营业厅", 0, false);
    CaseNumber corrected = planned("朱琳", "13800138013", "客服承诺回电但三天没有消息", 50, true);
    CaseNumber feedback = planned("胡军", "13800138014", "机顶盒遥控器失灵，上门师傅两次爽约", 0, false);
    carryOut(feedback);
    CaseNumber refused = planned("郭燕", "13800138015", "套餐外流量被重复计费，要求退一赔三", 80, false);
    carryOut(refused);
    feedback(refused, false, true);
    CaseNumber solved = planned("何平", "13800138016", "安装宽带时损坏墙面，要求修复", 60, false);
    carryOut(solved);
    feedback(solved, true, false);
    workforce.claim(carryingOut, AGENT, "userTask_carryOutSolution");
    workforce.claim(corrected, "tech1", "userTask_correctFault");
  }

  private void withOthers() {
    CaseNumber asked = investigating("高洁", "13800138017", "小区光缆多次被挖断，没有任何通知");
    workforce.complete(
        asked,
        AGENT,
        "userTask_investigateComplaint",
        Map.of(
            "investigationNext",
            "DEPARTMENTS",
            "inquiryDepartments",
            List.of("tech-support", "product-quality"),
            "departmentQuestion",
            "近一个月该小区光缆中断的次数、原因和恢复时间？"));
    CaseNumber customer = investigating("林峰", "13800138018", "手机上网时断时续，换卡后仍未解决");
    askCustomer(customer, "请问使用的手机型号和出现问题的大致时间段？");
    CaseNumber answered = investigating("罗颖", "13800138019", "宽带账号被盗用，出现异地登录");
    askCustomer(answered, "请问最近一次正常上网是什么时候？");
    workforce.complete(
        answered,
        AGENT,
        "userTask_recordCustomerAnswer",
        Map.of("customerAnswer", "昨天晚上十点，今早就无法登录"));
    planned("梁斌", "13800138020", "误操作被扣除一年会员费，要求退款", 360, false);
    planned("宋佳", "13800138021", "漫游费用异常，账单高达两千元", 1980, false);
    CaseNumber critical =
        receive(
            customer("唐女士", "13800138022", CustomerLevel.GOLD, SpecialNeed.NONE),
            9,
            ComplaintCategory.BILLING,
            "多次投诉乱扣费未解决，准备联系电视台曝光",
            null,
            true);
    respond(critical, AGENT);
    workforce.complete(
        critical,
        "manager1",
        "userTask_followCriticalComplaint",
        Map.of("managerInstruction", "今日内退费并由主管上门致歉"));
  }

  private void overdue() {
    receive("韩雪", "13800138023", 40, ComplaintCategory.BILLING, "发票抬头开错，要求重开，三次联系无人处理", null);
    receive("冯刚", "13800138024", 95, ComplaintCategory.NETWORK, "公司固话打不出去，影响接单", "成都市高新区天府三街");
    CaseNumber late =
        receive(
            "董浩", "13800138025", 25 * 60, ComplaintCategory.SERVICE, "营业厅丢失身份证复印件，要求书面说明", null);
    respond(late, OTHER_AGENT);
  }

  private void finished() {
    close(planned("萧然", "13800138026", "短信验证码收不到，无法登录掌厅", 0, false));
    close(planned("程亮", "13800138027", "电视盒子捆绑销售，要求单独计价", 100, false));
    CaseNumber reopened = planned("曹颖", "13800138028", "夜间施工噪声扰民", 0, false);
    close(reopened);
    workforce.as(AGENT, () -> workflow.reopen(reopened, "施工队又在夜间作业"));
    CaseNumber withdrawn =
        receive("袁媛", "13800138029", 7, ComplaintCategory.OTHER, "亲情网添加成员失败", null);
    workforce.as(AGENT, () -> caseWorkflow.withdraw(withdrawn, "客户自行在掌厅添加成功"));
    CaseNumber withdrawnLater = investigating("邓超", "13800138030", "充值未到账");
    workforce.as(AGENT, () -> caseWorkflow.withdraw(withdrawnLater, "客户来电称款项已到账"));
    intake.receive(
        new ComplaintReport(
            new ServiceRequest(
                null,
                Channel.ONLINE,
                "旧系统中已办结的投诉，仅供查询",
                null,
                clock.instant().minus(Duration.ofDays(200)),
                new Origin("demo", "OLD-0001", true, false)),
            ComplaintCategory.NETWORK,
            false));
  }

  private CaseNumber investigating(String name, String phone, String matter) {
    CaseNumber number = receive(name, phone, 12, ComplaintCategory.NETWORK, matter, null);
    respond(number, AGENT);
    return number;
  }

  private void respond(CaseNumber number, String agent) {
    workforce.complete(
        number,
        agent,
        "userTask_respondToComplaint",
        Map.of(
            "category",
            cases.get(number).category(),
            "severityRaisedTo",
            "KEEP",
            "firstResponse",
            "非常抱歉给您带来不便，我们已开始核实，今天内给您答复。"));
  }

  private void investigated(CaseNumber number) {
    workforce.complete(
        number,
        AGENT,
        "userTask_investigateComplaint",
        Map.of("investigationNext", "DONE", "investigationFindings", "经核实情况属实，系我方系统与流程问题所致。"));
  }

  private CaseNumber planned(
      String name, String phone, String matter, double compensation, boolean correction) {
    CaseNumber number = investigating(name, phone, matter);
    investigated(number);
    Map<String, Object> plan =
        new HashMap<>(
            Map.of(
                "solution",
                "更正错误并向客户致歉，安排专人跟进至恢复正常。",
                "compensationAmount",
                compensation,
                "correctionRequired",
                correction));
    if (correction) {
      plan.putAll(
          Map.of(
              "responsibleGroup",
              "tech-support",
              "correctionDays",
              3,
              "correctionMatter",
              "回访承诺须在系统中登记并到期提醒"));
    }
    workforce.complete(number, AGENT, "userTask_planSolution", plan);
    return number;
  }

  private void carryOut(CaseNumber number) {
    workforce.complete(
        number, AGENT, "userTask_carryOutSolution", Map.of("executionNote", "已按方案执行完毕。"));
  }

  private void feedback(CaseNumber number, boolean accepted, boolean managerRequested) {
    workforce.complete(
        number,
        AGENT,
        "userTask_collectFeedback",
        accepted
            ? Map.of("solutionAccepted", true)
            : Map.of(
                "solutionAccepted",
                false,
                "refusalReason",
                "认为补偿不足以弥补损失",
                "managerRequested",
                managerRequested));
  }

  private void close(CaseNumber number) {
    carryOut(number);
    feedback(number, true, false);
    workforce.complete(
        number,
        AGENT,
        "userTask_recordRootCause",
        Map.of(
            "rootCauseKind",
            "PROCESS",
            "rootCause",
            "流程缺少到期提醒，交接时遗漏。",
            "improvementMeasure",
            "交接单增加必填项，并纳入每月服务复盘。"));
  }

  private void askCustomer(CaseNumber number, String question) {
    workforce.complete(
        number,
        AGENT,
        "userTask_investigateComplaint",
        Map.of("investigationNext", "CUSTOMER", "customerQuestion", question));
  }

  private CaseNumber receive(
      String name,
      String phone,
      long minutesAgo,
      ComplaintCategory category,
      String matter,
      String location) {
    return receive(
        customer(name, phone, CustomerLevel.STANDARD, SpecialNeed.NONE),
        minutesAgo,
        category,
        matter,
        location,
        false);
  }

  private CaseNumber receive(
      CustomerDetails customer,
      long minutesAgo,
      ComplaintCategory category,
      String matter,
      String location,
      boolean publicThreat) {
    var report =
        new ComplaintReport(
            new ServiceRequest(
                customer,
                Channel.PHONE,
                matter,
                location,
                clock.instant().minus(Duration.ofMinutes(minutesAgo)),
                null),
            category,
            publicThreat);
    return intake.receive(report).caseNumber();
  }

  private static CustomerDetails customer(
      String name, String phone, CustomerLevel level, SpecialNeed need) {
    return new CustomerDetails(name, PhoneNumber.parse(phone), null, level, need);
  }
}

package io.kefuflow.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.aftersales.Evaluation;
import io.kefuflow.aftersales.Evaluations;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.Handover;
import io.kefuflow.casework.Handovers;
import io.kefuflow.complaint.process.ComplaintScenario;
import io.kefuflow.complaint.process.ComplaintScenario.Complaint;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.Notifications;
import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Absences;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import io.kefuflow.test.OfficeFile;
import io.kefuflow.test.ServerTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What the desk in Tasklist gets, through the session and the filters of the webapp. */
@ServerTest
@Import(ComplaintScenario.class)
class DeskPageIT {

  private static final String DESK = "/camunda/api/tasklist/plugin/agent-desk/default";
  private static final String JSON = "application/json";
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
  };

  private static final Map.Entry<String, String> DONE = Map.entry("investigationNext", "DONE");
  private static final Map.Entry<String, String> FINDINGS =
      Map.entry("investigationFindings", "交换机过载");

  @Autowired ComplaintScenario scenario;
  @Autowired TaskService tasks;
  @Autowired Cases cases;
  @Autowired CustomerInquiries inquiries;
  @Autowired Handovers handovers;
  @Autowired Notifications notifications;
  @Autowired Absences absences;
  @Autowired Evaluations evaluations;
  @Autowired Deadlines deadlines;

  private TasklistSession tasklist;

  private int port;

  @BeforeEach
  void openSession(@LocalServerPort int port) {
    this.port = port;
    tasklist = anotherSession();
  }

  private TasklistSession anotherSession() {
    return new TasklistSession(port);
  }

  // cards

  @Test
  void theCardsOfAPageComeInOneAnswer() throws Exception {
    CustomerDetails customer = ComplaintScenario.newCustomer();
    Complaint elderly =
        scenario.receive(
            ComplaintScenario.report(
                new CustomerDetails(
                    "诸葛亮", customer.phone(), null, CustomerLevel.VIP, SpecialNeed.ELDERLY),
                false));
    Complaint other = scenario.responded();
    Task first = elderly.run().task("userTask_respondToComplaint");
    Task second = other.run().task("userTask_investigateComplaint");
    tasklist.logIn("agent1");

    String page = ok(tasklist.get(DESK + "/cards?taskIds=" + first.getId() + "," + second.getId()));

    String card = "$.cards[?(@.taskId=='" + first.getId() + "')].";
    assertThat(list(page, card + "number")).containsExactly(elderly.number().value());
    assertThat(list(page, card + "customer")).containsExactly("诸**");
    assertThat(list(page, card + "specialNeed")).containsExactly("老年人");
    assertThat(list(page, card + "clock.metric")).containsExactly("首次响应");
    assertThat(list(page, card + "clock.state")).containsExactly("RUNNING");
    assertThat(list(page, "$.cards[?(@.taskId=='" + second.getId() + "')].clock.metric"))
        .containsExactly("问题解决");
    assertThat(Instant.parse(JsonPath.read(page, "$.now")))
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void aClockRunsOutWarnsBreaksAndStandsStill() throws Exception {
    Complaint complaint = scenario.received();
    String task = complaint.run().task("userTask_respondToComplaint").getId();
    Instant due = deadlines.dueAt(complaint.number().value(), Metric.FIRST_RESPONSE).orElseThrow();
    tasklist.logIn("agent1");

    assertThat(clock(task, "state")).isEqualTo("RUNNING");
    assertThat(Instant.parse(clock(task, "dueAt"))).isEqualTo(due);
    ClockUtil.setCurrentTime(Date.from(Instant.parse(clock(task, "warnAt"))));
    assertThat(clock(task, "state")).isEqualTo("WARNING");
    ClockUtil.setCurrentTime(Date.from(due));
    assertThat(clock(task, "state")).isEqualTo("BREACHED");
    ClockUtil.reset();

    Complaint asked = scenario.responded();
    inquiries.ask(asked.number(), "什么颜色？");
    task = asked.run().task("userTask_investigateComplaint").getId();
    assertThat(clock(task, "state")).isEqualTo("PAUSED");
    assertThat(clock(task, "dueAt")).isNull();
    assertThat(clock(task, "pauseReason")).isEqualTo("待客户答复");
    String page = ok(tasklist.get(DESK + "/cards?taskIds=" + task));
    assertThat((int) JsonPath.read(page, "$.cards[0].clock.remainingSeconds"))
        .isBetween(86_000, 86_400);
    assertThat((String) JsonPath.read(page, "$.cards[0].waiting")).isEqualTo("等待客户");
  }

  private String clock(String task, String fact) throws Exception {
    return JsonPath.read(
        ok(tasklist.get(DESK + "/cards?taskIds=" + task)), "$.cards[0].clock." + fact);
  }

  @Test
  void brokenRequestsForCardsAreRefused() throws Exception {
    tasklist.logIn("agent1");
    String many = IntStream.range(0, 51).mapToObj(i -> "task" + i).collect(Collectors.joining(","));

    for (String query : List.of("", "?taskIds=", "?taskIds=,%20,", "?taskIds=" + many)) {
      HttpResponse<String> answer = tasklist.get(DESK + "/cards" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(problem(answer)).contains("一次应为 1 至 50 个");
    }
    assertThat(
            list(ok(tasklist.get(DESK + "/cards?taskIds=%27%20or%201%3D1--,%3Cb%3E")), "$.cards"))
        .isEmpty();
  }

  // file

  @Test
  void theFileOfACaseTellsAllThatIsKnown() throws Exception {
    CustomerDetails customer = ComplaintScenario.newCustomer();
    Complaint before = scenario.receive(ComplaintScenario.report(customer, false));
    evaluations.save(before.number(), new Evaluation(5, 4, 3, 4, 2, "等太久"));
    Complaint complaint = scenario.receive(ComplaintScenario.report(customer, false));
    complaint.respond("KEEP");
    handovers.record(complaint.number(), "agent2", "agent1", "休假", "已电话联系", "今天回复");
    String task = complaint.run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent1");

    String file = ok(tasklist.get(DESK + "/tasks/" + task));

    assertThat((String) JsonPath.read(file, "$.kind")).isEqualTo("CASE");
    assertThat((String) JsonPath.read(file, "$.taskName")).isEqualTo("调查核实");
    assertThat((String) JsonPath.read(file, "$.case.procedure")).isEqualTo("投诉处理");
    assertThat((String) JsonPath.read(file, "$.case.handler")).isEqualTo("王小明");
    assertThat(list(file, "$.clocks[*].metric")).contains("firstResponse", "resolution");
    assertThat((String) JsonPath.read(file, "$.customer.phone"))
        .isEqualTo(customer.phone().display());
    assertThat((String) JsonPath.read(file, "$.customer.level")).isEqualTo("普通");
    assertThat(list(file, "$.earlierCases[*].number")).containsExactly(before.number().value());
    assertThat(list(file, "$.surveys[*].text"))
        .containsExactly("总体 2 分（服务态度 5，解决效率 4，服务渠道 3，服务范围 4）：等太久");
    assertThat(list(file, "$.timeline[*].actor")).contains("王小明", "系统");
    assertThat(list(file, "$.timeline[-1:].kind")).containsExactly("OPENED");
    assertThat(list(file, "$.handovers[*].from")).containsExactly("李晓红");
    assertThat(list(file, "$.handovers[*].to")).containsExactly("王小明");
    assertThat((int) JsonPath.read(file, "$.attachments")).isZero();
    for (String action : List.of("handOver", "askCustomer", "urge", "withdraw", "attach")) {
      assertThat((boolean) JsonPath.read(file, "$.actions." + action)).as(action).isTrue();
    }

    inquiries.ask(complaint.number(), "什么颜色？");
    file = ok(tasklist.get(DESK + "/tasks/" + task));
    assertThat((boolean) JsonPath.read(file, "$.actions.askCustomer")).isFalse();
  }

  @Test
  void aColleagueReadsTheFileButPassesNothingOn() throws Exception {
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent2");

    String file = ok(tasklist.get(DESK + "/tasks/" + task));
    assertThat((boolean) JsonPath.read(file, "$.actions.handOver")).isFalse();
    HttpResponse<String> refused = handOver(task, "agent2");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(problem(refused)).isEqualTo("任务已由 王小明 处理：请刷新列表");
  }

  @Test
  void otherDepartmentsReadTheFileButDoNotSpeakForTheCustomer() throws Exception {
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("tech1");

    String file = ok(tasklist.get(DESK + "/tasks/" + task));
    assertThat((boolean) JsonPath.read(file, "$.actions.urge")).isFalse();
    assertThat((boolean) JsonPath.read(file, "$.actions.attach")).isTrue();
    assertThat(post(task, "question", "{\"question\":\"x\"}").statusCode()).isEqualTo(403);
    assertThat(post(task, "urge", "{}").statusCode()).isEqualTo(403);
    assertThat(post(task, "withdraw", "{\"reason\":\"x\"}").statusCode()).isEqualTo(403);
    assertThat(problem(post(task, "urge", "{}"))).startsWith("没有权限");
    assertThat(customers("13800138000").statusCode()).isEqualTo(403);
  }

  // actions

  @Test
  void whoHasATaskPassesItOnWithWhatTheNextOneMustKnow() throws Exception {
    Complaint complaint = scenario.responded();
    String task = complaint.run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent1");

    String people = ok(tasklist.get(DESK + "/tasks/" + task + "/colleagues"));
    assertThat(list(people, "$[*].id")).containsExactly("agent2");
    assertThat(list(people, "$[*].name")).containsExactly("李晓红");
    assertThat(list(people, "$[*].present")).containsExactly(true);

    String done = ok(handOver(task, "agent2"));

    assertThat((String) JsonPath.read(done, "$.message")).isEqualTo("已转派给 李晓红");
    assertThat(complaint.run().task("userTask_investigateComplaint").getAssignee())
        .isEqualTo("agent2");
    assertThat(cases.get(complaint.number()).handler()).isEqualTo("agent2");
    assertThat(handovers.of(complaint.number()))
        .singleElement()
        .extracting(Handover::fromUser, Handover::toUser, Handover::doneSoFar)
        .containsExactly("agent1", "agent2", "已联系客户");
    assertThat(list(ok(tasklist.get(DESK + "/tasks/" + task)), "$.timeline[*].summary"))
        .contains("工单交接给 李晓红");
    assertThat(notifications.ofCase(complaint.number().value()))
        .extracting(Message::template)
        .contains("case-handed-over");
    HttpResponse<String> again = handOver(task, "agent2");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(problem(again)).contains("已由 李晓红 处理");

    complaint.run().complete("agent2", "userTask_investigateComplaint", DONE, FINDINGS);
    assertThat(complaint.run().task("userTask_planSolution").getAssignee()).isEqualTo("agent2");
  }

  @Test
  void aSupervisorPassesOnWhatNobodyOrSomebodyElseHas() throws Exception {
    Complaint complaint = scenario.received();
    String task = complaint.run().task("userTask_respondToComplaint").getId();
    tasklist.logIn("agent1");
    HttpResponse<String> unclaimed = handOver(task, "agent2");
    assertThat(unclaimed.statusCode()).isEqualTo(409);
    assertThat(problem(unclaimed)).contains("请先领取");

    tasklist = anotherSession();
    tasklist.logIn("supervisor1");
    ok(handOver(task, "agent2"));
    ok(handOver(task, "agent1"));
    assertThat(complaint.run().task("userTask_respondToComplaint").getAssignee())
        .isEqualTo("agent1");
  }

  @Test
  void aTaskIsPassedOnlyToThoseWhoMayHaveItAndAreThere() throws Exception {
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent1");

    for (String user : List.of("agent1", "trainer1", "nobody", " ")) {
      assertThat(handOver(task, user).statusCode()).as(user).isEqualTo(400);
    }
    assertThat(post(task, "handover", "{\"toUser\":\"agent2\"}").statusCode()).isEqualTo(400);
    assertThat(
            post(task, "handover", "{\"toUser\":\"agent2\",\"reason\":\"" + "长".repeat(501) + "\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(handovers.of(cases.get(numberOf(task)).number())).isEmpty();
    absences.add(new Absence("agent2", Instant.now().minusSeconds(60), null));
    HttpResponse<String> absent = handOver(task, "agent2");
    assertThat(absent.statusCode()).isEqualTo(409);
    assertThat(problem(absent)).contains("李晓红 现在缺席");
    assertThat(list(ok(tasklist.get(DESK + "/tasks/" + task + "/colleagues")), "$[*].present"))
        .containsExactly(false);
  }

  @Test
  void theCustomerIsAskedUrgesAndWithdraws() throws Exception {
    Complaint complaint = scenario.responded();
    String task = complaint.run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent1");

    String urged = ok(post(task, "urge", "{\"note\":\"<b>快点</b> '; drop table--\"}"));
    assertThat((int) JsonPath.read(urged, "$.urgeCount")).isEqualTo(1);
    assertThat(post(task, "urge", "{\"note\":\"" + "快".repeat(501) + "\"}").statusCode())
        .isEqualTo(400);

    ok(post(task, "question", "{\"question\":\"什么颜色？\"}"));
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.WAITING_FOR_CUSTOMER);
    HttpResponse<String> twice = post(task, "question", "{\"question\":\"还有？\"}");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(problem(twice)).contains("已在等待客户答复");

    for (String body : List.of("", "{", "null", "{}", "{\"reason\":\" \"}")) {
      assertThat(post(task, "withdraw", body).statusCode()).as(body).isEqualTo(400);
    }
    ok(post(task, "withdraw", "{\"reason\":\"客户来电撤回\"}"));
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.WITHDRAWN);
    complaint.run().runJobs();
    assertThat(complaint.run().hasEnded()).isTrue();
    HttpResponse<String> gone = post(task, "urge", "{}");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(problem(gone)).isEqualTo("任务已不存在，或您无权查看：请刷新列表");
  }

  @Test
  void whatBecameOfATaskIsToldAlsoWhenItIsGone() throws Exception {
    Complaint complaint = scenario.received();
    String task = complaint.run().task("userTask_respondToComplaint").getId();
    tasklist.logIn("agent2");

    assertThat(fate(task)).isEqualTo("OPEN");
    tasks.setAssignee(task, "agent1");
    String claimed = ok(tasklist.get(DESK + "/tasks/" + task + "/fate"));
    assertThat((String) JsonPath.read(claimed, "$.state")).isEqualTo("CLAIMED");
    assertThat((String) JsonPath.read(claimed, "$.by")).isEqualTo("王小明");
    assertThat((String) JsonPath.read(claimed, "$.at")).isNotNull();
    complaint.respond("KEEP");
    String completed = ok(tasklist.get(DESK + "/tasks/" + task + "/fate"));
    assertThat((String) JsonPath.read(completed, "$.state")).isEqualTo("COMPLETED");
    assertThat((String) JsonPath.read(completed, "$.taskName")).isEqualTo("评估并首次响应");

    String next = complaint.run().task("userTask_investigateComplaint").getId();
    ok(post(next, "withdraw", "{\"reason\":\"不要了\"}"));
    assertThat(fate(next)).isEqualTo("GONE");
    assertThat(tasklist.get(DESK + "/tasks/unknown/fate").statusCode()).isEqualTo(404);
  }

  private String fate(String task) throws Exception {
    return JsonPath.read(ok(tasklist.get(DESK + "/tasks/" + task + "/fate")), "$.state");
  }

  // files

  @Test
  void filesAreKeptShownAndSaved() throws Exception {
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    String files = DESK + "/tasks/" + task + "/attachments";
    tasklist.logIn("agent1");
    assertThat(list(ok(tasklist.get(files)), "$")).isEmpty();

    String kept =
        ok(
            tasklist.upload(
                files + "?fileName=" + encoded("说明 1.txt"), "你好".getBytes(StandardCharsets.UTF_8)));

    assertThat(list(kept, "$[*].fileName")).containsExactly("说明 1.txt");
    assertThat(list(kept, "$[*].uploadedBy")).containsExactly("王小明");
    assertThat(list(kept, "$[*].previewable")).containsExactly(true);
    assertThat(list(kept, "$[*].size")).containsExactly(6);
    String id = JsonPath.read(kept, "$[0].id");
    HttpResponse<String> saved = tasklist.get(files + "/" + id);
    assertThat(saved.body()).isEqualTo("你好");
    assertThat(header(saved, "Content-Disposition")).startsWith("attachment;").contains("UTF-8''");
    HttpResponse<String> shown = tasklist.get(files + "/" + id + "?preview=true");
    assertThat(header(shown, "Content-Disposition")).startsWith("inline;");
    assertThat(header(shown, "Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(shown.headers().allValues("Content-Security-Policy")).contains("sandbox");

    kept =
        ok(
            tasklist.upload(
                files + "?fileName=gbk.txt", "宽带故障说明".getBytes(Charset.forName("GB18030"))));
    String gbk = JsonPath.read(kept, "$[1].id");
    assertThat(tasklist.get(files + "/" + gbk + "?preview=true").body()).isEqualTo("宽带故障说明");

    kept =
        ok(
            tasklist.upload(
                files + "?fileName=bill.pdf",
                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
    assertThat(list(kept, "$[*].previewable")).containsExactly(true, true, true);
    String pdf = JsonPath.read(kept, "$[2].id");
    shown = tasklist.get(files + "/" + pdf + "?preview=true");
    assertThat(header(shown, "Content-Disposition")).startsWith("inline;");
    assertThat(header(shown, "Content-Type")).startsWith("application/pdf");
    assertThat(shown.headers().allValues("Content-Security-Policy")).contains("sandbox");

    kept = ok(tasklist.upload(files + "?fileName=letter.docx", OfficeFile.word()));
    assertThat(list(kept, "$[*].previewable")).containsExactly(true, true, true, false);
    String letter = JsonPath.read(kept, "$[3].id");
    assertThat(header(tasklist.get(files + "/" + letter + "?preview=true"), "Content-Disposition"))
        .as("browsers do not show it")
        .startsWith("attachment;");

    assertThat(tasklist.upload(files + "?fileName=x.exe", PNG).statusCode()).isEqualTo(400);
    assertThat(tasklist.upload(files + "?fileName=x.pdf", PNG).statusCode()).isEqualTo(400);
    assertThat(tasklist.upload(files, PNG).statusCode()).isEqualTo(400);
    assertThat(tasklist.upload(files + "?fileName=x.txt", new byte[0]).statusCode()).isEqualTo(400);
    assertThat(tasklist.get(files + "/unknown").statusCode()).isEqualTo(404);
    String elsewhere = scenario.responded().run().task("userTask_investigateComplaint").getId();
    assertThat(tasklist.get(DESK + "/tasks/" + elsewhere + "/attachments/" + id).statusCode())
        .isEqualTo(404);
  }

  // intake, suggestions, counts

  @Test
  void theOpenCasesOfACallerAreShownBeforeAnotherIsRegistered() throws Exception {
    CustomerDetails customer = ComplaintScenario.newCustomer();
    Complaint complaint = scenario.receive(ComplaintScenario.report(customer, false));
    String phone = customer.phone().display();
    tasklist.logIn("agent1");

    String found =
        ok(
            customers(
                phone.substring(0, 3) + "-" + phone.substring(3, 7) + " " + phone.substring(7)));

    assertThat((String) JsonPath.read(found, "$.customer.name")).isEqualTo("李女士");
    assertThat((Map<String, ?>) JsonPath.read(found, "$.customer"))
        .containsOnlyKeys("name", "organisation", "level", "specialNeed");
    assertThat(list(found, "$.openCases[*].number")).containsExactly(complaint.number().value());
    assertThat(list(found, "$.openCases[*].taskId"))
        .containsExactly(complaint.run().task("userTask_respondToComplaint").getId());
    for (String incomplete : List.of("", "138", "abc", "' or 1=1", "1".repeat(300))) {
      String nobody = ok(customers(incomplete));
      assertThat((String) JsonPath.read(nobody, "$.problem")).startsWith("客户电话格式不正确");
      assertThat((Object) JsonPath.read(nobody, "$.customer")).isNull();
    }
    assertThat(ok(customers("13000000001")))
        .isEqualTo("{\"problem\":null,\"customer\":null,\"openCases\":[]}");
  }

  private HttpResponse<String> customers(String phone) throws Exception {
    return tasklist.post(DESK + "/customers", JSON, "{\"phone\":\"%s\"}".formatted(phone), true);
  }

  @Test
  void articlesAndEarlierAnswersOnTheLikeAreSuggested() throws Exception {
    Complaint solved = scenario.closed();
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("agent1");

    String suggested = ok(tasklist.get(DESK + "/tasks/" + task + "/suggestions"));

    assertThat((Object) JsonPath.read(suggested, "$.articles")).isInstanceOf(List.class);
    assertThat(list(suggested, "$.cases[*].number")).contains(solved.number().value());
    assertThat(list(suggested, "$.cases[*].answer")).contains("扩容端口并减免当月费用");
  }

  @Test
  void onlyFiltersWithACheapCountAreCounted() throws Exception {
    scenario.responded();
    tasklist.logIn("agent1");
    assertThat(list(ok(tasklist.get(DESK + "/filter-counts")), "$.filters[*].id")).hasSize(3);
    assertThat(ok(tasklist.get(DESK + "/right")))
        .isEqualTo("{\"allowed\":true,\"registers\":true}");

    tasklist = anotherSession();
    tasklist.logIn("trainer1");
    assertThat(list(ok(tasklist.get(DESK + "/filter-counts")), "$.filters[*].id")).hasSize(1);
    assertThat(ok(tasklist.get(DESK + "/right")))
        .isEqualTo("{\"allowed\":true,\"registers\":false}");
  }

  // rights

  @ParameterizedTest
  @ValueSource(strings = {"trainer1", "analyst1", "owner1"})
  void whoDoesNotSeeATaskLearnsNothingOfIt(String user) throws Exception {
    Complaint complaint = scenario.responded();
    String task = complaint.run().task("userTask_investigateComplaint").getId();
    tasklist.logIn(user);

    assertThat(list(ok(tasklist.get(DESK + "/cards?taskIds=" + task)), "$.cards")).isEmpty();
    for (String read :
        List.of("", "/suggestions", "/attachments", "/attachments/x", "/colleagues")) {
      HttpResponse<String> answer = tasklist.get(DESK + "/tasks/" + task + read);
      assertThat(answer.statusCode()).as(read).isEqualTo(404);
      assertThat(problem(answer)).isEqualTo("任务已不存在，或您无权查看：请刷新列表");
    }
    for (String action : List.of("handover", "question", "urge", "withdraw")) {
      assertThat(post(task, action, "{}").statusCode()).as(action).isEqualTo(404);
    }
    assertThat(
            tasklist
                .upload(DESK + "/tasks/" + task + "/attachments?fileName=x.txt", PNG)
                .statusCode())
        .isEqualTo(404);
    assertThat(customers("13800138000").statusCode()).isEqualTo(403);
    assertThat(cases.get(complaint.number()).status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void theHistoryOfATaskIsForThoseWhoMayReadIt() throws Exception {
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    tasklist.logIn("trainer1");
    assertThat(tasklist.get(DESK + "/tasks/" + task + "/fate").statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyGetsAnythingWithoutALoginOrAToken() throws Exception {
    String task = scenario.responded().run().task("userTask_investigateComplaint").getId();
    for (String path :
        List.of(
            "/right", "/cards?taskIds=" + task, "/tasks/" + task, "/filter-counts", "/customers")) {
      assertThat(tasklist.get(DESK + path).statusCode()).as(path).isEqualTo(401);
    }
    tasklist.logIn("agent1");
    assertThat(tasklist.post(DESK + "/tasks/" + task + "/urge", JSON, "{}", false).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theDeskIsServedWithWhatPagesShare() throws Exception {
    String assets = "/camunda/api/tasklist/plugin/agent-desk/static/app/";
    for (String asset : List.of("plugin.js", "plugin.css", "page.js")) {
      assertThat(tasklist.get(assets + asset).statusCode()).as(asset).isEqualTo(200);
    }
    assertThat(tasklist.get(assets + "other.js").statusCode()).isEqualTo(403);
  }

  private CaseNumber numberOf(String task) throws Exception {
    return new CaseNumber(JsonPath.read(ok(tasklist.get(DESK + "/tasks/" + task)), "$.number"));
  }

  private HttpResponse<String> handOver(String task, String user) throws Exception {
    return post(
        task,
        "handover",
        "{\"toUser\":\"%s\",\"reason\":\"休假\",\"doneSoFar\":\"已联系客户\"}".formatted(user));
  }

  private HttpResponse<String> post(String task, String action, String body) throws Exception {
    return tasklist.post(DESK + "/tasks/" + task + "/" + action, JSON, body, true);
  }

  private static String ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String problem(HttpResponse<String> answer) {
    return JsonPath.read(answer.body(), "$.problems[0]");
  }

  private static List<Object> list(String json, String path) {
    return JsonPath.read(json, path);
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

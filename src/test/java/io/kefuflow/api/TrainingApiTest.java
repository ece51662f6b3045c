package io.kefuflow.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.routing.Roster;
import io.kefuflow.routing.TeamDraft;
import io.kefuflow.training.process.TrainingScenario;
import io.kefuflow.training.process.TrainingScenario.Plan;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class TrainingApiTest extends ApiTest {

  private static final String PLANS = "/api/v1/training-plans";
  private static final String SESSIONS = "/api/v1/training-sessions";
  private static final String COURSE = TrainingScenario.COURSE;
  private static final String TEAM = "training-api-test";
  private static final String HEADER = "课程,形式,开始时间,结束时间,地点,讲师,外部讲师,名额,参训人员\n";

  @Autowired TrainingScenario scenario;
  @Autowired ObjectMapper json;
  @Autowired JdbcClient jdbc;
  @Autowired Roster roster;

  @Test
  void aPlanIsBegunAndRead() throws Exception {
    begin(Map.of(), "trainer1", "trainer")
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", startsWith(PLANS + "/PX-")))
        .andExpect(jsonPath("$.number", startsWith("PX-")));
    mvc.perform(get(PLANS + "?state=PREPARING").with(as("manager1", "manager")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].title").value("季度培训"))
        .andExpect(jsonPath("$[0].planner").value("trainer1"))
        .andExpect(jsonPath("$[0].participants", contains("agent1")))
        .andExpect(jsonPath("$[0].results.held").value(0));
  }

  @Test
  void aSupervisorPlansForTheirPeopleOnly() throws Exception {
    begin(Map.of("participants", List.of("agent2")), "supervisor1", "supervisor")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("participants"))
        .andExpect(jsonPath("$.detail").value(containsString("不是计划人所带团队的成员")));
    begin(Map.of("participants", List.of("supervisor1")), "supervisor1", "supervisor")
        .andExpect(status().isCreated());
  }

  @Test
  void whatCannotBeAPlanIsRefused() throws Exception {
    refused(Map.of("title", " "), "planTitle", "计划名称不能为空");
    refused(Map.of("goals", "长".repeat(2001)), "planGoals", "最多2000个字");
    refused(Map.of("to", "2020-01-01"), "planTo", "不能早于开始日期");
    refused(Map.of("from", "2020-01-01", "to", "2020-02-01"), "planTo", "周期已经过去");
    refused(Map.of("from", "明天"), "from", "日期");
    refused(Map.of("participants", List.of("nobody")), "participants", "不存在");
    begin(Map.of("unknown", 1), "trainer1", "trainer").andExpect(status().isBadRequest());
    begin(Map.of(), "agent1", "agent").andExpect(status().isForbidden());
  }

  @Test
  void onlyThoseConcernedKnowOfAPlanAndItsSessions() throws Exception {
    Plan plan = scenario.begun().running(COURSE, "agent1");
    String path = PLANS + "/" + plan.number();

    mvc.perform(get(path).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("RUNNING"))
        .andExpect(jsonPath("$.results").value(nullValue()));
    mvc.perform(get(path).with(as("agent2", "agent"))).andExpect(status().isNotFound());
    mvc.perform(get(path + "/sessions").with(as("agent2", "agent")))
        .andExpect(status().isNotFound());
    mvc.perform(get(path + "/sessions").with(as("trainer1", "trainer")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].participants", contains("agent1")));
    String period =
        "from=" + plan.monday() + "&to=" + plan.monday().plusDays(7) + "&employee=agent1";
    mvc.perform(get(SESSIONS + "?" + period).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].number").value(plan.number() + "-01"));
    mvc.perform(get(SESSIONS + "?" + period).with(as("agent2", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(0)));
    mvc.perform(
            get(SESSIONS + "?from=" + plan.monday() + "&to=" + plan.monday().plusDays(7))
                .with(as("agent2", "agent")))
        .andExpect(jsonPath("$[*].number", not(hasItem(plan.number() + "-01"))));
    mvc.perform(get(SESSIONS + "/" + plan.number() + "-01/calendar").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/calendar"))
        .andExpect(content().string(containsString("UID:" + plan.number() + "-01@kefuflow")));
    mvc.perform(get(SESSIONS + "/" + plan.number() + "-01/calendar").with(as("agent2", "agent")))
        .andExpect(status().isNotFound());
  }

  @Test
  void aSupervisorKnowsOfTheTrainingOfTheTeamOnly() throws Exception {
    Plan plan = scenario.begun().running(COURSE, "agent1", "agent2");
    roster.save(
        TEAM,
        new TeamDraft(
            0,
            "培训接口测试组",
            "agent",
            "supervisor1",
            List.of(new TeamDraft.Member("agent1", null, null)),
            List.of(),
            List.of()),
        false,
        "supervisor1");
    try {
      mvc.perform(get(PLANS + "/" + plan.number()).with(as("supervisor1", "supervisor")))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.participants", contains("agent1")))
          .andExpect(jsonPath("$.results").value(nullValue()));
      String period = "from=" + plan.monday() + "&to=" + plan.monday().plusDays(7);
      mvc.perform(get(SESSIONS + "?" + period).with(as("supervisor1", "supervisor")))
          .andExpect(jsonPath("$[0].booked").value(2))
          .andExpect(jsonPath("$[0].participants", contains("agent1")));
      mvc.perform(
              get(SESSIONS + "?employee=agent2&" + period).with(as("supervisor1", "supervisor")))
          .andExpect(jsonPath("$", hasSize(0)));
    } finally {
      roster.delete(TEAM, 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/training-plans/XX-1, 400, 应为 PX-",
    "/training-plans/PX-999999999, 404, 没有找到培训计划",
    "/training-plans?state=NONSENSE, 400, 应为",
    "/training-sessions/PX-000001/calendar, 400, 应如 PX-000012-01",
    "/training-sessions/PX-999999999-01/calendar, 404, 没有找到培训场次",
    "/training-sessions?from=2027-01-01&to=2026-01-01, 400, 结束时间应晚于",
    "/training-sessions?from=2026-01-01&to=2029-01-01, 400, 最多相隔一年",
    "/training-sessions?from=x, 400, 时间格式不正确"
  })
  void aWrongQuestionIsExplained(String path, int status, String detail) throws Exception {
    mvc.perform(get("/api/v1" + path).with(as("trainer1", "trainer")))
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.detail").value(containsString(detail)));
  }

  @Test
  void sessionsAreExportedAndImported() throws Exception {
    Plan plan = scenario.begun().asked("agent1", "agent2").answered("agent1").answered("agent2");
    String day = plan.monday().toString();
    String file =
        HEADER
            + COURSE
            + ",内部培训,"
            + day
            + " 10:00,"
            + day
            + " 12:00,一号会议室,trainer1,,10,agent1 agent2\n"
            + COURSE
            + ",外部培训,"
            + slashes(plan.monday().plusDays(1))
            + " 9:00,"
            + slashes(plan.monday().plusDays(1))
            + " 11:30,\"二楼,会议厅\",,电信学院王教授,20,agent1\n";

    upload(plan, file, Charset.forName("GB18030"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(2)))
        .andExpect(jsonPath("$[1].externalTrainer").value("电信学院王教授"))
        .andExpect(jsonPath("$[1].place").value("二楼,会议厅"));
    mvc.perform(
            get(PLANS + "/" + plan.number() + "/sessions/export").with(as("trainer1", "trainer")))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/csv"))
        .andExpect(content().string(containsString(day + " 10:00")))
        .andExpect(content().string(containsString("agent1 agent2")));
    mvc.perform(get(PLANS + "/" + plan.number() + "/sessions/export").with(as("agent1", "agent")))
        .andExpect(status().isForbidden());
    plan.submitted();
    upload(plan, file, StandardCharsets.UTF_8)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("待审批")));
  }

  private static String slashes(LocalDate day) {
    return "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  @Test
  void aFileWithErrorsChangesNothing() throws Exception {
    Plan plan = scenario.begun().asked("agent1").answered("agent1");
    String day = plan.monday().toString();
    String good = COURSE + ",内部培训," + day + " 10:00," + day + " 12:00,会议室,trainer1,,10,agent1\n";

    upload(plan, HEADER + good + good.replace("agent1", "agent2") + good.replace(",10,", ",0,"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].message").value(containsString("第3行：李晓红不是本计划的参训人员")))
        .andExpect(jsonPath("$.errors[1].message").value(containsString("第4行：名额应为")));
    upload(plan, HEADER + good.replace("内部培训", "网上培训") + good.replace(" 10:00", " 25:00"))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].message").value(containsString("第2行：培训形式“网上培训”")))
        .andExpect(jsonPath("$.errors[1].message").value(containsString("第3行：开始时间")));
    upload(plan, HEADER + good.replace(COURSE, "no-such-course"))
        .andExpect(jsonPath("$.detail").value(containsString("没有课程")));
    upload(plan, HEADER + good.replace("trainer1", "nobody"))
        .andExpect(jsonPath("$.detail").value(containsString("讲师“nobody”不存在")));
    upload(plan, "课程,形式\n" + COURSE + ",内部培训\n")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("缺少列")));
    upload(plan, HEADER)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("没有场次")));
    upload(plan, HEADER + good.repeat(100)).andExpect(status().isBadRequest());
    mvc.perform(get(PLANS + "/" + plan.number() + "/sessions").with(as("trainer1", "trainer")))
        .andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void aLeaderNotesThatSomebodyHasLeft() throws Exception {
    try {
      mvc.perform(post("/api/v1/employees/quality1/departure").with(as("agent1", "agent")))
          .andExpect(status().isForbidden());
      mvc.perform(post("/api/v1/employees/nobody/departure").with(as("manager1", "manager")))
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.detail").value(containsString("没有用户 nobody")));
      for (int i = 0; i < 2; i++) {
        mvc.perform(post("/api/v1/employees/quality1/departure").with(as("manager1", "manager")))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.notedBy").value("manager1"));
      }
    } finally {
      jdbc.sql("delete from departure").update();
    }
  }

  @Test
  void aSupervisorNotesTheDepartureOfTheirPeopleOnly() throws Exception {
    String departure = "/api/v1/employees/quality1/departure";
    var supervisor = as("supervisor1", "supervisor");
    mvc.perform(post(departure).with(supervisor)).andExpect(status().isForbidden());
    mvc.perform(delete(departure).with(supervisor)).andExpect(status().isForbidden());
    mvc.perform(post("/api/v1/employees/supervisor1/departure").with(supervisor))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("本人")));
    roster.save(
        TEAM,
        new TeamDraft(
            0,
            "离职登记测试组",
            "quality-inspector",
            "supervisor1",
            List.of(new TeamDraft.Member("quality1", null, null)),
            List.of(),
            List.of()),
        false,
        "manager1");
    try {
      mvc.perform(post(departure).with(supervisor)).andExpect(status().isOk());
    } finally {
      roster.delete(TEAM, roster.team(TEAM).version());
      jdbc.sql("delete from departure").update();
    }
  }

  @Test
  void whoComesBackCanBePlannedForAgain() throws Exception {
    String departure = "/api/v1/employees/quality1/departure";
    var manager = as("manager1", "manager");
    var plan = Map.<String, Object>of("participants", List.of("quality1"));
    try {
      mvc.perform(post(departure).with(manager)).andExpect(status().isOk());
      refused(plan, "participants", "已离职");
      for (int i = 0; i < 2; i++) {
        mvc.perform(delete(departure).with(manager)).andExpect(status().isNoContent());
      }
      begin(plan, "manager1", "manager").andExpect(status().isCreated());
    } finally {
      jdbc.sql("delete from departure").update();
    }
  }

  private ResultActions upload(Plan plan, String file) throws Exception {
    return upload(plan, file, StandardCharsets.UTF_8);
  }

  private ResultActions upload(Plan plan, String file, Charset charset) throws Exception {
    return mvc.perform(
        multipart(PLANS + "/" + plan.number() + "/sessions/import")
            .file(new MockMultipartFile("file", "s.csv", "text/csv", file.getBytes(charset)))
            .with(as("trainer1", "trainer")));
  }

  private void refused(Map<String, Object> wrong, String field, String detail) throws Exception {
    begin(wrong, "trainer1", "trainer")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(detail)));
  }

  private ResultActions begin(Map<String, Object> fields, String user, String group)
      throws Exception {
    LocalDate today = LocalDate.now();
    Map<String, Object> request =
        new HashMap<>(
            Map.of(
                "title", "季度培训",
                "goals", "提高一次解决率",
                "from", today.toString(),
                "to", today.plusMonths(3).toString(),
                "participants", List.of("agent1")));
    request.putAll(fields);
    return mvc.perform(
        post(PLANS)
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(request))
            .with(as(user, group)));
  }
}

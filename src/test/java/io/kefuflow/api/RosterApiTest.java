package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.routing.Roster;
import io.kefuflow.routing.RosterStore;
import io.kefuflow.routing.Skill;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class RosterApiTest extends ApiTest {

  private static final String ROSTER = "/api/v1/roster";
  private static final String TRAINERS =
      """
      {"basedOn": %d, "name": "培训组", "role": "trainer", "supervisor": "manager1",
       "members": [{"userId": "trainer1", "skills": ["teaching"], "cap": 5}],
       "shifts": [{"kind": "DAY", "days": ["MONDAY", "TUESDAY"], "hours": "09:00-18:00"},
                  {"kind": "NIGHT", "userId": "trainer1", "days": ["MONDAY"], "hours": "22:00-06:00"}],
       "exceptions": [{"userId": "trainer1", "date": "2026-12-28", "reason": "年假"}]}
      """;
  private static final String HEAD = "类型,团队,名称,角色,人员,技能,上限,班别,星期,日期,时间,说明\n";

  @Autowired Roster roster;
  @Autowired RosterStore store;

  @AfterEach
  void clear() {
    roster.teams().forEach(team -> roster.delete(team.id(), team.version()));
    // but those of other tests' courses
    roster.skills().forEach(skill -> store.deleteSkill(skill.code()));
  }

  @Test
  void aSupervisorKeepsATeam() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), true)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.warnings[0]").value(startsWith("每周固定无人值班")));
    mvc.perform(get(ROSTER + "/teams/trainers").with(supervisor()))
        .andExpect(status().isNotFound());

    save("trainers", TRAINERS.formatted(0), false)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", ROSTER + "/teams/trainers"))
        .andExpect(jsonPath("$.version").value(1))
        .andExpect(jsonPath("$.document.shifts[1].hours").value("22:00-06:00"))
        .andExpect(jsonPath("$.names.trainer1").value("孙培训"));
    save("trainers", TRAINERS.formatted(1).replace("培训组", "讲师"), false)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version").value(2))
        .andExpect(jsonPath("$.document.name").value("讲师"));

    mvc.perform(get(ROSTER + "/teams").with(supervisor())).andExpect(jsonPath("$", hasSize(1)));
    mvc.perform(get(ROSTER + "/check").with(supervisor()))
        .andExpect(jsonPath("$.讲师[0]").value(containsString("无人值班")));
    mvc.perform(get(ROSTER + "/teams/trainers/week").param("date", "2026-12-31").with(supervisor()))
        .andExpect(jsonPath("$.monday").value("2026-12-28"))
        .andExpect(jsonPath("$.rows[0].days[0].hours", hasSize(0)))
        .andExpect(jsonPath("$.rows[0].days[0].reason").value("年假"));

    mvc.perform(delete(ROSTER + "/teams/trainers").param("basedOn", "1").with(supervisor()))
        .andExpect(status().isConflict());
    mvc.perform(delete(ROSTER + "/teams/trainers").param("basedOn", "2").with(supervisor()))
        .andExpect(status().isNoContent());
    mvc.perform(delete(ROSTER + "/teams/trainers").param("basedOn", "2").with(supervisor()))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value("没有团队 trainers：请从团队列表中取编号"));
  }

  @Test
  void ofTwoSupervisorsTheSecondIsTold() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), false).andExpect(status().isCreated());

    save("trainers", TRAINERS.formatted(0), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("团队 trainers 已被他人修改：请重新加载，在最新版本上修改后再保存"));
    save("unknown", TRAINERS.formatted(3).replace("培训组", "别的"), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("新建时 basedOn 应为 0")));
  }

  @Test
  void supervisorsWhoSaveAtTheSameTimeDoNotOverwriteEachOther() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), false).andExpect(status().isCreated());

    var supervisors = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> saving =
          () ->
              save("trainers", TRAINERS.formatted(1), false).andReturn().getResponse().getStatus();
      List<Integer> answers =
          supervisors.invokeAll(List.of(saving, saving, saving, saving)).stream()
              .map(RosterApiTest::result)
              .sorted()
              .toList();
      Assertions.assertThat(answers).containsExactly(200, 409, 409, 409);
    } finally {
      supervisors.shutdown();
    }
    Assertions.assertThat(roster.team("trainers").version()).isEqualTo(2);
  }

  private static <T> T result(Future<T> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"basedOn": 0                                        | 400 |                    | 语法错误
          {"name": "x"}                                        | 400 | basedOn            | 缺少 basedOn
          {"basedOn": 0, "title": "x"}                         | 400 | title              | 没有这个字段
          {"basedOn": 0, "shifts": [{"kind": "NOON"}]}         | 400 | shifts.kind        | DAY、NIGHT、WEEKEND
          {"basedOn": 0, "exceptions": [{"date": "2026-2-30"}]} | 400 | exceptions.date   | 应为日期
          {"basedOn": 0, "role": "trainer"}                    | 422 |                    | 团队名称不能为空
          {"basedOn": 0, "name": "x", "role": "boss"}          | 422 |                    | 没有角色“boss”
          {"basedOn": 0, "name": "x", "role": "trainer", "supervisor": "agent1"} | 422 | | 王小明（agent1）不是主管或经理
          {"basedOn": 0, "name": "x", "role": "trainer", "supervisor": "ghost"}  | 422 | | 没有用户 ghost：请核对团队主管的账号
          {"basedOn": 0, "name": "x", "role": "trainer", "members": [{"userId": "ghost"}]}  | 422 | | 第1个成员：没有用户 ghost：请核对账号
          {"basedOn": 0, "name": "x", "role": "trainer", "members": [{"userId": "agent1"}]} | 422 | | 第1个成员：王小明（agent1）不是培训
          {"basedOn": 0, "name": "x", "role": "trainer", "members": [{"userId": "trainer1", "skills": ["flying"]}]} | 422 | | 没有技能“flying”
          {"basedOn": 0, "name": "x", "role": "trainer", "members": [{"userId": "trainer1", "cap": 101}]} | 422 | | 任务上限 101 不正确
          {"basedOn": 0, "name": "x", "role": "trainer", "members": [null]} | 422 | | 第1个成员：成员是空的
          {"basedOn": 0, "name": "x", "role": "trainer", "shifts": [{"kind": "DAY", "days": [], "hours": "09:00-18:00"}]} | 422 | | 班次没有选择星期
          {"basedOn": 0, "name": "x", "role": "trainer", "shifts": [{"kind": "DAY", "days": ["MONDAY"], "hours": "09:00-09:00"}]} | 422 | | 是空的
          {"basedOn": 0, "name": "x", "role": "trainer", "shifts": [{"kind": "DAY", "userId": "trainer1", "days": ["MONDAY"], "hours": "9-18"}]} | 422 | | 不是本团队成员
          {"basedOn": 0, "name": "x", "role": "trainer", "exceptions": [{"userId": "trainer1", "date": "2026-12-25"}]} | 422 | | 第1个例外：例外的人员 trainer1 不是本团队成员
          """)
  void badRequestsAreRefusedWithTheReason(String body, int status, String field, String reason)
      throws Exception {
    ResultActions answer =
        save("trainers", body, false)
            .andExpect(status().is(status))
            .andExpect(jsonPath("$.detail").value(containsString(reason)));
    if (field != null) {
      answer.andExpect(jsonPath("$.field").value(field));
    }
  }

  @Test
  void everythingThatIsWrongIsListedWithItsPlace() throws Exception {
    save(
            "Trainers!",
            """
            {"basedOn": 0, "name": "", "role": "trainer",
             "members": [{"userId": "trainer1", "cap": 0}, {"userId": "trainer1"}],
             "shifts": [{"days": ["MONDAY"], "hours": "09:00-18:00"}],
             "exceptions": [{"userId": "trainer1"}]}
            """,
            false)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors", hasSize(6)))
        .andExpect(
            jsonPath("$.errors[*].field")
                .value(
                    contains(
                        "name",
                        "id",
                        "members[0].cap",
                        "members[1].userId",
                        "shifts[0].kind",
                        "exceptions[0].date")));
  }

  @Test
  void everybodySeesWhoIsOnDutyAndNobodyElseTheRest() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), false).andExpect(status().isCreated());

    mvc.perform(
            get(ROSTER + "/on-duty")
                .param("at", "2026-11-24T05:59:00+08:00")
                .param("role", "trainer")
                .with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].userId").value("trainer1"))
        .andExpect(jsonPath("$[0].name").value("孙培训"))
        .andExpect(jsonPath("$[0].teamName").value("培训组"))
        .andExpect(jsonPath("$[0].until").value("2026-11-23T22:00:00Z"))
        .andExpect(jsonPath("$[0].cap").value(5));
    mvc.perform(
            get(ROSTER + "/on-duty")
                .param("at", "2026-11-24T06:00:00+08:00")
                .with(as("agent1", "agent")))
        .andExpect(jsonPath("$", hasSize(0)));
    mvc.perform(get(ROSTER + "/on-duty").param("role", "boss").with(supervisor()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("role"));
    mvc.perform(get(ROSTER + "/on-duty").param("at", "9999-01-01T00:00:00Z").with(supervisor()))
        .andExpect(status().isBadRequest());
    mvc.perform(get(ROSTER + "/on-duty")).andExpect(status().isUnauthorized());

    for (var request :
        List.of(
            get(ROSTER + "/teams"),
            get(ROSTER + "/export"),
            get(ROSTER + "/skills"),
            put(ROSTER + "/teams/x").contentType(MediaType.APPLICATION_JSON).content("{}"),
            delete(ROSTER + "/teams/trainers").param("basedOn", "1"),
            put(ROSTER + "/skills/x").contentType(MediaType.APPLICATION_JSON).content("{}"),
            get("/api/v1/absences"),
            multipart(ROSTER + "/import").file(file(HEAD.getBytes(UTF_8))))) {
      mvc.perform(request.with(as("agent1", "agent"))).andExpect(status().isForbidden());
    }
  }

  @Test
  void aSkillInUseStays() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), false).andExpect(status().isCreated());

    mvc.perform(delete(ROSTER + "/skills/teaching").with(supervisor()))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("请先在团队“培训组”中取消")));
    mvc.perform(
            put(ROSTER + "/skills/teaching")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \" \"}")
                .with(supervisor()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("name"));
    mvc.perform(get(ROSTER + "/skills").with(supervisor()))
        .andExpect(jsonPath("$[*].name").value(hasItem("授课")));
  }

  @Test
  void theWholeRosterGoesOutAndInAgain() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), false).andExpect(status().isCreated());
    String exported =
        mvc.perform(get(ROSTER + "/export").with(supervisor()))
            .andExpect(status().isOk())
            .andExpect(content().contentType("text/csv;charset=UTF-8"))
            .andReturn()
            .getResponse()
            .getContentAsString(UTF_8);

    upload(exported, true, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.changes", hasSize(0)))
        .andExpect(jsonPath("$.revision").value("trainers:1"));
    String changed = exported.replace("培训组", "讲师") + "团队,new,新团队,agent,,,,,,,,\r\n";
    upload(changed, true, null)
        .andExpect(jsonPath("$.done").value(false))
        .andExpect(jsonPath("$.changes[*].kind").value(hasItem("修改")))
        .andExpect(jsonPath("$.warnings").value(hasItem("“新团队”团队没有成员：不会分派任何工作")));
    upload(changed, false, "trainers:1")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.done").value(true))
        .andExpect(jsonPath("$.revision").value("new:1,trainers:2"));
    upload(exported, false, "trainers:1")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("排班在查看之后已被他人修改：请重新查看变化，再导入"));
    upload(HEAD + "团队,new,新团队,agent,,,,,,,,\n", false, null)
        .andExpect(jsonPath("$.changes[0].kind").value("删除"));
    Assertions.assertThat(roster.teams()).hasSize(1);
    Assertions.assertThat(skills()).doesNotContain("teaching");
  }

  /** Codes; those of other tests' courses are among them. */
  private List<String> skills() {
    return roster.skills().stream().map(Skill::code).toList();
  }

  @Test
  void aWrongRowChangesNothing() throws Exception {
    teaching();
    save("trainers", TRAINERS.formatted(0), false).andExpect(status().isCreated());
    String rows =
        HEAD
            + "团队,good,好团队,trainer,,,,,,,,\n"
            + "团队,trainers,培训组,trainer,,,,,,,,\n"
            + "成员,trainers,,,ghost,,,,,,,\n"
            + "成员,trainers,,,trainer1,flying,,,,,,\n";

    upload(rows, false, null)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors", hasSize(2)))
        .andExpect(jsonPath("$.errors[0].message").value("第4行：没有用户 ghost：请核对账号"))
        .andExpect(jsonPath("$.errors[1].message").value(startsWith("第5行：没有技能“flying”")));

    Assertions.assertThat(roster.revision()).isEqualTo("trainers:1");
    Assertions.assertThat(skills()).contains("teaching").doesNotContain("flying");
  }

  @Test
  void aFileThatIsNoneIsRefused() throws Exception {
    upload("", false, null).andExpect(status().isBadRequest());
    mvc.perform(
            multipart(ROSTER + "/import")
                .file(file(new byte[] {(byte) 0xff, 0, 1}))
                .with(supervisor()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("UTF-8 或 GB18030")));
    upload("x".repeat(1024 * 1024 + 1), false, null)
        .andExpect(status().isPayloadTooLarge())
        .andExpect(jsonPath("$.detail").value(containsString("最多1MB")));
    upload("姓名;班次\n王;早", false, null)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.detail").value(allOf(containsString("第1行"), containsString("类型"))));
  }

  @Test
  void absencesAreMarkedListedAndEnded() throws Exception {
    String soon = "2199-01-01T00:00:00+08:00";
    absent(
            "{\"userId\": \"trainer1\", \"from\": \"%s\", \"standIn\": \"agent1\", \"reason\": \"培训\"}"
                .formatted(soon))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.standIn").value("agent1"))
        .andExpect(jsonPath("$.reassigned", hasSize(0)));
    mvc.perform(get("/api/v1/absences").with(supervisor()))
        .andExpect(jsonPath("$[?(@.userId == 'trainer1')].reason").value(hasItem("培训")));
    mvc.perform(delete("/api/v1/absences/trainer1").with(supervisor()))
        .andExpect(status().isNoContent());
    mvc.perform(get("/api/v1/absences").with(supervisor()))
        .andExpect(jsonPath("$[?(@.userId == 'trainer1')]").isEmpty());

    for (String wrong :
        Stream.of(
                "{'userId': 'ghost', 'from': '%s'}",
                "{'userId': 'trainer1', 'from': '%s', 'standIn': 'ghost'}",
                "{'userId': 'trainer1', 'from': '%s', 'standIn': 'trainer1'}",
                "{'userId': 'trainer1', 'from': '%s', 'to': '%s'}",
                "{'userId': 'trainer1', 'from': '2026-01-01'}",
                "{'userId': 'trainer1'}",
                "{'from': '%s'}")
            .map(body -> body.replace("%s", soon).replace('\'', '"'))
            .toList()) {
      absent(wrong).andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").exists());
    }
  }

  private ResultActions absent(String body) throws Exception {
    return mvc.perform(
        post("/api/v1/absences")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(supervisor()));
  }

  private void teaching() throws Exception {
    mvc.perform(
            put(ROSTER + "/skills/teaching")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\": \"授课\"}")
                .with(supervisor()))
        .andExpect(status().isOk());
  }

  private ResultActions save(String id, String body, boolean dryRun) throws Exception {
    return mvc.perform(
        put(ROSTER + "/teams/{id}", id)
            .param("dryRun", String.valueOf(dryRun))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(supervisor()));
  }

  private ResultActions upload(String file, boolean dryRun, String basedOn) throws Exception {
    var request = multipart(ROSTER + "/import").file(file(file.getBytes(UTF_8)));
    if (basedOn != null) {
      request.param("basedOn", basedOn);
    }
    return mvc.perform(request.param("dryRun", String.valueOf(dryRun)).with(supervisor()));
  }

  private static MockMultipartFile file(byte[] content) {
    return new MockMultipartFile("file", "排班.csv", "text/csv", content);
  }

  private static RequestPostProcessor supervisor() {
    return as("supervisor1", "supervisor");
  }
}

package io.kefuflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.shared.Role;
import io.kefuflow.test.RunningCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class DevelopmentApiTest extends ApiTest {

  private static final String PATH = "/api/v1/competency-developments";

  @Autowired ProcessEngine engine;
  @Autowired ObjectMapper json;
  @Autowired ApplicationContext application;

  private RosterFixture roster;
  private String employee;
  private String colleague;

  @BeforeEach
  void aTeamThatSupervisor1Leads() {
    roster = new RosterFixture(application);
    List<String> people = roster.people(Role.AGENT, 2);
    employee = people.get(0);
    colleague = people.get(1);
    roster.led(Role.AGENT, "supervisor1", people);
  }

  @AfterEach
  void nobodyIsLeft() {
    roster.clear();
  }

  @Test
  void anEmployeeIsAssessedAndTheResultIsReadByThoseConcernedOnly() throws Exception {
    String number = begun("supervisor1", "supervisor");
    read(number, employee, "agent")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.summary.state").value("ASSESSING"))
        .andExpect(jsonPath("$.competencies", hasSize(7)));

    assess(number, "supervisor1", "userTask_assessEmployee", 2);
    read(number, employee, "agent")
        .andExpect(jsonPath("$.assessments", empty()))
        .andExpect(jsonPath("$.competencies[*].others", everyItem(nullValue())));
    read(number, "manager1", "manager").andExpect(jsonPath("$.assessments", empty()));
    radar(number, employee, "agent")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("评估完成后才有雷达图")));

    new RunningCase(engine, number).fireTimer("event_assessmentOver");
    read(number, employee, "agent")
        .andExpect(jsonPath("$.summary.state").value("PLANNING"))
        .andExpect(jsonPath("$.assessments[0].source").value("SUPERVISOR"))
        .andExpect(jsonPath("$.assessments[0].ratings.communication").value(2))
        .andExpect(jsonPath("$.competencies[2].others").value(2.0))
        .andExpect(jsonPath("$.competencies[2].gap").value(2.0));
    radar(number, employee, "agent")
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("image/svg+xml"))
        .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'none'")))
        .andExpect(content().string(containsString("沟通表达")));

    for (String[] viewer :
        new String[][] {
          {"supervisor1", "supervisor"}, {"trainer1", "trainer"}, {"deputy1", "deputy-manager"}
        }) {
      read(number, viewer[0], viewer[1]).andExpect(status().isOk());
      list(viewer[0], viewer[1]).andExpect(jsonPath("$[*].number", hasItem(number)));
    }
    for (String[] viewer :
        new String[][] {{colleague, "agent"}, {"quality1", "quality-inspector"}}) {
      read(number, viewer[0], viewer[1]).andExpect(status().isNotFound());
      radar(number, viewer[0], viewer[1]).andExpect(status().isNotFound());
      list(viewer[0], viewer[1]).andExpect(jsonPath("$", empty()));
      mvc.perform(get(PATH).param("employee", employee).with(as(viewer[0], viewer[1])))
          .andExpect(jsonPath("$", empty()));
    }
  }

  @Test
  void theListIsAFileToo() throws Exception {
    String number = begun("manager1", "manager");
    csv().andExpect(content().string(containsString(number + "," + employee)));
    assess(number, "trainer1", "userTask_assessPractice", 4);
    new RunningCase(engine, number).fireTimer("event_assessmentOver");

    csv()
        .andExpect(content().contentTypeCompatibleWith("text/csv"))
        .andExpect(
            header().string("Content-Disposition", containsString("competency-developments.csv")))
        .andExpect(
            content().string(containsString("communication,沟通表达,SERVICE_SKILLS,4,,4.00,0.00,")))
        .andExpect(
            content().string(containsString("product-knowledge,业务知识,EXPERTISE,3,,4.00,-1.00,")));
    mvc.perform(get(PATH + "/export").with(as(colleague, "agent")))
        .andExpect(content().string(not(containsString(number))));
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, agent, 试用期满, employee, 没有员工",
    "'', agent, 试用期满, employee, 员工不能为空",
    ", agent, 试用期满, employee, 员工不能为空",
    "manager1, agent, 试用期满, employee, 不能发起本人",
    "EMPLOYEE, pilot, 试用期满, post, 没有岗位",
    "EMPLOYEE, , 试用期满, post, 岗位不能为空",
    "EMPLOYEE, agent, ' ', developmentReason, 原因不能为空"
  })
  void whatIsWrongIsExplained(
      String person, String post, String reason, String field, String detail) throws Exception {
    Map<String, String> request = new HashMap<>();
    request.put("employee", "EMPLOYEE".equals(person) ? employee : person);
    request.put("post", post);
    request.put("reason", reason);
    begin(request, "manager1", "manager")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(detail)));
  }

  @Test
  void onlyLeadersAndTrainersBeginAndSupervisorsForTheirTeamOnly() throws Exception {
    begin(request(), employee, "agent").andExpect(status().isForbidden());
    begin(
            Map.of("employee", "tech1", "post", "tech-support", "reason", "盘点"),
            "supervisor1",
            "supervisor")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("不是您所带团队的成员")));
    begun("trainer1", "trainer");
    begin(request(), "manager1", "manager")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("还没有结束")));
    mvc.perform(get(PATH)).andExpect(status().isUnauthorized());
  }

  @Test
  void aWrongNumberIsExplained() throws Exception {
    read("12", "manager1", "manager")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("NL-000012")));
    read("NL-999999999", "manager1", "manager")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("NL-999999999")));
    mvc.perform(get(PATH).param("state", "LOST").with(as("manager1", "manager")))
        .andExpect(status().isBadRequest());
  }

  private Map<String, String> request() {
    return Map.of("employee", employee, "post", "agent", "reason", "试用期满");
  }

  private String begun(String user, String group) throws Exception {
    String body =
        begin(request(), user, group)
            .andExpect(status().isCreated())
            .andExpect(header().string("Location", startsWith(PATH + "/NL-")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(body, "$.number");
  }

  private ResultActions begin(Map<String, String> request, String user, String group)
      throws Exception {
    return mvc.perform(
        post(PATH)
            .contentType(MediaType.APPLICATION_JSON)
            .content(json.writeValueAsString(request))
            .with(as(user, group)));
  }

  private void assess(String number, String by, String task, int level) {
    var development = new RunningCase(engine, number);
    assertThat(development.openTasks()).contains(task);
    development.complete(
        by,
        task,
        Map.entry("rating1", level),
        Map.entry("rating2", level),
        Map.entry("rating3", level),
        Map.entry("rating4", level),
        Map.entry("rating5", level),
        Map.entry("rating6", level),
        Map.entry("rating7", level));
  }

  private ResultActions read(String number, String user, String group) throws Exception {
    return mvc.perform(get(PATH + "/" + number).with(as(user, group)));
  }

  private ResultActions radar(String number, String user, String group) throws Exception {
    return mvc.perform(get(PATH + "/" + number + "/radar.svg").with(as(user, group)));
  }

  private ResultActions list(String user, String group) throws Exception {
    return mvc.perform(get(PATH).with(as(user, group)));
  }

  private ResultActions csv() throws Exception {
    return mvc.perform(
        get(PATH + "/export").param("employee", employee).with(as("manager1", "manager")));
  }
}

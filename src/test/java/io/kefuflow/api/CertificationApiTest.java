package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.certification.Certificates;
import io.kefuflow.course.Assessment;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.routing.CertifiedSkills;
import io.kefuflow.routing.RosterFixture;
import io.kefuflow.shared.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Exams and certificates over REST: who sees whose. */
class CertificationApiTest extends ApiTest {

  private static final String EXAMS = "/api/v1/exams";
  private static final String CERTIFICATES = "/api/v1/certificates";

  @Autowired ApplicationContext application;
  @Autowired Certificates certificates;
  @Autowired CertifiedSkills skills;

  private ExamScenario scenario;
  private RosterFixture roster;
  private String exam;
  private String certificate;

  @BeforeEach
  void anExamIsPassed() {
    roster = new RosterFixture(application);
    scenario = new ExamScenario(application).course(Assessment.EXAM, true).bank(7);
    var running = scenario.start("agent1");
    running.write(true);
    exam = running.number();
    certificate =
        certificates.of("agent1").stream()
            .filter(held -> held.courseCode().equals(scenario.code()))
            .findFirst()
            .orElseThrow()
            .number();
  }

  @AfterEach
  void takeTeamsAway() {
    roster.clear();
  }

  @Test
  void employeesSeeTheirOwnResults() throws Exception {
    mvc.perform(get(EXAMS + "?course=" + scenario.code()).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].number").value(exam))
        .andExpect(jsonPath("$[0].state").value("PASSED"))
        .andExpect(jsonPath("$[0].score").value(100))
        .andExpect(jsonPath("$[0].sessionNumber").value("PX-000012-01"))
        .andExpect(jsonPath("$[0].rounds[0].outcome").value("PASSED"))
        .andExpect(jsonPath("$[0].rounds[0].seed").doesNotExist());
    mvc.perform(get(CERTIFICATES + "/" + certificate).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.level").value("SENIOR"))
        .andExpect(jsonPath("$.state").value("VALID"))
        .andExpect(jsonPath("$.examNumber").value(exam));
  }

  @Test
  void othersSeeNothingOfThem() throws Exception {
    mvc.perform(get(EXAMS + "?course=" + scenario.code()).with(as("agent2", "agent")))
        .andExpect(jsonPath("$", hasSize(0)));
    mvc.perform(get(EXAMS + "?employee=agent1").with(as("agent2", "agent")))
        .andExpect(jsonPath("$", hasSize(0)));
    mvc.perform(get(EXAMS + "/" + exam).with(as("agent2", "agent")))
        .andExpect(status().isNotFound());
    mvc.perform(get(CERTIFICATES).with(as("agent2", "agent")))
        .andExpect(jsonPath("$[*].number").value(not(hasItem(certificate))));
    mvc.perform(get(CERTIFICATES + "/" + certificate).with(as("agent2", "agent")))
        .andExpect(status().isNotFound());
    assertThat(csv("agent2", "agent")).doesNotContain(certificate);
    mvc.perform(get(CERTIFICATES + "/" + certificate).with(as("supervisor1", "supervisor")))
        .andExpect(status().isNotFound());
    mvc.perform(get(EXAMS)).andExpect(status().isUnauthorized());
    mvc.perform(get(CERTIFICATES)).andExpect(status().isUnauthorized());
  }

  @Test
  void supervisorsSeeTheirTeamAndTrainersEverybody() throws Exception {
    roster.led(Role.AGENT, "supervisor1", List.of("agent1"));

    for (String[] viewer :
        new String[][] {{"supervisor1", "supervisor"}, {"trainer1", "trainer"}}) {
      mvc.perform(get(EXAMS + "/" + exam).with(as(viewer[0], viewer[1])))
          .andExpect(status().isOk())
          .andExpect(jsonPath("$.employeeName").value("王小明"));
      mvc.perform(get(CERTIFICATES + "?state=VALID").with(as(viewer[0], viewer[1])))
          .andExpect(jsonPath("$[*].number").value(hasItem(certificate)));
      mvc.perform(
              get(CERTIFICATES + "?state=EXPIRED&employee=agent1").with(as(viewer[0], viewer[1])))
          .andExpect(jsonPath("$[*].number").value(not(hasItem(certificate))));
      assertThat(csv(viewer[0], viewer[1]))
          .startsWith("\uFEFF编号,账号,姓名,课程")
          .contains(certificate + ",agent1,王小明,课程" + scenario.code());
    }
  }

  @Test
  void resultsAreFoundByWhenTheyEnded() throws Exception {
    mvc.perform(
            get(EXAMS + "?endedFrom=2000-01-01&endedTo=2000-02-01&course=" + scenario.code())
                .with(as("trainer1", "trainer")))
        .andExpect(jsonPath("$", hasSize(0)));
    mvc.perform(
            get(EXAMS + "?endedFrom=2000-01-01&course=" + scenario.code())
                .with(as("trainer1", "trainer")))
        .andExpect(jsonPath("$", hasSize(1)));
    mvc.perform(get(EXAMS + "?endedFrom=gestern").with(as("trainer1", "trainer")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("endedFrom"));
  }

  @Test
  void aCertificateIsRevokedWithAReason() throws Exception {
    assertThat(skills.byUser().get("agent1")).contains(scenario.skill());
    revoke("agent1", "agent", "不要了").andExpect(status().isForbidden());
    revoke("supervisor1", "supervisor", "不好").andExpect(status().isForbidden());
    revoke("trainer1", "trainer", " ")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("reason"));
    revoke("trainer1", "trainer", "长".repeat(501)).andExpect(status().isBadRequest());

    revoke("trainer1", "trainer", "代考").andExpect(status().isNoContent());

    assertThat(skills.byUser().getOrDefault("agent1", Set.of())).doesNotContain(scenario.skill());
    mvc.perform(get(CERTIFICATES + "/" + certificate).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.state").value("REVOKED"))
        .andExpect(jsonPath("$.endReason").value("代考"));
    revoke("manager1", "manager", "再次").andExpect(status().isConflict());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/exams/KS-999999999, 404",
    "/api/v1/exams/x, 404",
    "/api/v1/certificates/RZ-999999999, 404",
    "/api/v1/certificates/KS-000001, 404",
    "/api/v1/certificates?state=GONE, 400"
  })
  void whatDoesNotExistIsSaid(String path, int status) throws Exception {
    mvc.perform(get(path).with(as("trainer1", "trainer")))
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.detail").value(containsString("：")));
  }

  @Test
  void aTrainerArrangesAnExamThatRenewsTheCertificate() throws Exception {
    arrange("agent1", "agent", "agent1", scenario.code()).andExpect(status().isForbidden());

    arrange("trainer1", "trainer", "agent1", scenario.code())
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("OPEN"))
        .andExpect(jsonPath("$.sessionNumber").isEmpty())
        .andExpect(jsonPath("$.rounds", hasSize(1)));
    arrange("trainer1", "trainer", "agent1", scenario.code())
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("还没有结束：")));
  }

  @Test
  void nobodyArrangesTheirOwnExam() throws Exception {
    arrange("trainer1", "trainer", "trainer1", scenario.code())
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("四眼原则")));
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, telecom, employee",
    "'', telecom, employee",
    "agent1, no-course, courseCode",
    "agent1, '', courseCode"
  })
  void anExamOfNobodyOrInNothingIsRefused(String employee, String course, String field)
      throws Exception {
    arrange("trainer1", "trainer", employee, course)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void aCourseWithoutExamIsRefused() throws Exception {
    String course = new ExamScenario(application).course(Assessment.NONE, false).code();

    arrange("trainer1", "trainer", "agent1", course)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("不考核")));
  }

  private ResultActions arrange(String user, String group, String employee, String course)
      throws Exception {
    return mvc.perform(
        post(EXAMS)
            .with(as(user, group))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"employee\": \"%s\", \"courseCode\": \"%s\"}".formatted(employee, course)));
  }

  private String csv(String user, String group) throws Exception {
    return mvc.perform(get(CERTIFICATES + "/export").with(as(user, group)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(UTF_8);
  }

  private ResultActions revoke(String user, String group, String reason) throws Exception {
    return mvc.perform(
        post(CERTIFICATES + "/" + certificate + "/revocation")
            .with(as(user, group))
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"reason\": \"" + reason + "\"}"));
  }
}

package io.kefuflow.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class CourseApiTest extends ApiTest {

  private static final String COURSES = "/api/v1/courses/";

  private final String code = "law-" + unique().replaceAll("[^a-z]", "x");

  @Test
  void aTrainerKeepsTheCatalogue() throws Exception {
    save(exam(0))
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", COURSES + code))
        .andExpect(jsonPath("$.timeLimit").value("PT30M"))
        .andExpect(jsonPath("$.version").value(1));
    save(exam(0))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("已被他人修改")));
    save(exam(1).replace("80", "90"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.passMark").value(90))
        .andExpect(jsonPath("$.version").value(2));

    mvc.perform(get(COURSES + code).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.design.outline").value("第一章"));
    mvc.perform(get("/api/v1/courses").with(as("agent1", "agent")))
        .andExpect(jsonPath("$[*].code").value(hasItem(code)));
  }

  @Test
  void othersReadOnly() throws Exception {
    mvc.perform(
            put(COURSES + code)
                .with(as("agent1", "agent"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(exam(0)))
        .andExpect(status().isForbidden());
    mvc.perform(get(COURSES + code)).andExpect(status().isUnauthorized());
    mvc.perform(get(COURSES + code).with(as("agent1", "agent")))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value("没有课程 " + code + "：请核对课程代码"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"questions\": 20 | \"questions\": 0 | 抽题数应为 1 至 50 之间的整数",
        "\"EXAM\" | \"ORAL\" | assessment",
        "\"minutes\": 30 | \"minutes\": \"half\" | minutes",
        "\"minutes\": 30 | \"award\": {\"skill\": \"no-such\", \"level\": \"SENIOR\", \"validMonths\": 12}, \"minutes\": 30 | 没有技能 no-such",
        "\"name\" | \"nmae\" | nmae"
      })
  void whatIsWrongIsSaid(String right, String wrong, String refusal) throws Exception {
    save(exam(0).replace(right, wrong))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString(refusal)));
  }

  @Test
  void twoCoursesHaveTwoNames() throws Exception {
    save(exam(0));
    mvc.perform(
            put(COURSES + "other-" + code)
                .with(as("trainer1", "trainer"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(exam(0)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("已用于课程 " + code)));
  }

  private ResultActions save(String body) throws Exception {
    return mvc.perform(
        put(COURSES + code)
            .with(as("trainer1", "trainer"))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private String exam(int basedOn) {
    return """
        {"basedOn": %d, "name": "法规 %s", "area": "LAW", "assessment": "EXAM", "passMark": 80, "questions": 20,
         "minutes": 30, "design": {"outline": "第一章"}}
        """
        .formatted(basedOn, code);
  }
}

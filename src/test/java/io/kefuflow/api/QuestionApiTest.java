package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.course.Assessment;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.exam.Questions;
import java.nio.charset.Charset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class QuestionApiTest extends ApiTest {

  private static final String QUESTIONS = "/api/v1/questions";
  private static final String HEADER = "编号,课程,题型,题目,选项A,选项B,选项C,答案\n";

  @Autowired ApplicationContext application;
  @Autowired Questions questions;

  private String course;

  @BeforeEach
  void course() {
    course = new ExamScenario(application).course(Assessment.EXAM, false).code();
  }

  @Test
  void aQuestionIsAddedChangedAndTakenOutOfUse() throws Exception {
    String number =
        JsonPath.read(
            add(question("在网满多少天可以携号转网", "B"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.active").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.number");
    add(question("在网满多少天可以携号转网", "A"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("与 " + number + " 相同")));

    change(number, 1, question("在网多久可以携号转网", "B"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version").value(2));
    change(number, 1, question("别人的修改", "B"))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("已被他人修改")));
    change("TM-999999999", 1, question("没有", "B")).andExpect(status().isNotFound());
    mvc.perform(get(QUESTIONS + "?course=" + course).with(as("manager1", "manager")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].text").value("在网多久可以携号转网"))
        .andExpect(jsonPath("$[0].correct[0]").value("B"));
    mvc.perform(get(QUESTIONS + "/" + number).with(as("trainer1", "trainer")))
        .andExpect(jsonPath("$.number").value(number));
  }

  @ParameterizedTest
  @CsvSource({"agent1, agent", "supervisor1, supervisor", "owner1, process-owner"})
  void nobodyElseSeesOrChangesTheBank(String user, String group) throws Exception {
    for (String path : new String[] {"", "/TM-000001", "/export"}) {
      mvc.perform(get(QUESTIONS + path).with(as(user, group))).andExpect(status().isForbidden());
    }
    mvc.perform(
            post(QUESTIONS)
                .with(as(user, group))
                .contentType(MediaType.APPLICATION_JSON)
                .content(question("题", "A")))
        .andExpect(status().isForbidden());
    mvc.perform(
            multipart(QUESTIONS + "/import").file(file("x".getBytes(UTF_8))).with(as(user, group)))
        .andExpect(status().isForbidden());
    mvc.perform(get(QUESTIONS)).andExpect(status().isUnauthorized());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|课程不能为空",
        "{\"courseCode\": 12}|应为文本",
        "{\"kind\": \"ESSAY\"}|SINGLE",
        "{\"options\": \"甲\"}|options",
        "{\"active\": \"yes\"}|true 或 false",
        "{\"basedOn\": \"x\"}|整数",
        "{\"answer\": \"A\"}|没有这个字段",
        "[]|JSON",
        "{|语法错误"
      })
  void whatIsNoQuestionIsExplained(String body, String detail) throws Exception {
    var answer = add(body).andExpect(status().isBadRequest()).andReturn().getResponse();
    assertThat(answer.getContentAsString(UTF_8)).contains(detail);
  }

  @Test
  void aQuestionOfAnUnknownCourseOrWithoutARightAnswerIsRefused() throws Exception {
    add(question("题", "A").replace(course, "no-such-course"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("courseCode"));
    add(question("题", "C"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("correct"));
    add(question("长".repeat(501), "A"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("text"));
    for (String number : new String[] {"x", "TM-1", "KS-000001", "TM-999999999999"}) {
      mvc.perform(get(QUESTIONS + "/" + number).with(as("trainer1", "trainer")))
          .andExpect(status().isNotFound());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void aFileIsCheckedThenImportedThenExportedAndChanged(String encoding) throws Exception {
    byte[] csv =
        (HEADER
                + ",%s,单选,题一,甲,乙,,A\n".formatted(course)
                + ",%s,多选,题二,甲,乙,丙,AC\n".formatted(course)
                + ",%s,判断,题三,,,,错误\n".formatted(course))
            .getBytes(Charset.forName(encoding));

    imported(csv, true).andExpect(status().isOk()).andExpect(jsonPath("$.added").value(3));
    assertThat(questions.all(course, "trainer1")).isEmpty();
    imported(csv, false).andExpect(status().isOk()).andExpect(jsonPath("$.added").value(3));
    assertThat(questions.all(course, "trainer1")).hasSize(3);
    imported(csv, false)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].message").value(containsString("第2行：题目与题库中的")));

    var export =
        mvc.perform(get(QUESTIONS + "/export?course=" + course).with(as("trainer1", "trainer")))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Disposition", containsString("questions.csv")))
            .andReturn()
            .getResponse()
            .getContentAsString(UTF_8);
    imported(export.replace("题一", "第一题").getBytes(UTF_8), false)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.added").value(0))
        .andExpect(jsonPath("$.changed").value(1))
        .andExpect(jsonPath("$.unchanged").value(2));
  }

  @Test
  void whoIsBeingExaminedFindsTheBankClosed() throws Exception {
    var scenario = new ExamScenario(application).course(Assessment.EXAM, false).bank(7);
    var question = questions.all(scenario.code(), "trainer1").get(0);
    String file = export("?course=" + scenario.code()).getContentAsString(UTF_8);
    var exam = scenario.start("trainer1", null);
    add(question("别的课程的题", "B")).andExpect(status().isCreated());

    for (String path :
        new String[] {
          "?course=" + scenario.code(), "/" + question.number(), "/export?course=" + scenario.code()
        }) {
      mvc.perform(get(QUESTIONS + path).with(as("trainer1", "trainer")))
          .andExpect(status().isConflict())
          .andExpect(jsonPath("$.detail").value(containsString(exam.number() + " 还没有结束")));
      mvc.perform(get(QUESTIONS + path).with(as("manager1", "manager"))).andExpect(status().isOk());
    }
    mvc.perform(get(QUESTIONS).with(as("trainer1", "trainer")))
        .andExpect(jsonPath("$[*].courseCode").value(hasItem(course)))
        .andExpect(jsonPath("$[*].courseCode").value(not(hasItem(scenario.code()))));
    assertThat(export("").getContentAsString(UTF_8))
        .contains(course)
        .doesNotContain(scenario.secret);
    change(question.number(), 1, question("改", "B")).andExpect(status().isConflict());
    imported(file.getBytes(UTF_8), true).andExpect(status().isConflict());
  }

  private MockHttpServletResponse export(String query) throws Exception {
    return mvc.perform(get(QUESTIONS + "/export" + query).with(as("trainer1", "trainer")))
        .andReturn()
        .getResponse();
  }

  @Test
  void aFileWithAWrongKeyChangesNothing() throws Exception {
    imported(
            (HEADER
                    + ",%s,单选,题一,甲,乙,,A\n".formatted(course)
                    + ",%s,单选,题二,甲,乙,,C\n".formatted(course)
                    + ",nowhere,判断,题三,,,,错\n")
                .getBytes(UTF_8),
            false)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors", hasSize(2)))
        .andExpect(jsonPath("$.errors[0].message").value("第3行：答案“C”不在选项中：应为 A、B"))
        .andExpect(jsonPath("$.errors[1].message").value(containsString("第4行：没有课程“nowhere”")));
    assertThat(questions.all(course, "trainer1")).isEmpty();
  }

  @Test
  void whatIsNoFileOfQuestionsIsRefused() throws Exception {
    imported(new byte[0], false).andExpect(status().isBadRequest());
    imported(new byte[] {0, 1, 2}, false).andExpect(status().isBadRequest());
    imported("a,b\n".repeat(400_000).getBytes(UTF_8), false)
        .andExpect(status().isPayloadTooLarge());
    mvc.perform(multipart(QUESTIONS + "/import").with(as("trainer1", "trainer")))
        .andExpect(status().isBadRequest());
  }

  private ResultActions add(String body) throws Exception {
    return mvc.perform(
        post(QUESTIONS)
            .with(as("trainer1", "trainer"))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions change(String number, int basedOn, String body) throws Exception {
    return mvc.perform(
        put(QUESTIONS + "/" + number)
            .with(as("trainer1", "trainer"))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.replaceFirst("\\{", "{\"basedOn\": " + basedOn + ", ")));
  }

  private ResultActions imported(byte[] csv, boolean dryRun) throws Exception {
    return mvc.perform(
        multipart(QUESTIONS + "/import")
            .file(file(csv))
            .param("dryRun", String.valueOf(dryRun))
            .with(as("trainer1", "trainer")));
  }

  private static MockMultipartFile file(byte[] content) {
    return new MockMultipartFile("file", "questions.csv", "text/csv", content);
  }

  private String question(String text, String correct) {
    return """
        {"courseCode": "%s", "kind": "SINGLE", "text": "%s", "options": ["30 天", "120 天"], "correct": ["%s"]}"""
        .formatted(course, text, correct);
  }
}

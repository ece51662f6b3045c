package io.kefuflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import io.kefuflow.test.RunningCase;
import java.net.URI;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class KnowledgeApiTest extends ApiTest {

  private static final String KNOWLEDGE = "/api/v1/knowledge";

  @Autowired ProcessEngine engine;
  @Autowired ObjectMapper json;

  private final String word = "k" + unique().replace("-", "");

  @Test
  void anArticleIsProposedPublishedFoundChangedAndWithdrawn() throws Exception {
    String number = proposed(article("旧答案"));
    find(word).andExpect(jsonPath("$", hasSize(0)));
    publish(number);
    find("ｔ " + word.toUpperCase())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].number").value(number))
        .andExpect(jsonPath("$[0].state").value("PUBLISHED"))
        .andExpect(jsonPath("$[0].proposedBy").value("agent1"))
        .andExpect(jsonPath("$[0].reviewedBy").value("supervisor1"));

    call(KNOWLEDGE + "/" + number + "/versions", article("新答案"), "agent1", "agent")
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", KNOWLEDGE + "/" + number));
    call(KNOWLEDGE + "/" + number + "/versions", article("再改"), "agent1", "agent")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("正在审核")));
    publish(number);
    mvc.perform(get(KNOWLEDGE + "/" + number).with(as("trainer1", "trainer")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.publishedVersion").value(2))
        .andExpect(jsonPath("$.openVersion").value(nullValue()))
        .andExpect(jsonPath("$.versions[0].answer").value("新答案"))
        .andExpect(jsonPath("$.versions[1].state").value("SUPERSEDED"));
    mvc.perform(get(KNOWLEDGE + "/" + number + "/versions/1").with(as("agent1", "agent")))
        .andExpect(jsonPath("$.answer").value("旧答案"));

    String reason = "{\"reason\": \"活动结束\"}";
    call(KNOWLEDGE + "/" + number + "/withdraw", reason, "agent1", "agent")
        .andExpect(status().isForbidden());
    call(KNOWLEDGE + "/" + number + "/withdraw", reason, "supervisor1", "supervisor")
        .andExpect(status().isNoContent());
    call(KNOWLEDGE + "/" + number + "/withdraw", reason, "supervisor1", "supervisor")
        .andExpect(status().isConflict());
    find(word).andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void theLikeOfALongTextIsFound() throws Exception {
    String number = proposed(article("答案"));
    publish(number);
    String matter = "我的宽带 " + word + " 断了。" + "每天晚上都断，非常影响使用。".repeat(140);

    call(KNOWLEDGE + "/similar", text(matter.substring(0, 1900)), "agent1", "agent")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].number").value(number));
    call(KNOWLEDGE + "/similar", text("长".repeat(2001)), "agent1", "agent")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("text"));
  }

  @ParameterizedTest
  @CsvSource({
    "text=%25%5F'&size=0, 1 至 50",
    "size=51, 1 至 50",
    "category=NONSENSE, 应为",
    "size=x, 应为整数"
  })
  void aWrongSearchIsExplained(String query, String detail) throws Exception {
    mvc.perform(get(URI.create(KNOWLEDGE + "?" + query)).with(as("agent1", "agent")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString(detail)));
  }

  @Test
  void whatCannotBeAnArticleIsRefused() throws Exception {
    refused(Map.of("question", "怎么办", "answer", "无", "category", "OTHER"), "title", "标题不能为空");
    refused(
        Map.of("title", "题", "question", "长".repeat(501), "answer", "无", "category", "OTHER"),
        "question",
        "最多500个字");
    refused(
        Map.of("title", "😀😀", "question", "请问怎么办呢？", "answer", "%", "category", "OTHER"),
        "title",
        "没有可以查到的词");
    refused(Map.of("title", "套餐", "question", "套餐", "answer", "无"), "category", "类别不能为空");
    refused(
        Map.of(
            "title",
            "套餐",
            "question",
            "套餐",
            "answer",
            "无",
            "category",
            "OTHER",
            "sourceCase",
            "ZX-20000101-000001"),
        "sourceCase",
        "没有工单");
    call(KNOWLEDGE, article("无"), "analyst1", "analyst").andExpect(status().isForbidden());
    mvc.perform(get(KNOWLEDGE)).andExpect(status().isUnauthorized());
  }

  @Test
  void whatDoesNotExistIsNamed() throws Exception {
    for (String path : new String[] {"/ZS-999999999", "/ZS-999999999/versions/1"}) {
      mvc.perform(get(KNOWLEDGE + path).with(as("agent1", "agent")))
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.detail").value(containsString("ZS-999999999")));
    }
    call(KNOWLEDGE + "/ZS-999999999/versions", article("无"), "agent1", "agent")
        .andExpect(status().isNotFound());
    mvc.perform(get(KNOWLEDGE + "/12").with(as("agent1", "agent")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("ZS-000012")));
  }

  private void refused(Map<String, String> article, String field, String detail) throws Exception {
    call(KNOWLEDGE, json.writeValueAsString(article), "agent1", "agent")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(detail)));
  }

  private String proposed(String article) throws Exception {
    String body =
        call(KNOWLEDGE, article, "agent1", "agent")
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(body, "$.number");
  }

  private void publish(String number) {
    var review = new RunningCase(engine, number);
    assertThat(review.openTasks()).containsExactly("userTask_reviewArticle");
    review.complete(
        "supervisor1", "userTask_reviewArticle", Map.entry("reviewDecision", "PUBLISH"));
  }

  private ResultActions find(String text) throws Exception {
    return mvc.perform(get(KNOWLEDGE).param("text", text).with(as("agent2", "agent")));
  }

  private ResultActions call(String path, String body, String user, String group) throws Exception {
    return mvc.perform(
        post(path).contentType(MediaType.APPLICATION_JSON).content(body).with(as(user, group)));
  }

  private String article(String answer) throws Exception {
    return json.writeValueAsString(
        Map.of(
            "title", "宽带断线 " + word,
            "question", "宽带断线怎么办",
            "answer", answer,
            "category", "NETWORK",
            "keywords", "断网 掉线"));
  }

  private String text(String text) throws Exception {
    return json.writeValueAsString(Map.of("text", text));
  }
}

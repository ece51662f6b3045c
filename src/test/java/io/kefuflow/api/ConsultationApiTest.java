package io.kefuflow.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.test.RunningCase;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class ConsultationApiTest extends ApiTest {

  private static final String CONSULTATIONS = "/api/v1/consultations";

  @Autowired ProcessEngine engine;

  @Test
  void aQuestionBecomesACaseOnceAndItsAnswerCanBeRead() throws Exception {
    String external = unique();
    String body =
        """
        {"customerName": "李女士", "customerPhone": "13800138123", "channel": "ONLINE", "category": "BILLING",
         "matter": "账单里的增值业务费是什么", "source": "portal", "externalNumber": "%s"}
        """
            .formatted(external);
    String number =
        JsonPath.read(
            open(body, "agent1", "agent")
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", startsWith("/api/v1/cases/ZX-")))
                .andExpect(jsonPath("$.caseNumber").value(matchesPattern("ZX-\\d{8}-\\d{6}")))
                .andReturn()
                .getResponse()
                .getContentAsString(),
            "$.caseNumber");
    open(body, "agent1", "agent")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.caseNumber").value(number));

    read(number)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.answers", hasSize(0)))
        .andExpect(jsonPath("$.firstContactResolution").value(nullValue()));
    var run = new RunningCase(engine, number);
    run.complete(
        "agent1",
        "userTask_confirmInformation",
        Map.entry("category", "BILLING"),
        Map.entry("consultedFacts", "十月账单，来电提醒包"));
    run.complete(
        "agent1",
        "userTask_analyseQuestion",
        Map.entry("analysis", "不认识账单科目"),
        Map.entry("analysisNext", "ANSWER"));
    run.complete("agent1", "userTask_answerQuestion", Map.entry("answer", "是来电提醒包，可以退订"));
    run.complete("agent1", "userTask_followUp", Map.entry("followUpResult", "SATISFIED"));

    read(number)
        .andExpect(jsonPath("$.facts").value("十月账单，来电提醒包"))
        .andExpect(jsonPath("$.answers[0].text").value("是来电提醒包，可以退订"))
        .andExpect(jsonPath("$.answers[0].answeredBy").value("agent1"))
        .andExpect(jsonPath("$.answers[0].satisfied").value(true))
        .andExpect(jsonPath("$.firstContactResolution").value(true));
  }

  @Test
  void whatCannotBeTakenIsNamed() throws Exception {
    open(
            "{\"customerName\": \"李\", \"channel\": \"PHONE\", \"customerPhone\": \"13800138123\"}",
            "agent1",
            "agent")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("matter"));
    open(
            "{\"customerName\": \"李\", \"channel\": \"PHONE\", \"customerPhone\": \"13800138123\", \"matter\": \"%s\"}"
                .formatted("长".repeat(2001)),
            "agent1",
            "agent")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("最多2000个字")));
    open("{\"category\": \"NONSENSE\"}", "agent1", "agent")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("category"));
    open("{}", "analyst1", "analyst").andExpect(status().isForbidden());
    read("ZX-20000101-000001").andExpect(status().isNotFound());
    read("12").andExpect(status().isBadRequest());
  }

  private ResultActions open(String body, String user, String group) throws Exception {
    return mvc.perform(
        post(CONSULTATIONS)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as(user, group)));
  }

  private ResultActions read(String number) throws Exception {
    return mvc.perform(get(CONSULTATIONS + "/" + number).with(as("agent1", "agent")));
  }
}

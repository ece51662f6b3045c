package io.kefuflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStateException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class ComplaintApiTest extends ApiTest {

  @Test
  void aComplaintBecomesACase() throws Exception {
    String answer =
        open("""
                {"customerName": "张三", "customerPhone": "137 0013 7000", "channel": "PHONE",
                 "category": "NETWORK", "matter": "宽带每晚断线", "location": "上海市"}
                """)
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.caseNumber").value(matchesPattern("TS-\\d{8}-\\d{6}")))
            .andExpect(jsonPath("$.alreadyKnown").value(false))
            .andExpect(header().string("Location", containsString("/api/v1/cases/TS-")))
            .andReturn()
            .getResponse()
            .getContentAsString();

    String number = JsonPath.read(answer, "$.caseNumber");
    mvc.perform(get("/api/v1/cases/" + number).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.customer.phone").value("+8613700137000"))
        .andExpect(jsonPath("$.customer.name").value("张三"))
        .andExpect(jsonPath("$.matter").value("宽带每晚断线"))
        .andExpect(jsonPath("$.openedBy").value("agent1"))
        .andExpect(jsonPath("$.timeline[0].kind").value("OPENED"));
  }

  @Test
  void theSameComplaintOfAnotherSystemIsKnown() throws Exception {
    String body =
        """
        {"customerName": "张三", "channel": "ONLINE", "matter": "计费有误", "source": "crm",
         "externalNumber": "%s"}
        """
            .formatted(unique());
    String first =
        open(body).andExpect(status().isCreated()).andReturn().getResponse().getContentAsString();

    open(body)
        .andExpect(status().isOk())
        .andExpect(header().doesNotExist("Location"))
        .andExpect(jsonPath("$.alreadyKnown").value(true))
        .andExpect(jsonPath("$.caseNumber").value((String) JsonPath.read(first, "$.caseNumber")));
  }

  @Test
  void theSameComplaintSentTwiceAtOnceBecomesOneCase() throws Exception {
    String body =
        """
        {"customerName": "张三", "channel": "ONLINE", "matter": "计费有误", "source": "crm",
         "externalNumber": "%s"}
        """
            .formatted(unique());
    Callable<String> sending =
        () ->
            open(body)
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString();

    ExecutorService senders = Executors.newFixedThreadPool(4);
    try {
      var numbers = new HashSet<String>();
      for (Future<String> answer : senders.invokeAll(Collections.nCopies(4, sending))) {
        numbers.add(JsonPath.read(answer.get(), "$.caseNumber"));
      }
      assertThat(numbers).hasSize(1);
    } finally {
      senders.shutdown();
    }
  }

  @Test
  void htmlIsTextLikeAnyOther() throws Exception {
    String matter = "<script>alert(1)</script> " + unique();
    open("{\"customerName\": \"<b>张</b>\", \"channel\": \"ONLINE\", \"matter\": \""
            + matter
            + "\"}")
        .andExpect(status().isCreated());

    mvc.perform(get("/api/v1/cases").param("text", matter).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(
            jsonPath("$.items[0].matter").value(containsString("<script>alert(1)</script>")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"channel\": \"FAX\"                        | channel       | PHONE、EMAIL、ONLINE、COUNTER",
        "\"channel\": 1                              | channel       | PHONE",
        "\"matter\": 5                               | matter        | 应为文本",
        "\"matter\": [\"a\"]                         | matter        | 应为文本",
        "\"matter\": \"  \"                          | matter        | 不能为空",
        "\"publicThreat\": \"yes\"                   | publicThreat  | true 或 false",
        "\"customerPhone\": \"12345\"                | customerPhone | 11位手机号",
        "\"customerPhone\": \"call me\"              | customerPhone | 11位手机号",
        "\"customerEmail\": \"a@b\"                  | customerEmail | name@example.com",
        "\"customerName\": null                      | customerName  | 不能为空",
        "\"receivedAt\": \"2026-02-31T00:00:00Z\"    | receivedAt    | 带时区",
        "\"receivedAt\": \"2026-01-31 14:05\"        | receivedAt    | 带时区",
        "\"receivedAt\": 1700000000                  | receivedAt    | 应为文本",
        "\"externalNumber\": \"7\"                   | source        | 来源",
        "\"source\": \"crm\"                         | externalNumber| 外部编号",
        "\"priority\": 1                             | priority      | 没有这个字段",
        "\"severity\": \"CRITICAL\"                  | severity      | 没有这个字段",
      })
  void aBadFieldIsNamedWithWhatToDo(String property, String field, String advice) throws Exception {
    String key = property.substring(0, property.indexOf(':'));
    String rest =
        """
        "customerName": "张三", "channel": "PHONE", "matter": "断线"
        """
            .lines()
            .flatMap(line -> Arrays.stream(line.split(", ")))
            .filter(other -> !other.startsWith(key))
            .collect(Collectors.joining(","));
    open("{" + rest + "," + property + "}")
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(advice)));
    then(workflow).should(never()).begin(any());
  }

  @Test
  void anOverlongTextIsRefused() throws Exception {
    open("{\"customerName\": \"张三\", \"channel\": \"PHONE\", \"matter\": \""
            + "长".repeat(2001)
            + "\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("matter"))
        .andExpect(jsonPath("$.detail").value(containsString("2000")));
  }

  @Test
  void aReceiptInTheFutureIsRefused() throws Exception {
    String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();
    open("{\"customerName\": \"张三\", \"channel\": \"PHONE\", \"matter\": \"断线\", \"receivedAt\": \""
            + tomorrow
            + "\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("receivedAt"));
  }

  @Test
  void severalBadFieldsAreNamedAtOnce() throws Exception {
    open("{\"customerPhone\": \"1\", \"externalNumber\": \"7\", \"channel\": \"PHONE\"}")
        .andExpect(status().isBadRequest())
        .andExpect(
            jsonPath("$.errors[*].field")
                .value(hasItems("customerPhone", "customerName", "source", "matter")))
        .andExpect(jsonPath("$.errors[0].message").isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "{\"matter\": \"a\", \"matter\": \"b\"}",
        "{\"matter\": \"a\"} {}",
        "{\"customerName\": \"\\ud83d\"",
        "null"
      })
  void aBodyThatIsNoObjectIsRefused(String body) throws Exception {
    open(body)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void anotherMediaTypeIsRefused() throws Exception {
    mvc.perform(
            post("/api/v1/complaints")
                .contentType(MediaType.TEXT_PLAIN)
                .content("x")
                .with(as("agent1", "agent")))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.detail").value(containsString("application/json")));
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    mvc.perform(put("/api/v1/complaints").with(as("agent1", "agent")))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(header().string("Allow", containsString("POST")))
        .andExpect(jsonPath("$.detail").value(containsString("PUT")));
  }

  @Test
  void anUnknownAddressIsSaidToBeUnknown() throws Exception {
    mvc.perform(get("/api/v1/nothing").with(as("agent1", "agent")))
        .andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.title").value("没有找到"));
  }

  @Test
  void onlyWorkingRolesOpenComplaints() throws Exception {
    mvc.perform(
            post("/api/v1/complaints")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(as("analyst1", "analyst")))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.title").value("没有权限"));
  }

  @Test
  void aCustomerWithdraws() throws Exception {
    CaseNumber number = openCase();
    ask("withdraw", number, "{\"reason\": \" 已自行解决 \"}").andExpect(status().isNoContent());

    mvc.perform(get("/api/v1/cases/" + number).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.status").value("WITHDRAWN"));
    ask("withdraw", number, "{\"reason\": \"x\"}").andExpect(status().isConflict());
  }

  @Test
  void aComplaintThatIsStillHandledCannotBeReopened() throws Exception {
    ask("reopen", openCase(), "{\"reason\": \"又断线\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("还在处理")));
  }

  @Test
  void whatTheStateDoesNotAllowIsAConflict() throws Exception {
    CaseNumber number = openCase();
    willThrow(new CaseStateException("工单已关闭")).given(workflow).withdraw(any(), any());

    ask("withdraw", number, "{\"reason\": \"x\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value("工单已关闭"));
  }

  @Test
  void whoeverComesSecondIsAskedToTryAgain() throws Exception {
    CaseNumber number = openCase();
    willThrow(new OptimisticLockingFailureException("overtaken"))
        .given(workflow)
        .withdraw(any(), any());

    ask("withdraw", number, "{\"reason\": \"x\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(endsWith("重试")));
  }

  @Test
  void anUnexpectedErrorShowsNothingButItsId() throws Exception {
    willThrow(new IllegalStateException("secret detail")).given(workflow).begin(any());

    open("{\"customerName\": \"张三\", \"channel\": \"PHONE\", \"matter\": \"断线\"}")
        .andExpect(status().isInternalServerError())
        .andExpect(jsonPath("$.errorId").isNotEmpty())
        .andExpect(content().string(not(containsString("secret"))));
  }

  @Test
  void unknownAndMalformedNumbersAreToldApart() throws Exception {
    ask("withdraw", new CaseNumber("TS-20000101-000001"), "{\"reason\": \"x\"}")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("TS-20000101-000001")));
    mvc.perform(get("/api/v1/cases/17").with(as("agent1", "agent")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("caseNumber"));
  }

  @Test
  void aReasonIsNeeded() throws Exception {
    ask("withdraw", openCase(), "{\"reason\": \"\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("reason"));
  }

  @Test
  void theInterfaceDescribesItself() throws Exception {
    String description =
        mvc.perform(get("/v3/api-docs").with(as("agent1", "agent")))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.info.title").value("KefuFlow 接口"))
            .andExpect(jsonPath("$.components.securitySchemes.basic.scheme").value("basic"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(description)
        .contains("/api/v1/imports", "/api/v1/cases/{number}/attachments", "登记投诉");
  }

  private ResultActions open(String body) throws Exception {
    return mvc.perform(
        post("/api/v1/complaints")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as("agent1", "agent")));
  }

  private ResultActions ask(String action, CaseNumber number, String body) throws Exception {
    return mvc.perform(
        post("/api/v1/"
                + (action.equals("reopen") ? "complaints/" : "cases/")
                + number
                + "/"
                + action)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as("agent1", "agent")));
  }

  private CaseNumber openCase() throws Exception {
    String answer =
        open("{\"customerName\": \"张三\", \"channel\": \"PHONE\", \"matter\": \"断线\"}")
            .andReturn()
            .getResponse()
            .getContentAsString();
    return new CaseNumber(JsonPath.read(answer, "$.caseNumber"));
  }

  @Test
  void aDepartmentThatIsAskedDoesNotSpeakForTheCustomer() throws Exception {
    for (String group : new String[] {"tech-support", "quality-inspector"}) {
      mvc.perform(
              post("/api/v1/complaints")
                  .with(as("somebody", group))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"channel\": \"ONLINE\", \"matter\": \"断线\"}"))
          .andExpect(status().isForbidden());
      mvc.perform(
              post("/api/v1/cases/TS-20261121-000001/withdraw")
                  .with(as("somebody", group))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content("{\"reason\": \"不用了\"}"))
          .andExpect(status().isForbidden());
    }
  }
}

package io.kefuflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Procedure;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.PhoneNumber;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class ReceptionApiTest extends ApiTest {

  @Autowired Cases cases;
  @Autowired Customers customers;

  @Test
  void aCustomerAtTheDoorBecomesACase() throws Exception {
    String answer =
        open("{\"customerName\": \"周先生\", \"customerPhone\": \"158 0015 8000\", \"channel\": \"COUNTER\"}")
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.caseNumber").value(matchesPattern("JD-\\d{8}-\\d{6}")))
            .andExpect(header().string("Location", containsString("/api/v1/cases/JD-")))
            .andReturn()
            .getResponse()
            .getContentAsString();

    mvc.perform(
            get("/api/v1/cases/" + JsonPath.read(answer, "$.caseNumber"))
                .with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.procedure").value("RECEPTION"))
        .andExpect(jsonPath("$.matter").value("到访"))
        .andExpect(jsonPath("$.customer.phone").value("+8615800158000"))
        .andExpect(jsonPath("$.timeline[0].summary").value("登记接待"));
  }

  @Test
  void aReceptionOfAnotherSystemIsKnown() throws Exception {
    String body =
        "{\"customerName\": \"周先生\", \"channel\": \"ONLINE\", \"source\": \"chat\", \"externalNumber\": \"%s\"}"
            .formatted(unique());
    open(body).andExpect(status().isCreated());

    open(body).andExpect(status().isOk()).andExpect(jsonPath("$.alreadyKnown").value(true));
  }

  @Test
  void twoReceptionsOfOneCustomerAtOnceShareTheFile() throws Exception {
    String body =
        "{\"customerName\": \"周先生\", \"customerPhone\": \"15800158011\", \"channel\": \"ONLINE\"}";
    Callable<String> arriving =
        () ->
            open(body)
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
    var doors = Executors.newFixedThreadPool(4);
    try {
      var numbers = new HashSet<String>();
      for (Future<String> answer : doors.invokeAll(Collections.nCopies(4, arriving))) {
        numbers.add(JsonPath.read(answer.get(), "$.caseNumber"));
      }
      assertThat(numbers).hasSize(4);
    } finally {
      doors.shutdown();
    }
    long customer = customers.findByPhone(PhoneNumber.parse("15800158011")).orElseThrow().id();
    assertThat(
            cases
                .search(
                    new CaseQuery(
                        Procedure.RECEPTION,
                        null,
                        null,
                        null,
                        null,
                        customer,
                        null,
                        null,
                        null,
                        null,
                        0,
                        9))
                .total())
        .isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"channel": "COUNTER"}|customerName|不能为空
          {"customerName": "周", "channel": "COUNTER", "customerPhone": "电话不详"}|customerPhone|11位手机号
          {"customerName": "周"}|channel|受理渠道不能为空
          {"customerName": "周", "channel": "FAX"}|channel|COUNTER
          {"customerName": "周", "channel": "COUNTER", "category": "VISIT"}|category|没有这个字段
          {"customerName": "周", "channel": "COUNTER", "receivedAt": "2999-01-01T00:00:00+08:00"}|receivedAt|不能晚于
          """)
  void whatCannotBeTakenIsNamed(String body, String field, String advice) throws Exception {
    open(body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(advice)));
  }

  @ParameterizedTest
  @CsvSource({"tech-support", "quality-inspector", "analyst"})
  void whoServesNoCustomersReceivesNone(String group) throws Exception {
    mvc.perform(
            post("/api/v1/receptions")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"customerName\": \"周先生\", \"channel\": \"COUNTER\"}")
                .with(as("someone", group)))
        .andExpect(status().isForbidden());
  }

  private ResultActions open(String body) throws Exception {
    return mvc.perform(
        post("/api/v1/receptions")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as("agent1", "agent")));
  }
}

package io.kefuflow.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class AfterSalesApiTest extends ApiTest {

  @Test
  void aProblemBecomesACase() throws Exception {
    String answer =
        open("""
                {"customerName": "李四", "customerPhone": "137 0013 7555", "channel": "ONLINE",
                 "category": "FAULT", "matter": "路由器自动重启", "product": "HG8145V5"}
                """)
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.caseNumber").value(matchesPattern("SH-\\d{8}-\\d{6}")))
            .andReturn()
            .getResponse()
            .getContentAsString();

    String number = JsonPath.read(answer, "$.caseNumber");
    mvc.perform(get("/api/v1/cases/" + number).with(as("tech1", "tech-support")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.procedure").value("AFTER_SALES"))
        .andExpect(jsonPath("$.category").value("FAULT"))
        .andExpect(jsonPath("$.timeline[0].summary").value("登记售后问题"));
  }

  @Test
  void theSameProblemOfAnotherSystemIsKnown() throws Exception {
    String body =
        """
        {"customerName": "李四", "channel": "ONLINE", "matter": "不能开机", "source": "shop",
         "externalNumber": "%s"}
        """
            .formatted(unique());
    open(body).andExpect(status().isCreated());

    open(body).andExpect(status().isOk()).andExpect(jsonPath("$.alreadyKnown").value(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'customerName':'李四','channel':'PHONE','matter':''} | matter | 不能为空",
        "{'customerName':'李四','matter':'坏了'} | channel | 受理渠道不能为空",
        "{'customerName':'','channel':'PHONE','matter':'坏了'} | customerName | 不能为空",
        "{'customerName':'李四','customerPhone':'12','channel':'PHONE','matter':'坏了'} | customerPhone | 格式不正确",
        "{'customerName':'李四','channel':'PHONE','matter':'坏了','category':'X'} | category | USAGE"
      })
  void aMistakeIsNamed(String body, String field, String advice) throws Exception {
    open(body.replace('\'', '"'))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(advice)));
  }

  @Test
  void aProductThatIsTooLongIsNamed() throws Exception {
    open("{\"customerName\":\"李四\",\"channel\":\"PHONE\",\"matter\":\"坏了\",\"product\":\"%s\"}"
            .formatted("长".repeat(101)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("product"));
  }

  @Test
  void onlyThoseWhoServeCustomersTakeProblemsIn() throws Exception {
    mvc.perform(
            post("/api/v1/after-sales")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(as("trainer1", "trainer")))
        .andExpect(status().isForbidden());
  }

  private ResultActions open(String body) throws Exception {
    return mvc.perform(
        post("/api/v1/after-sales")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as("agent1", "agent")));
  }
}

package io.kefuflow.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingReportApiTest extends ApiTest {

  private static final String REPORT = "/api/v1/training-report";

  @Test
  void everybodyReadsTheReportOnThoseTheyMayKnowOf() throws Exception {
    mvc.perform(
            get(REPORT)
                .param("from", "2020-01-01")
                .param("to", "2020-03-31")
                .with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.from").value("2020-01-01"))
        .andExpect(jsonPath("$.people").isEmpty());
    mvc.perform(get(REPORT)).andExpect(status().isUnauthorized());
  }

  @Test
  void theReportIsAFileForSpreadsheets() throws Exception {
    mvc.perform(get(REPORT + "/export").with(as("manager1", "manager")))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("training-report.csv")))
        .andExpect(header().string("Content-Type", startsWith("text/csv")))
        .andExpect(content().string(startsWith("\uFEFF类别,编号,名称,场次")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-13-01, 2026-12-31, from",
    "gestern, 2026-12-31, from",
    "2026-10-01, 2026-09-30, 结束日期不能早于开始日期"
  })
  void aWrongPeriodIsNamed(String from, String to, String refusal) throws Exception {
    for (String path : new String[] {REPORT, REPORT + "/export"}) {
      mvc.perform(get(path).param("from", from).param("to", to).with(as("manager1", "manager")))
          .andExpect(status().isBadRequest())
          .andExpect(content().string(containsString(refusal)));
    }
  }
}

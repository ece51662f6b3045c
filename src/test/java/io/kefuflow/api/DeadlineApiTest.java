package io.kefuflow.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.sla.PauseReason;
import io.kefuflow.sla.SlaFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeadlineApiTest extends ApiTest {

  @Autowired StoredClocks clocks;

  @Test
  void theDeadlinesOfACaseAreExplained() throws Exception {
    String number = clocks.started(SlaFixture.MINOR);
    clocks.at(0, deadlines -> deadlines.ownedBy(number, null, "agent"));
    clocks.at(2, deadlines -> deadlines.pause(number, PauseReason.CUSTOMER_ANSWER));
    clocks.at(5, deadlines -> deadlines.resume(number));
    clocks.at(6, deadlines -> deadlines.ownedBy(number, "agent1", "agent"));
    clocks.moveTo(7);

    mvc.perform(get("/api/v1/cases/" + number + "/deadlines").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(2)))
        .andExpect(jsonPath("$[0].metric").value("firstResponse"))
        .andExpect(jsonPath("$[0].state").value("RUNNING"))
        .andExpect(jsonPath("$[0].breached").value(true))
        .andExpect(jsonPath("$[0].breachedAt").value("2026-11-23T01:30:00Z"))
        .andExpect(jsonPath("$[1].metric").value("resolution"))
        .andExpect(jsonPath("$[1].metricLabel").value("问题解决"))
        .andExpect(jsonPath("$[1].latest").value(true))
        .andExpect(jsonPath("$[1].targetSeconds").value(86400))
        .andExpect(jsonPath("$[1].calendar.id").value("always-open"))
        .andExpect(jsonPath("$[1].rule.row").value("rule_5"))
        .andExpect(jsonPath("$[1].dueAt").value("2026-11-24T04:00:00Z"))
        .andExpect(jsonPath("$[1].originalDueAt").value("2026-11-24T01:00:00Z"))
        .andExpect(jsonPath("$[1].spentSeconds").value(4 * 3600))
        .andExpect(jsonPath("$[1].remainingSeconds").value(20 * 3600))
        .andExpect(jsonPath("$[1].pauses[0].reason").value("待客户答复"))
        .andExpect(jsonPath("$[1].pauses[0].wallSeconds").value(3 * 3600))
        .andExpect(jsonPath("$[1].owners[1].owner").value("agent1"))
        .andExpect(jsonPath("$[1].owners[1].share").value(0.25))
        .andExpect(jsonPath("$[1].levels[*].percent", hasItem(50)))
        .andExpect(jsonPath("$[1].steps", hasItem("11-23 11:00–14:00 待客户答复，不计 3 小时")))
        .andExpect(jsonPath("$[1].steps", hasItem("已用 4 小时，剩余 20 小时，故应于 11-24 12:00 完成")));
  }

  @Test
  void earlierCyclesAreExplainedAsWell() throws Exception {
    String number = clocks.started(SlaFixture.MINOR);
    clocks.at(1, deadlines -> deadlines.stopAll(number));
    clocks.at(50, deadlines -> deadlines.start(number, SlaFixture.CRITICAL, SlaFixture.hour(50)));

    mvc.perform(get("/api/v1/cases/" + number + "/deadlines").with(as("manager1", "manager")))
        .andExpect(jsonPath("$[*].cycle", contains(1, 1, 2, 2)))
        .andExpect(jsonPath("$[*].latest", contains(false, false, true, true)))
        .andExpect(jsonPath("$[*].state", contains("MISSED", "MET", "RUNNING", "RUNNING")))
        .andExpect(jsonPath("$[1].remainingSeconds").value(nullValue()));
  }

  @Test
  void aCaseWithoutClocksHasNothingToExplain() throws Exception {
    mvc.perform(
            get("/api/v1/cases/" + clocks.openCase() + "/deadlines").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void anUnknownCaseIsNamed() throws Exception {
    mvc.perform(get("/api/v1/cases/TS-19990101-000001/deadlines").with(as("agent1", "agent")))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("TS-19990101-000001")));
    mvc.perform(get("/api/v1/cases/x/deadlines").with(as("agent1", "agent")))
        .andExpect(status().isBadRequest());
  }

  @Test
  void onlyThoseWhoWorkOnCasesAsk() throws Exception {
    mvc.perform(
            get("/api/v1/cases/" + clocks.openCase() + "/deadlines")
                .with(as("analyst1", "analyst")))
        .andExpect(status().isForbidden());
  }
}

package io.kefuflow.aftersales.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ApplicationTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class AfterSalesRoutingDecisionTest {

  @Autowired DecisionService decisions;

  @ParameterizedTest(name = "{0}, repeated {1}: {2}")
  @CsvSource({
    "DEFECT, false, product-quality",
    "REPLACEMENT, true, product-quality",
    "FAULT, true, product-quality",
    "FAULT, false, tech-support",
    "INSTALLATION, false, tech-support",
    "NETWORK, true, tech-support",
    "USAGE, false, agent",
    "OTHER, true, agent"
  })
  void everyRow(String category, boolean repeatedFault, String group) {
    assertThat(route(category, repeatedFault)).isEqualTo(group);
  }

  @Test
  void aProblemThatNobodyClassifiedGoesToTheAgents() {
    assertThat(route(null, false)).isEqualTo("agent");
  }

  private String route(String category, boolean repeatedFault) {
    return decisions
        .evaluateDecisionTableByKey(
            "after-sales-routing",
            Variables.putValue("category", category).putValue("repeatedFault", repeatedFault))
        .getSingleEntry();
  }
}

package io.kefuflow.complaint.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ApplicationTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class CompensationApprovalDecisionTest {

  @Autowired DecisionService decisions;

  @ParameterizedTest(name = "{0} yuan: {1}")
  @CsvSource({
    "0, NONE",
    "99.99, NONE",
    "100, NONE",
    "100.01, SUPERVISOR",
    "100.5, SUPERVISOR",
    "1000, SUPERVISOR",
    "1000.01, MANAGER",
    "99999999, MANAGER"
  })
  void everyRowUpToItsLimit(double amount, String level) {
    assertThat(approvalLevel(amount)).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({"100, NONE", "101, SUPERVISOR", "1000, SUPERVISOR", "1001, MANAGER"})
  void aWholeAmountIsAnIntegerInForms(int amount, String level) {
    assertThat(approvalLevel(amount)).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, -500})
  void aNegativeAmountNeverPassesWithoutApproval(double amount) {
    assertThat(approvalLevel(amount)).isNotEqualTo("NONE");
  }

  @Test
  void noAmountNeverPassesWithoutApproval() {
    assertThat(approvalLevel(null)).isNotEqualTo("NONE");
  }

  private String approvalLevel(Number amount) {
    return decisions
        .evaluateDecisionTableByKey(
            "compensation-approval", Variables.putValue("compensationAmount", amount))
        .getSingleEntry();
  }
}

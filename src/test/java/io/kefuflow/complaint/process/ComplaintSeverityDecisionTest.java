package io.kefuflow.complaint.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ApplicationTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class ComplaintSeverityDecisionTest {

  @Autowired DecisionService decisions;

  @ParameterizedTest(name = "{0}, {1}, special needs {2}, repeated {3}, threat {4}: {5}")
  @CsvSource({
    // the threat alone
    "NETWORK, STANDARD, false, false, true, CRITICAL",
    // a VIP again; neither alone
    "NETWORK, VIP, false, true, false, CRITICAL",
    "NETWORK, GOLD, false, true, false, MAJOR",
    "NETWORK, STANDARD, false, true, false, MAJOR",
    "NETWORK, VIP, false, false, false, MAJOR",
    // a customer who is served first
    "NETWORK, STANDARD, true, false, false, MAJOR",
    // the quality of a product
    "PRODUCT_QUALITY, STANDARD, false, false, false, MAJOR",
    // the earlier row wins
    "PRODUCT_QUALITY, VIP, true, true, true, CRITICAL",
    "PRODUCT_QUALITY, VIP, true, true, false, CRITICAL",
    "PRODUCT_QUALITY, STANDARD, true, true, false, MAJOR",
    // otherwise
    "NETWORK, STANDARD, false, false, false, MINOR",
    "NETWORK, GOLD, false, false, false, MINOR",
    "OTHER, STANDARD, false, false, false, MINOR",
    // what is not known counts as ordinary
    "NETWORK, , false, false, false, MINOR",
    "NETWORK, , false, true, false, MAJOR",
    "NETWORK, , false, false, true, CRITICAL",
    ", , false, false, false, MINOR",
    ", , , , , MINOR",
    "PRODUCT_QUALITY, , , , , MAJOR"
  })
  void everyRow(
      String category,
      String customerLevel,
      Boolean specialNeeds,
      Boolean repeatComplaint,
      Boolean publicThreat,
      String severity) {
    var facts =
        Variables.putValue("category", category)
            .putValue("customerLevel", customerLevel)
            .putValue("specialNeeds", specialNeeds)
            .putValue("repeatComplaint", repeatComplaint)
            .putValue("publicThreat", publicThreat);

    assertThat(
            decisions
                .evaluateDecisionTableByKey("complaint-severity", facts)
                .<String>getSingleEntry())
        .isEqualTo(severity);
  }
}

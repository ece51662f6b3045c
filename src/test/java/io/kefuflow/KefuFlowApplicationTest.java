package io.kefuflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.test.ApplicationTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class KefuFlowApplicationTest {

  @Autowired ProcessEngine engine;

  @Test
  void theApplicationStartsWithItsEngine() {
    assertThat(engine.getName()).isEqualTo("default");
  }
}

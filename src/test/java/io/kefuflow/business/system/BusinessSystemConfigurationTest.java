package io.kefuflow.business.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.business.SimulatedBusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem.Behaviour;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessSystemConfigurationTest {

  private final BusinessSystemConfiguration configuration = new BusinessSystemConfiguration();

  @Test
  void withoutAnAddressThereIsASimulator() {
    assertThat(configuration.businessSystem(properties(null, 5, 20), 120_000))
        .isInstanceOf(SimulatedBusinessSystem.class);
    assertThat(configuration.businessSystem(properties("", 5, 20), 120_000))
        .isInstanceOf(SimulatedBusinessSystem.class);
  }

  @Test
  void withAnAddressTheRealOneIsCalled() {
    assertThat(configuration.businessSystem(properties("https://bss.example.com", 5, 20), 120_000))
        .isInstanceOf(HttpBusinessSystem.class);
  }

  @Test
  void anAddressWithoutAHostStopsTheStart() {
    assertThatThrownBy(
            () -> configuration.businessSystem(properties("bss.example.com", 5, 20), 120_000))
        .hasMessageContaining("kefuflow.business-system.url is no address with a host");
  }

  @ParameterizedTest
  @CsvSource({"5, 25", "30, 1", "0, 20", "5, 0"})
  void timeOutsThatDoNotFitIntoAJobStopTheStart(int connect, int read) {
    assertThatThrownBy(
            () ->
                configuration.businessSystem(
                    properties("https://bss.example.com", connect, read), 120_000))
        .hasMessageContaining("below half of the job lock time, PT1M");
  }

  private static BusinessSystemProperties properties(String url, int connect, int read) {
    return new BusinessSystemProperties(
        url == null ? null : URI.create(url),
        "",
        Duration.ofSeconds(connect),
        Duration.ofSeconds(read),
        Behaviour.BOOK);
  }
}

package io.kefuflow.business.system;

import io.kefuflow.business.SimulatedBusinessSystem.Behaviour;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the business system is reached ({@code kefuflow.business-system.*}).
 *
 * @param url its address, e.g. {@code https://bss.example.com/api}; the simulator when empty
 * @param token bearer token; none is sent when blank
 * @param simulate how the simulator treats orders
 */
@ConfigurationProperties("kefuflow.business-system")
record BusinessSystemProperties(
    URI url,
    String token,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("20s") Duration readTimeout,
    @DefaultValue("book") Behaviour simulate) {

  /** Whether there is a real one. */
  boolean isReal() {
    return url != null && !url.toString().isBlank();
  }
}

package io.kefuflow.business.system;

import io.kefuflow.business.BusinessSystem;
import io.kefuflow.business.SimulatedBusinessSystem;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the adapter; a setting that cannot work stops the start. */
@Configuration(proxyBeanMethods = false)
class BusinessSystemConfiguration {

  @Bean
  BusinessSystem businessSystem(
      BusinessSystemProperties properties,
      @Value("${camunda.bpm.job-execution.lock-time-in-millis}") long lockMillis) {
    if (!properties.isReal()) {
      return new SimulatedBusinessSystem(properties.simulate());
    }
    if (properties.url().getHost() == null) {
      throw new IllegalStateException(
          "kefuflow.business-system.url is no address with a host: " + properties.url());
    }
    // An attempt may ask and then order: two calls, while nobody else may take the job.
    Duration attempt = properties.connectTimeout().plus(properties.readTimeout()).multipliedBy(2);
    Duration longest = Duration.ofMillis(lockMillis / 2);
    if (properties.connectTimeout().isNegative()
        || properties.connectTimeout().isZero()
        || properties.readTimeout().isNegative()
        || properties.readTimeout().isZero()
        || attempt.compareTo(longest) >= 0) {
      throw new IllegalStateException(
          ("kefuflow.business-system: 2 x (connect-timeout + read-timeout) is %s; it has to be positive"
                  + " and below half of the job lock time, %s")
              .formatted(attempt, longest));
    }
    return new HttpBusinessSystem(
        properties.url(),
        properties.token(),
        properties.connectTimeout(),
        properties.readTimeout());
  }
}

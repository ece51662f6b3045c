package io.kefuflow.aftersales;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a department may set about after-sales service.
 *
 * @param evaluationWithin how long an evaluation is waited for after the solution (P5.6)
 * @param repeatWithin within which time another problem of the same customer and kind counts as a
 *     repeated fault (P5.2)
 */
@ConfigurationProperties("kefuflow.after-sales")
public record AfterSalesSettings(
    @DefaultValue("3d") Duration evaluationWithin, @DefaultValue("30d") Duration repeatWithin) {

  public AfterSalesSettings {
    if (evaluationWithin.isNegative() || evaluationWithin.isZero()) {
      throw new IllegalArgumentException("kefuflow.after-sales.evaluation-within must be positive");
    }
    if (repeatWithin.isNegative() || repeatWithin.isZero()) {
      throw new IllegalArgumentException("kefuflow.after-sales.repeat-within must be positive");
    }
  }
}

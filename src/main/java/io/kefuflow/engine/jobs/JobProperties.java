package io.kefuflow.engine.jobs;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this application runs jobs beyond what the starter offers ({@code kefuflow.jobs.*}).
 *
 * @param timersPerTransaction how many due timers of different cases share one transaction at most;
 *     1 gives each its own, as the engine does
 */
@Validated
@ConfigurationProperties("kefuflow.jobs")
record JobProperties(@DefaultValue("20") @Min(1) int timersPerTransaction) {}

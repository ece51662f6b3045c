package io.kefuflow.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * When a clock would be due, to show what a calendar means.
 *
 * @param startAt when the clock starts
 * @param within service time that it is given
 * @param dueAt when that has passed
 */
public record DueExample(Instant startAt, Duration within, Instant dueAt) {}

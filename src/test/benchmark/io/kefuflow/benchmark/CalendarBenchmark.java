package io.kefuflow.benchmark;

import io.kefuflow.calendar.Calendars;
import io.kefuflow.calendar.ServiceCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long the arithmetic of a service calendar takes: office hours with two intervals a day and
 * forty exceptions in the year, over a year's service time. The aim is below 5 µs. {@code mvn
 * -Pbenchmark test -Dtest=CalendarBenchmark}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CalendarBenchmark {

  private final ServiceCalendar calendar =
      Calendars.of(Calendars.officeHours(Calendars.fortyExceptions()));
  private Instant start = Instant.parse("2026-01-05T01:10:00Z");
  private Instant end = Instant.parse("2026-12-30T09:10:00Z");
  private Duration year = calendar.elapsed(start, end);
  private Duration day = Duration.ofHours(8);

  @Test
  void measure() throws RunnerException {
    new Runner(new OptionsBuilder().include(CalendarBenchmark.class.getName()).build()).run();
  }

  @Benchmark
  public Instant addADay() {
    return calendar.add(start, day);
  }

  @Benchmark
  public Instant addAYear() {
    return calendar.add(start, year);
  }

  @Benchmark
  public Duration elapsedOfAYear() {
    return calendar.elapsed(start, end);
  }

  /** With nothing prepared: what the first clock of a version pays. */
  @Benchmark
  public Instant addAYearToANewVersion() {
    return Calendars.of(Calendars.officeHours(Calendars.fortyExceptions())).add(start, year);
  }
}

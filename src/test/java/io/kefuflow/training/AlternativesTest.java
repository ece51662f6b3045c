package io.kefuflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.routing.Period;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AlternativesTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** A Monday. */
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private final Bookings bookings = mock(Bookings.class);
  private final Colleagues colleagues = mock(Colleagues.class);
  private final Alternatives alternatives =
      new Alternatives(
          bookings,
          colleagues,
          settings(),
          Clock.fixed(at(MONDAY, 9).plus(Duration.ofMinutes(10)), ZONE));

  private static TrainingSettings settings() {
    Duration day = Duration.ofDays(1);
    return new TrainingSettings(
        day, day, day, day, day, day, day, day, 1, day, LocalTime.of(9, 0), LocalTime.of(18, 0));
  }

  @Test
  void theNearestFreeTimesOfTheSameLengthAreOffered() {
    freeUnless(session -> session.startsAt().isBefore(at(MONDAY, 14)));

    assertThat(alternatives.times(plan(), session(10), 2))
        .containsExactly(
            new Period(at(MONDAY, 14), at(MONDAY, 16)),
            new Period(
                at(MONDAY, 14).plus(Duration.ofMinutes(30)),
                at(MONDAY, 16).plus(Duration.ofMinutes(30))));
  }

  @Test
  void neitherThePastNorTheEveningNorTheWeekendIsOffered() {
    when(bookings.conflicts(any())).thenReturn(List.of());

    assertThat(alternatives.times(plan(), session(10), 60))
        .hasSize(60)
        .allSatisfy(
            slot -> {
              assertThat(slot.from()).isAfter(at(MONDAY, 9));
              assertThat(slot.to().atZone(ZONE).toLocalTime())
                  .isBeforeOrEqualTo(LocalTime.of(18, 0));
              assertThat(slot.from().atZone(ZONE).getDayOfWeek().getValue()).isLessThan(6);
            });
  }

  @Test
  void whereNothingIsFreeNothingIsOffered() {
    freeUnless(session -> true);

    assertThat(alternatives.times(plan(), session(10), 3)).isEmpty();
    assertThat(alternatives.trainers(session(10), 3)).isEmpty();
  }

  @Test
  void otherTrainersComeBeforeSupervisors() {
    when(colleagues.of(Role.TRAINER))
        .thenReturn(List.of(new Colleague("trainer1", "孙"), new Colleague("trainer2", "李")));
    when(colleagues.of(Role.SUPERVISOR)).thenReturn(List.of(new Colleague("supervisor1", "张")));
    freeUnless(session -> "nobody".equals(session.trainer()));

    assertThat(alternatives.trainers(session(10), 3))
        .extracting(Colleague::userId)
        .containsExactly("trainer2", "supervisor1");
  }

  private void freeUnless(Predicate<TrainingSession> busy) {
    when(bookings.conflicts(any()))
        .thenAnswer(
            call ->
                busy.test(call.getArgument(0))
                    ? List.of(new BookingConflict(BookingConflict.Kind.ABSENT, "agent1", "缺席"))
                    : List.of());
  }

  private static TrainingPlan plan() {
    return new TrainingPlan(
        PlanNumber.of(1),
        "计划",
        "目标",
        MONDAY,
        MONDAY.plusWeeks(4),
        PlanState.PLANNING,
        "trainer1",
        at(MONDAY, 8),
        null,
        Set.of(),
        null,
        null,
        null,
        null,
        null);
  }

  private static TrainingSession session(int hour) {
    return new TrainingSession(
        new SessionNumber(PlanNumber.of(1), 1),
        "course",
        TrainingForm.INTERNAL,
        at(MONDAY, hour),
        at(MONDAY, hour + 2),
        "会议室",
        "trainer1",
        null,
        10,
        List.of("agent1"),
        SessionState.PLANNED,
        0,
        null);
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(ZONE).toInstant();
  }
}

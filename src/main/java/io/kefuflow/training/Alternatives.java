package io.kefuflow.training;

import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.routing.Period;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What else would do for a session that people cannot attend as planned. */
@Service
@Transactional(readOnly = true)
public class Alternatives {

  private static final Duration STEP = Duration.ofMinutes(30);

  /** Each look asks the roster; who is not free by then is not free at all. */
  private static final int MOST_LOOKS = 60;

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private final Bookings bookings;
  private final Colleagues colleagues;
  private final TrainingSettings settings;
  private final Clock clock;

  Alternatives(Bookings bookings, Colleagues colleagues, TrainingSettings settings, Clock clock) {
    this.bookings = bookings;
    this.colleagues = colleagues;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Times of the same length within the working hours and the period of the plan at which everybody
   * is free, those nearest to the planned one first.
   */
  public List<Period> times(TrainingPlan plan, TrainingSession session, int most) {
    return slots(plan, session.length())
        .sorted(
            Comparator.comparing(
                    (Period slot) -> Duration.between(session.startsAt(), slot.from()).abs())
                .thenComparing(Period::from))
        .limit(MOST_LOOKS)
        .filter(slot -> bookings.conflicts(session.at(slot)).isEmpty())
        .limit(most)
        .toList();
  }

  private Stream<Period> slots(TrainingPlan plan, Duration length) {
    ZoneId zone = clock.getZone();
    Instant now = clock.instant();
    LocalDate today = LocalDate.now(clock);
    LocalDate first = plan.from().isBefore(today) ? today : plan.from();
    if (plan.to().isBefore(first)) {
      return Stream.empty();
    }
    return first
        .datesUntil(plan.to().plusDays(1))
        .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
        .flatMap(
            day -> {
              Instant end = day.atTime(settings.dayEnds()).atZone(zone).toInstant();
              List<Period> slots = new ArrayList<>();
              for (Instant from = day.atTime(settings.dayBegins()).atZone(zone).toInstant();
                  !from.plus(length).isAfter(end);
                  from = from.plus(STEP)) {
                if (from.isAfter(now)) {
                  slots.add(new Period(from, from.plus(length)));
                }
              }
              return slots.stream();
            });
  }

  /** Other trainers and supervisors who are free at the time, trainers first. */
  public List<Colleague> trainers(TrainingSession session, int most) {
    return Stream.of(Role.TRAINER, Role.SUPERVISOR)
        .flatMap(role -> colleagues.of(role).stream())
        .distinct()
        .filter(colleague -> !session.people().contains(colleague.userId()))
        .filter(
            colleague ->
                bookings.conflicts(session.ledBy(colleague.userId()).takenBy(List.of())).isEmpty())
        .limit(most)
        .toList();
  }
}

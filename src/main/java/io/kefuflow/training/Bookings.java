package io.kefuflow.training;

import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Absences;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Duty;
import io.kefuflow.routing.DutyGap;
import io.kefuflow.routing.Period;
import io.kefuflow.training.BookingConflict.Kind;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is booked when: nobody is in two sessions at a time, nor in one while absent, nor on shift
 * while nobody else of the team is there. Sessions of submitted and approved plans book people, and
 * for a plan also its own.
 */
@Service
@Transactional(readOnly = true)
public class Bookings {

  private final TrainingStore store;
  private final Absences absences;
  private final Duty duty;
  private final Colleagues colleagues;
  private final DateTimeFormatter time;
  private final DateTimeFormatter hour;

  Bookings(TrainingStore store, Absences absences, Duty duty, Colleagues colleagues, Clock clock) {
    this.store = store;
    this.absences = absences;
    this.duty = duty;
    this.colleagues = colleagues;
    this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(clock.getZone());
    this.hour = DateTimeFormatter.ofPattern("HH:mm").withZone(clock.getZone());
  }

  /** What is in the way of the session; empty when it can take place. */
  public List<BookingConflict> conflicts(TrainingSession session) {
    List<TrainingSession> others = others(session);
    Set<String> departed = store.departed();
    Set<String> absent =
        absences.between(session.startsAt(), session.endsAt()).stream()
            .map(Absence::userId)
            .collect(Collectors.toSet());
    List<BookingConflict> conflicts = new ArrayList<>();
    for (String person : session.people()) {
      String name = colleagues.nameOf(person);
      if (departed.contains(person)) {
        conflicts.add(new BookingConflict(Kind.LEFT, person, name + "已离职"));
      }
      if (absent.contains(person)) {
        conflicts.add(new BookingConflict(Kind.ABSENT, person, name + "在此期间缺席"));
      }
      others.stream()
          .filter(other -> other.people().contains(person))
          .map(
              other ->
                  new BookingConflict(
                      Kind.BOOKED,
                      person,
                      "%s同一时间已安排在 %s（%s）".formatted(name, other.number(), written(other.period()))))
          .forEach(conflicts::add);
    }
    gaps(session, others).stream()
        .map(
            gap ->
                new BookingConflict(
                    Kind.ON_SHIFT,
                    null,
                    "“%s”%s当班人员都在培训，无人值班".formatted(gap.teamName(), written(gap.period()))))
        .forEach(conflicts::add);
    return conflicts;
  }

  /** The other sessions that book people at the time. */
  private List<TrainingSession> others(TrainingSession session) {
    return Stream.concat(
            store.booked(session.startsAt(), session.endsAt()).stream()
                .filter(other -> !other.number().plan().equals(session.number().plan())),
            store.sessions(session.number().plan()).stream()
                .filter(other -> other.state() != SessionState.CANCELLED)
                .filter(other -> !other.number().equals(session.number()))
                .filter(other -> other.period().overlaps(session.period())))
        .toList();
  }

  /** Teams that nobody is left to work for because of this session, not of the others alone. */
  private List<DutyGap> gaps(TrainingSession session, List<TrainingSession> others) {
    Set<String> elsewhere = new TreeSet<>();
    others.forEach(other -> elsewhere.addAll(other.people()));
    Set<String> away = new TreeSet<>(elsewhere);
    away.addAll(session.people());
    List<DutyGap> before = duty.gaps(elsewhere, session.period());
    return duty.gaps(away, session.period()).stream().filter(gap -> !before.contains(gap)).toList();
  }

  /** The period as people read it, e.g. {@code 12-01 09:00–11:00}. */
  String written(Period period) {
    String from = time.format(period.from());
    String to = time.format(period.to());
    return from
        + "–"
        + (from.substring(0, 5).equals(to.substring(0, 5)) ? hour.format(period.to()) : to);
  }
}

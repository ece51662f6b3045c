package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * People who do the work of a role, and when (P18.1).
 *
 * @param id chosen by people, e.g. {@code first-line}
 * @param supervisor user id of who leads it, null for nobody
 * @param members by user id
 * @param exceptions by date, at most one a member and date
 * @param version counts the changes from 1; 0 while not stored
 */
public record Team(
    String id,
    String name,
    Role role,
    String supervisor,
    List<TeamMember> members,
    List<Shift> shifts,
    List<ShiftException> exceptions,
    int version) {

  public Team {
    members = List.copyOf(members);
    shifts = List.copyOf(shifts);
    exceptions = List.copyOf(exceptions);
  }

  /** The team as if nobody ever worked other hours. */
  Team withoutExceptions() {
    return new Team(id, name, role, supervisor, members, shifts, List.of(), version);
  }

  Optional<TeamMember> member(String userId) {
    return members.stream().filter(member -> member.userId().equals(userId)).findFirst();
  }

  /** The weekly shifts of a member: their own, else those of the team. */
  List<Shift> shiftsOf(String userId) {
    List<Shift> own = shifts.stream().filter(shift -> userId.equals(shift.userId())).toList();
    return own.isEmpty() ? shifts.stream().filter(shift -> shift.userId() == null).toList() : own;
  }

  Optional<ShiftException> exception(String userId, LocalDate date) {
    return exceptions.stream()
        .filter(exception -> exception.userId().equals(userId) && exception.date().equals(date))
        .findFirst();
  }

  /** What a member works that begins on the date. */
  List<ShiftHours> hoursOf(String userId, LocalDate date) {
    DayOfWeek day = date.getDayOfWeek();
    return exception(userId, date)
        .map(exception -> Stream.ofNullable(exception.hours()).toList())
        .orElseGet(
            () ->
                shiftsOf(userId).stream()
                    .filter(shift -> shift.days().contains(day))
                    .map(Shift::hours)
                    .toList());
  }

  /** When a member works, beginning on the dates from the first to the last. */
  List<Period> dutyOf(String userId, LocalDate first, LocalDate last, ZoneId zone) {
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(date -> hoursOf(userId, date).stream().map(hours -> hours.on(date, zone)))
        .toList();
  }

  /** Until when a member works who works at the instant; empty for one who does not. */
  Optional<Instant> onDutyUntil(String userId, Instant at, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    // a shift that began yesterday may last until now
    return dutyOf(userId, today.minusDays(1), today, zone).stream()
        .filter(period -> period.contains(at))
        .map(Period::to)
        .max(Instant::compareTo);
  }
}

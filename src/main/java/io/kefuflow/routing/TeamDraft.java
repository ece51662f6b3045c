package io.kefuflow.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A team as people enter it: nothing in it is checked yet. Lists that are null count as empty.
 *
 * @param basedOn the version that was edited, 0 for a new team
 * @param role group id, e.g. {@code agent}
 * @param supervisor user id, null or blank for nobody
 */
public record TeamDraft(
    Integer basedOn,
    String name,
    String role,
    String supervisor,
    List<Member> members,
    List<Shift> shifts,
    List<Exception> exceptions) {

  public TeamDraft {
    members = members == null ? List.of() : members.stream().toList();
    shifts = shifts == null ? List.of() : shifts.stream().toList();
    exceptions = exceptions == null ? List.of() : exceptions.stream().toList();
  }

  /** The team as it would be entered, based on its version. */
  public static TeamDraft of(Team team) {
    return new TeamDraft(
        team.version(),
        team.name(),
        team.role().groupId(),
        team.supervisor(),
        team.members().stream()
            .map(member -> new Member(member.userId(), List.copyOf(member.skills()), member.cap()))
            .toList(),
        team.shifts().stream()
            .map(
                shift ->
                    new Shift(shift.kind(), shift.userId(), shift.days(), shift.hours().toString()))
            .toList(),
        team.exceptions().stream()
            .map(
                exception ->
                    new Exception(
                        exception.userId(),
                        exception.date(),
                        exception.hours() == null ? null : exception.hours().toString(),
                        exception.reason()))
            .toList());
  }

  /**
   * A member.
   *
   * @param skills codes, null for none
   * @param cap null for the usual
   */
  public record Member(String userId, List<String> skills, Integer cap) {}

  /**
   * A weekly shift.
   *
   * @param userId null or blank for all members without a shift of their own
   * @param hours e.g. {@code 20:00-08:00}
   */
  public record Shift(ShiftKind kind, String userId, Set<DayOfWeek> days, String hours) {}

  /**
   * A date on which somebody works other hours.
   *
   * @param hours null or blank for a day off
   */
  public record Exception(String userId, LocalDate date, String hours, String reason) {}
}

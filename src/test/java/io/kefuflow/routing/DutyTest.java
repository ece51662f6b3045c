package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Monday, 23 November 2026 in Shanghai. */
class DutyTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final RosterStore roster = mock(RosterStore.class);
  private final Absences absences = mock(Absences.class);
  private final Duty duty = new Duty(roster, absences, Clock.fixed(at("23T08:00"), SHANGHAI));

  @Test
  void whoIsAloneLeavesAGap() {
    teams(team("一线", shift("wang", "09:00-18:00")));

    assertThat(duty.gaps(List.of("wang"), period("23T10:00", "23T12:00")))
        .containsExactly(new DutyGap("一线", period("23T10:00", "23T12:00")));
  }

  @Test
  void aColleagueOnShiftCoversAsLongAsTheShiftLasts() {
    teams(team("一线", shift("wang", "09:00-18:00"), shift("li", "08:00-11:00")));

    assertThat(duty.gaps(List.of("wang"), period("23T10:00", "23T12:00")))
        .containsExactly(new DutyGap("一线", period("23T11:00", "23T12:00")));
  }

  @Test
  void whoIsAwayOrAbsentCoversNothing() {
    teams(team("一线", shift("wang", "09:00-18:00"), shift("li", "09:00-18:00")));
    Period morning = period("23T10:00", "23T12:00");

    assertThat(duty.gaps(List.of("wang"), morning)).isEmpty();
    assertThat(duty.gaps(List.of("wang", "li"), morning)).hasSize(1);

    when(absences.between(morning.from(), morning.to()))
        .thenReturn(List.of(new Absence("li", at("23T11:00"), null)));
    assertThat(duty.gaps(List.of("wang"), morning)).hasSize(1);
    assertThat(duty.absent("li", morning)).isTrue();
    assertThat(duty.absent("wang", morning)).isFalse();
  }

  @Test
  void nobodyIsMissedOffShift() {
    teams(team("一线", shift("wang", "09:00-18:00")));

    assertThat(duty.gaps(List.of("wang"), period("23T18:00", "23T20:00"))).isEmpty();
    assertThat(duty.gaps(List.of("zhao"), period("23T10:00", "23T12:00"))).isEmpty();
  }

  @Test
  void aNightShiftLastsIntoTheNextDay() {
    teams(team("夜班", shift("wang", "20:00-08:00")));

    assertThat(duty.shifts("wang", period("24T06:00", "24T21:00")))
        .containsExactly(period("24T06:00", "24T08:00"), period("24T20:00", "24T21:00"));
    assertThat(duty.gaps(List.of("wang"), period("24T07:00", "24T09:00")))
        .containsExactly(new DutyGap("夜班", period("24T07:00", "24T08:00")));
  }

  @Test
  void eachTeamIsLookedAt() {
    teams(
        team("一线", shift("wang", "09:00-18:00"), shift("li", "09:00-18:00")),
        team("二线", shift("wang", "09:00-18:00")));

    assertThat(duty.gaps(List.of("wang"), period("23T10:00", "23T11:00")))
        .extracting(DutyGap::teamName)
        .containsExactly("二线");
  }

  private void teams(Team... teams) {
    when(roster.teams()).thenReturn(List.of(teams));
  }

  private static Team team(String name, Shift... shifts) {
    return new Team(
        "team-" + name.hashCode(),
        name,
        Role.AGENT,
        null,
        Stream.of(shifts).map(shift -> new TeamMember(shift.userId(), Set.of(), 8)).toList(),
        Arrays.asList(shifts),
        List.of(),
        1);
  }

  private static Shift shift(String user, String hours) {
    return new Shift(ShiftKind.DAY, user, EnumSet.allOf(DayOfWeek.class), ShiftHours.parse(hours));
  }

  private static Period period(String from, String to) {
    return new Period(at(from), at(to));
  }

  private static Instant at(String dayAndTime) {
    return LocalDateTime.parse("2026-11-" + dayAndTime).atZone(SHANGHAI).toInstant();
  }
}

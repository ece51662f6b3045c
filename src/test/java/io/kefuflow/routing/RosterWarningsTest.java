package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.shared.Role;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Monday, 23 November 2026, ten in the morning. */
class RosterWarningsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);

  private final Colleagues colleagues = mock(Colleagues.class);
  private final List<Absence> absences = new ArrayList<>();

  @BeforeEach
  void people() {
    when(colleagues.of(Role.AGENT))
        .thenReturn(List.of(new Colleague("wang", "王小明"), new Colleague("li", "李晓红")));
    when(colleagues.nameOf("wang")).thenReturn("王小明");
    when(colleagues.nameOf("li")).thenReturn("李晓红");
    when(colleagues.nameOf("old")).thenReturn("老周");
  }

  @Test
  void aTeamAroundTheClockHasNothingToWarnOf() {
    assertThat(warnings(team(List.of("wang", "li"), daily("08:00-20:00"), daily("20:00-08:00"))))
        .isEmpty();
  }

  @Test
  void timesWithNobodyComeBackEveryWeek() {
    assertThat(warnings(team(List.of("wang"), weekly(1, 5, "09:00-18:00"))))
        .containsExactly("每周固定无人值班：星期一至星期四 18:00-次日09:00，星期五 18:00 至 星期一 09:00");
    assertThat(warnings(team(List.of("wang"), daily("00:00-12:00"), daily("13:00-24:00"))))
        .containsExactly("每周固定无人值班：每天 12:00-13:00");
    assertThat(
            warnings(
                team(List.of("wang"), weekly(1, 6, "00:00-24:00"), weekly(7, 7, "08:00-20:00"))))
        .containsExactly("每周固定无人值班：星期日 00:00-08:00，星期日 20:00-24:00");
  }

  @Test
  void aTeamWithoutShiftsOrMembersSaysSo() {
    assertThat(warnings(team(List.of("wang")))).contains("没有任何班次：任何时候都无人值班", "王小明没有班次：不会分派工作");
    assertThat(warnings(team(List.of(), daily("00:00-24:00")))).contains("团队没有成员：不会分派任何工作");
    assertThat(warnings(team(List.of("wang", "old"), daily("00:00-24:00"))))
        .containsExactly("老周已不是客服专员：不会分派工作，请移出团队");
  }

  @Test
  void anExceptionThatRemovesTheOnlyOneLeavesAGapOnThatDate() {
    Team alone = team(List.of("wang"), daily("08:00-20:00"), daily("20:00-08:00"));

    assertThat(warnings(except(alone, new ShiftException("wang", WEDNESDAY, null, "年假"))))
        .containsExactly("因例外或缺席无人值班：11月25日（三） 08:00 至 11月26日（四） 08:00");
    assertThat(
            warnings(
                except(
                    alone,
                    new ShiftException("wang", WEDNESDAY, ShiftHours.parse("10:00-24:00"), null))))
        .containsExactly("因例外或缺席无人值班：11月25日（三） 08:00-10:00", "因例外或缺席无人值班：11月26日（四） 00:00-08:00");
  }

  @Test
  void anotherOneOnDutyClosesTheGap() {
    Team two = team(List.of("li", "wang"), daily("00:00-24:00"));

    assertThat(warnings(except(two, new ShiftException("wang", WEDNESDAY, null, null)))).isEmpty();
  }

  @Test
  void absenceLeavesAGapAndWhatIsOverDoesNot() {
    Team alone = team(List.of("wang"), daily("00:00-24:00"));
    absences.add(new Absence("wang", Instant.parse("2026-11-22T16:00:00Z"), NOW.plusSeconds(3600)));

    assertThat(warnings(alone)).containsExactly("因例外或缺席无人值班：11月23日（一） 10:00-11:00");
  }

  @Test
  void somebodyOnDutyTwiceIsNamed() {
    Team team = team(List.of("wang", "li"), daily("00:00-24:00"));
    Team own =
        withShifts(
            team,
            Stream.concat(
                    team.shifts().stream(),
                    Stream.of(
                        weekly(1, 7, "wang", "08:00-20:00"), weekly(1, 2, "wang", "18:00-22:00")))
                .toList());

    assertThat(warnings(own)).containsExactly("王小明每周重复排班：星期一、星期二 18:00-20:00");
  }

  @Test
  void somebodyInTwoTeamsAtOnceIsNamedInBoth() {
    Team first = team(List.of("wang", "li"), daily("00:00-24:00"));
    Team second =
        new Team(
            "second",
            "二线",
            Role.AGENT,
            null,
            List.of(new TeamMember("wang", Set.of(), 8)),
            List.of(weekly(1, 5, "09:00-12:00")),
            List.of(),
            1);

    assertThat(warnings(first, second)).containsExactly("王小明每周重复排班（另在“二线”）：星期一至星期五 09:00-12:00");
    assertThat(warnings(second, first)).contains("王小明每周重复排班（另在“一线”）：星期一至星期五 09:00-12:00");
  }

  @Test
  void anExceptionAfterANightShiftMayOverlapIt() {
    Team nights =
        team(List.of("wang", "li"), daily("20:00-08:00"), weekly(1, 7, "li", "00:00-24:00"));

    assertThat(
            warnings(
                except(
                    nights,
                    new ShiftException("wang", WEDNESDAY, ShiftHours.parse("06:00-14:00"), null))))
        .containsExactly("王小明因例外重复排班：11月25日（三） 06:00-08:00");
  }

  @Test
  void aSkillNobodyHasIsNamed() {
    Team team = team(List.of("wang"), daily("00:00-24:00"));

    assertThat(rosterWarnings(List.of(team)).general())
        .containsExactly("没有人有“售后服务”技能：此类工作只能进入本组待领");
  }

  @Test
  void manyGapsAreCountedAndNotAllListed() {
    Team alone = team(List.of("wang"), daily("08:00-20:00"));
    for (int day = 1; day <= 14; day++) {
      alone =
          except(
              alone,
              new ShiftException(
                  "wang", LocalDate.of(2026, 12, day), ShiftHours.parse("09:00-20:00"), null));
    }

    assertThat(warnings(alone)).hasSize(12).last().asString().endsWith("另有 4 段时间未列出");
  }

  private List<String> warnings(Team team, Team... others) {
    when(colleagues.exists(any())).thenReturn(true);
    return rosterWarnings(Stream.concat(Stream.of(team), Stream.of(others)).toList()).of(team);
  }

  private RosterWarnings rosterWarnings(List<Team> teams) {
    return new RosterWarnings(
        teams,
        absences,
        colleagues,
        Map.of("after-sales", new Skill("after-sales", "售后服务")),
        NOW,
        SHANGHAI);
  }

  private static Team team(List<String> members, Shift... shifts) {
    return new Team(
        "first",
        "一线",
        Role.AGENT,
        null,
        members.stream().map(user -> new TeamMember(user, Set.of(), 8)).toList(),
        List.of(shifts),
        List.of(),
        1);
  }

  private static Team withShifts(Team team, List<Shift> shifts) {
    return new Team(
        team.id(), team.name(), team.role(), null, team.members(), shifts, team.exceptions(), 1);
  }

  private static Team except(Team team, ShiftException exception) {
    return new Team(
        team.id(),
        team.name(),
        team.role(),
        team.supervisor(),
        team.members(),
        team.shifts(),
        Stream.concat(team.exceptions().stream(), Stream.of(exception)).toList(),
        1);
  }

  private static Shift daily(String hours) {
    return weekly(1, 7, hours);
  }

  private static Shift weekly(int first, int last, String hours) {
    return weekly(first, last, null, hours);
  }

  private static Shift weekly(int first, int last, String user, String hours) {
    return new Shift(
        ShiftKind.DAY,
        user,
        EnumSet.range(DayOfWeek.of(first), DayOfWeek.of(last)),
        ShiftHours.parse(hours));
  }
}

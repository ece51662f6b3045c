package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Monday, 23 November 2026, ten in the morning in Shanghai. */
@ApplicationTest
class AssignmentsTest {

  private static final Role ROLE = Role.TRAINER;
  private static final Instant TEN = Instant.parse("2026-11-23T02:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Autowired Assignments assignments;
  @Autowired Workload workload;
  @Autowired Absences absences;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private RosterFixture roster;
  private TransactionTemplate transaction;
  private List<String> people;
  private String skill;

  @BeforeEach
  void people(
      @Autowired ApplicationContext application,
      @Autowired PlatformTransactionManager transactions) {
    roster = new RosterFixture(application);
    transaction = new TransactionTemplate(transactions);
    people = roster.people(ROLE, 3);
    skill = roster.skill();
    ClockUtil.setCurrentTime(Date.from(TEN));
  }

  @AfterEach
  void clear() {
    roster.clear();
  }

  @Test
  void withoutARosterNobodyIsChosenAndNobodyTold() {
    Assignment assignment = assign(request());

    assertThat(assignment).isEqualTo(new Assignment(Optional.empty(), "未维护排班，进入本组待领", false));
    assertThat(notices()).isZero();
  }

  @Test
  void whoHasBeenIdleForLongestIsNext() {
    around(8);

    assertThat(List.of(chosen(), chosen(), chosen(), chosen()))
        .containsExactly(people.get(0), people.get(1), people.get(2), people.get(0));
    assertThat(assign(request()).explanation()).isEqualTo("员工1：值班中，有“测试技能”技能，空闲最久，手上 1 件（上限 8 件）");
  }

  @Test
  void thePreferredOneComesFirst() {
    around(8);
    chosen();

    Assignment assignment = assign(request().preferring(people.get(0), "上次接待人"));

    assertThat(assignment.userId()).contains(people.get(0));
    assertThat(assignment.explanation()).isEqualTo("员工0：上次接待人，值班中，有“测试技能”技能，手上 1 件（上限 8 件）");
  }

  @Test
  void thePreferredOneIsPassedOverWithTheReason() {
    String off = people.get(0);
    String full = people.get(1);
    String next = people.get(2);
    roster.team(
        ROLE,
        List.of(member(off, 8), member(full, 1), member(next, 8)),
        List.of(RosterFixture.shift("00:00-24:00")),
        List.of(new ShiftException(off, MONDAY, null, "年假")));
    assertThat(assign(request().preferring(full, "上次接待人")).userId()).contains(full);

    assertThat(
            assign(
                    request()
                        .preferring(off, "上次接待人")
                        .preferring(full, "客户经理")
                        .preferring("stranger", "推荐人")
                        .preferring(off, "再次推荐"))
                .explanation())
        .isEqualTo("员工2：值班中，有“测试技能”技能，空闲最久，手上 0 件（上限 8 件）；上次接待人员工0不在班；客户经理员工1手上 1 件，已达上限；推荐人不在排班中");
  }

  @Test
  void whoIsAbsentGetsNothing() {
    around(8);
    absences.add(new Absence(people.get(0), TEN, null));

    assertThat(chosen()).isEqualTo(people.get(1));
    assertThat(assign(request().preferring(people.get(0), "上次接待人")).explanation())
        .endsWith("；上次接待人员工0缺席");
  }

  @Test
  void anExcludedPersonGetsNothing() {
    around(8);

    assertThat(assign(request().excluding(people.get(0)).preferring(people.get(0), "上次接待人")))
        .satisfies(
            assignment -> {
              assertThat(assignment.userId()).contains(people.get(1));
              assertThat(assignment.explanation()).doesNotContain("员工0");
            });
  }

  @Test
  void aNightShiftLastsUntilTheMorning() {
    roster.team(
        ROLE,
        List.of(member(people.get(0), 8), member(people.get(1), 8)),
        List.of(
            new Shift(
                ShiftKind.NIGHT,
                people.get(0),
                Set.of(java.time.DayOfWeek.SUNDAY),
                ShiftHours.parse("20:00-10:00")),
            new Shift(
                ShiftKind.DAY,
                people.get(1),
                Set.of(java.time.DayOfWeek.MONDAY),
                ShiftHours.parse("10:00-20:00"))),
        List.of());

    ClockUtil.setCurrentTime(Date.from(TEN.minusMillis(1)));
    assertThat(chosen()).isEqualTo(people.get(0));
    ClockUtil.setCurrentTime(Date.from(TEN));
    assertThat(chosen()).isEqualTo(people.get(1));
    ClockUtil.setCurrentTime(Date.from(TEN.plus(Duration.ofHours(10))));
    assertThat(assign(request()).explanation()).isEqualTo("无人可分派：当前无人值班");
  }

  @Test
  void theExceptionThatRemovesTheOnlyOneLeavesNobody() {
    roster.team(
        ROLE,
        List.of(member(people.get(0), 8)),
        List.of(RosterFixture.shift("00:00-24:00")),
        List.of(new ShiftException(people.get(0), MONDAY, null, null)));

    assertThat(assign(request()).explanation()).isEqualTo("无人可分派：当前无人值班");
    assertThat(notices()).isEqualTo(1);
  }

  @Test
  void nobodyHasTheSkill() {
    roster.aroundTheClock(ROLE, people, 8);

    Assignment assignment = assign(request());

    assertThat(assignment).isEqualTo(new Assignment(Optional.empty(), "无人可分派：没有人有“测试技能”技能", true));
    assertThat(assign(WorkRequest.of(ROLE, "flying", number())).explanation())
        .isEqualTo("无人可分派：没有人有“flying”技能");
    assertThat(assign(WorkRequest.of(ROLE, null, number())).userId()).isPresent();
  }

  @Test
  void everyReasonForNobodyIsCounted() {
    String withoutSkill = people.get(2);
    roster.team(
        ROLE,
        List.of(
            member(people.get(0), 1),
            member(people.get(1), 8),
            new TeamMember(withoutSkill, Set.of(), 8)),
        List.of(RosterFixture.shift("00:00-24:00")),
        List.of());
    absences.add(new Absence(people.get(1), TEN, null));
    assertThat(chosen()).isEqualTo(people.get(0));

    assertThat(assign(request()).explanation()).isEqualTo("无人可分派：值班 3 人，1 人缺席，1 人不能处理此类工作，1 人已达上限");
    absences.add(new Absence(people.get(0), TEN, null));
    absences.add(new Absence(withoutSkill, TEN, null));
    assertThat(assign(request()).explanation()).isEqualTo("无人可分派：值班 3 人，均缺席");
  }

  @Test
  void supervisorsAreToldOnceAnHourAndNeverOneWhoIsAbsent() {
    roster.aroundTheClock(ROLE, people, 8);
    String absent = roster.people(Role.SUPERVISOR, 1).get(0);
    absences.add(new Absence(absent, TEN, null));

    assign(request());
    assign(request());
    assertThat(notices()).isEqualTo(1);
    assertThat(notices(absent)).isZero();

    ClockUtil.setCurrentTime(Date.from(TEN.plus(Duration.ofHours(1))));
    assign(request());
    assertThat(notices()).isEqualTo(2);
  }

  @Test
  void theManagersAreToldWhileAllSupervisorsAreAbsent() {
    roster.aroundTheClock(ROLE, people, 8);
    absences.add(new Absence("supervisor1", TEN, null));

    assign(request());

    assertThat(notices("manager1")).isEqualTo(1);
    assertThat(notices("supervisor1")).isZero();
  }

  @Test
  void workThatNeverComesDoesNotCountForEver() {
    roster.aroundTheClock(ROLE, people.subList(0, 1), 1, skill);
    chosen();
    assertThat(assign(request()).userId()).isEmpty();

    ClockUtil.setCurrentTime(Date.from(TEN.plus(Duration.ofMinutes(11))));
    assertThat(chosen()).isEqualTo(people.get(0));
  }

  @Test
  void whoLeftTheRoleGetsNothing() {
    roster.team(
        ROLE, List.of(member("agent1", 8)), List.of(RosterFixture.shift("00:00-24:00")), List.of());

    assertThat(assign(request()).explanation()).isEqualTo("无人可分派：值班 1 人，1 人不能处理此类工作");
  }

  @Test
  void reassignmentByTheLadderKeepsToTheRoster() {
    roster.team(
        ROLE,
        List.of(member(people.get(0), 8), member(people.get(1), 8)),
        List.of(RosterFixture.shift("00:00-24:00")),
        List.of(new ShiftException(people.get(0), MONDAY, null, null)));

    assertThat(workload.leastLoaded(ROLE, null)).contains(people.get(1));
    assertThat(workload.leastLoaded(ROLE, people.get(1))).isEmpty();
    roster.clear();
    assertThat(workload.leastLoaded(ROLE, null)).contains("trainer1");
  }

  @Test
  void anAssignmentIsPartOfATransaction() {
    assertThatThrownBy(() -> assignments.assign(request()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private void around(int cap) {
    roster.aroundTheClock(ROLE, people, cap, skill);
  }

  private TeamMember member(String user, int cap) {
    return new TeamMember(user, Set.of(skill), cap);
  }

  private WorkRequest request() {
    return WorkRequest.of(ROLE, skill, number());
  }

  private static String number() {
    return "X-" + UUID.randomUUID().toString().substring(0, 18);
  }

  /** A moment passes between two pieces of work. */
  private Assignment assign(WorkRequest request) {
    Assignment made = transaction.execute(status -> assignments.assign(request));
    ClockUtil.setCurrentTime(Date.from(clock.instant().plusMillis(5)));
    return made;
  }

  private String chosen() {
    return assign(request()).userId().orElseThrow();
  }

  private int notices() {
    return notices("%");
  }

  private int notices(String user) {
    return jdbc.sql("select count(*) from message where notice_key like :key")
        .param("key", "nobody-on-duty:trainer:" + skill + ":%:" + user)
        .query(Integer.class)
        .single();
  }
}

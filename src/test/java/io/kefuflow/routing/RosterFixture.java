package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams and people of a test, taken away again after it. */
public class RosterFixture {

  private final RosterStore roster;
  private final Absences absences;
  private final IdentityService identities;
  private final TransactionTemplate transaction;
  private final List<String> people = new ArrayList<>();
  private final List<String> teams = new ArrayList<>();
  private final List<String> skills = new ArrayList<>();

  public RosterFixture(ApplicationContext application) {
    roster = application.getBean(RosterStore.class);
    absences = application.getBean(Absences.class);
    identities = application.getBean(IdentityService.class);
    transaction = new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
  }

  /** New members of a role, in the order of their ids. */
  public List<String> people(Role role, int count) {
    String prefix = "p" + UUID.randomUUID().toString().substring(0, 8) + "-";
    return IntStream.range(0, count).mapToObj(i -> person(prefix + i, role)).toList();
  }

  private String person(String id, Role role) {
    var user = identities.newUser(id);
    user.setLastName("员工" + id.substring(id.length() - 1));
    identities.saveUser(user);
    identities.createMembership(id, role.groupId());
    people.add(id);
    return id;
  }

  /** A skill of its own. */
  public String skill() {
    return skill(
        "skill-" + UUID.randomUUID().toString().replaceAll("[^a-z]", "x").substring(0, 12));
  }

  /** The skill with this code, e.g. that of a procedure. */
  public String skill(String code) {
    roster.save(new Skill(code, "测试技能"));
    skills.add(code);
    return code;
  }

  /** A team around the clock, all of whose members have the skills. */
  public Team aroundTheClock(Role role, List<String> members, int cap, String... skills) {
    return team(
        role,
        members.stream().map(user -> new TeamMember(user, Set.of(skills), cap)).toList(),
        List.of(shift("00:00-24:00")),
        List.of());
  }

  /** A team around the clock with this supervisor. */
  public Team led(Role role, String supervisor, List<String> members) {
    return team(
        role,
        supervisor,
        members.stream().map(user -> new TeamMember(user, Set.of(), 8)).toList(),
        List.of(shift("00:00-24:00")),
        List.of());
  }

  /** A team as given, without a supervisor. */
  public Team team(
      Role role, List<TeamMember> members, List<Shift> shifts, List<ShiftException> exceptions) {
    return team(role, null, members, shifts, exceptions);
  }

  private Team team(
      Role role,
      String supervisor,
      List<TeamMember> members,
      List<Shift> shifts,
      List<ShiftException> exceptions) {
    String id = "team-" + UUID.randomUUID().toString().replaceAll("[^a-z]", "x");
    var team = new Team(id, "团队" + id, role, supervisor, members, shifts, exceptions, 0);
    transaction.executeWithoutResult(status -> roster.save(team, "test", Instant.EPOCH));
    teams.add(id);
    return roster.find(id).orElseThrow();
  }

  /** A shift of all members on every day. */
  public static Shift shift(String hours) {
    return new Shift(ShiftKind.DAY, null, EnumSet.allOf(DayOfWeek.class), ShiftHours.parse(hours));
  }

  /** To be called after each test. */
  public void clear() {
    teams.forEach(
        id -> roster.find(id).ifPresent(team -> roster.delete(team.id(), team.version())));
    skills.forEach(roster::deleteSkill);
    people.forEach(
        user -> {
          absences.end(user, Instant.EPOCH);
          identities.deleteUser(user);
        });
    List.of(people, teams, skills).forEach(List::clear);
  }
}

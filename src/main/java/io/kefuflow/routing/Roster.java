package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with the roster (P18.1): look at it, keep teams, skills and shifts, import and
 * export it as a whole. A team is checked as a whole; gaps and overlaps are warnings, not errors.
 */
@Service
@Transactional
@EnableConfigurationProperties(RosterProperties.class)
public class Roster {

  /** Who may change the roster. Callers check; the doors differ in how they know the user. */
  public static final Set<Role> EDITORS = Role.LEADERS;

  /** Under which name {@link #check} says what concerns no team in particular. */
  public static final String GENERAL = "全部";

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final RosterStore store;
  private final Crews crews;
  private final Absences absences;
  private final Colleagues colleagues;
  private final CertifiedSkills certified;
  private final RosterProperties limits;
  private final Clock clock;

  Roster(
      RosterStore store,
      Crews crews,
      Absences absences,
      Colleagues colleagues,
      CertifiedSkills certified,
      RosterProperties limits,
      Clock clock) {
    this.store = store;
    this.crews = crews;
    this.absences = absences;
    this.colleagues = colleagues;
    this.certified = certified;
    this.limits = limits;
    this.clock = clock;
  }

  /** By code. */
  public List<Skill> skills() {
    return store.skills();
  }

  /** Adds a skill or renames the one with this code. */
  public void saveSkill(Skill skill) {
    store.save(skill);
  }

  /**
   * Removes a skill; does nothing when there is none.
   *
   * @throws RosterConflictException when somebody has it
   */
  public void deleteSkill(String code) {
    String users =
        store.teams().stream()
            .filter(
                team -> team.members().stream().anyMatch(member -> member.skills().contains(code)))
            .map(team -> "“" + team.name() + "”")
            .collect(Collectors.joining("、"));
    if (!users.isEmpty()) {
      throw new RosterConflictException("技能 " + code + " 还有成员使用：请先在团队" + users + "中取消，再删除");
    }
    removeSkill(code);
  }

  private void removeSkill(String code) {
    if (!store.deleteSkill(code)) {
      throw new RosterConflictException("技能 " + code + " 还用于课程或认证：请保留该技能，或先修改课程并等认证失效");
    }
  }

  /** All teams, by id. */
  public List<TeamSummary> teams() {
    List<Team> teams = store.teams();
    var warnings = warnings(teams);
    return teams.stream().map(team -> summary(team, warnings)).toList();
  }

  /**
   * One team.
   *
   * @throws UnknownTeamException when there is none with this id
   */
  public TeamSummary team(String id) {
    return summary(existing(id), warnings(store.teams()));
  }

  private Team existing(String id) {
    return store.find(id).orElseThrow(() -> new UnknownTeamException(id));
  }

  private TeamSummary summary(Team team, RosterWarnings warnings) {
    return new TeamSummary(
        team.id(),
        team.version(),
        TeamDraft.of(team),
        team.members().stream()
            .collect(
                Collectors.toMap(TeamMember::userId, member -> colleagues.nameOf(member.userId()))),
        certified(team),
        warnings.of(team));
  }

  private Map<String, Set<String>> certified(Team team) {
    Map<String, Set<String>> ofMembers = new TreeMap<>(certified.byUser());
    ofMembers.keySet().removeIf(user -> team.member(user).isEmpty());
    return ofMembers;
  }

  private RosterWarnings warnings(List<Team> teams) {
    Instant now = clock.instant();
    return new RosterWarnings(
        teams,
        absences.between(now, now.plus(RosterWarnings.horizon())),
        colleagues,
        skillsByCode(store.skills()),
        now,
        clock.getZone());
  }

  private static Map<String, Skill> skillsByCode(Collection<Skill> skills) {
    return skills.stream()
        .collect(Collectors.toMap(Skill::code, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  /**
   * What somebody should look after in the whole roster: by name of the team or {@link #GENERAL}.
   */
  public Map<String, List<String>> check() {
    List<Team> teams = store.teams();
    var warnings = warnings(teams);
    Map<String, List<String>> found = new TreeMap<>();
    teams.forEach(team -> found.put(team.name(), warnings.of(team)));
    found.put(GENERAL, warnings.general());
    found.values().removeIf(List::isEmpty);
    return found;
  }

  /**
   * Stores a new or changed team, or only checks it.
   *
   * @param userId who changes it, recorded with the team
   * @return the team with its warnings
   * @throws InvalidRosterException with everything that is wrong with it
   * @throws RosterConflictException when somebody else has changed it meanwhile
   */
  public TeamSummary save(String id, TeamDraft draft, boolean dryRun, String userId) {
    if (draft == null) {
      throw new InvalidInputException("team", "缺少团队的内容：请填写名称、角色、成员和班次");
    }
    if (draft.basedOn() == null) {
      throw new InvalidInputException("basedOn", "缺少 basedOn：请填写修改所依据的版本，新建时为 0");
    }
    List<Team> teams = new ArrayList<>(store.teams());
    Team team = checked(id, draft, teams);
    Optional<Team> latest = teams.stream().filter(other -> other.id().equals(id)).findFirst();
    if (draft.basedOn() != latest.map(Team::version).orElse(0)) {
      throw overtaken(id, latest);
    }
    teams.removeIf(other -> other.id().equals(id));
    teams.add(team);
    if (dryRun) {
      return summary(team, warnings(teams));
    }
    if (!store.save(team, userId, clock.instant())) {
      throw overtaken(id, latest);
    }
    return team(team.id());
  }

  private Team checked(String id, TeamDraft draft, List<Team> teams) {
    var checked = new TeamCheck(colleagues, skillsByCode(store.skills())).check(id, draft);
    List<InvalidInputException> problems =
        new ArrayList<>(checked.problems().stream().map(TeamCheck.Problem::inDraft).toList());
    teams.stream()
        .filter(other -> !other.id().equals(id) && other.name().equals(checked.team().name()))
        .findFirst()
        .ifPresent(
            other ->
                problems.add(
                    new InvalidInputException(
                        "name", "团队名称“" + other.name() + "”已用于团队 " + other.id() + "：请换一个名称")));
    if (!problems.isEmpty()) {
      throw new InvalidRosterException(problems);
    }
    return checked.team();
  }

  private static RosterConflictException overtaken(String id, Optional<Team> latest) {
    return new RosterConflictException(
        latest.isEmpty()
            ? "没有团队 " + id + "，可能已被他人删除：新建时 basedOn 应为 0，否则请重新加载"
            : "团队 " + id + " 已被他人修改：请重新加载，在最新版本上修改后再保存");
  }

  /**
   * Removes a team. Its members keep their tasks.
   *
   * @param basedOn the version that was looked at
   * @throws UnknownTeamException when there is none with this id
   * @throws RosterConflictException when somebody has changed it meanwhile
   */
  public void delete(String id, int basedOn) {
    Team team = existing(id);
    if (!store.delete(id, basedOn)) {
      throw overtaken(id, Optional.of(team));
    }
  }

  /**
   * Who is on duty.
   *
   * @param at null for now
   * @param role null for all
   */
  public List<OnDuty> onDuty(Instant at, Role role) {
    List<Team> teams = role == null ? store.teams() : store.teamsOf(role);
    return crews.standings(teams, imaginable(at)).stream()
        .filter(Standing::onDuty)
        .map(OnDuty::of)
        .toList();
  }

  private Instant imaginable(Instant at) {
    if (at == null) {
      return clock.instant();
    }
    imaginable("at", LocalDate.ofInstant(at, clock.getZone()));
    return at;
  }

  private static LocalDate imaginable(String field, LocalDate date) {
    if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
      throw new InvalidInputException(field, "时间超出范围：应在2000年至2199年之间");
    }
    return date;
  }

  /**
   * The week of a team.
   *
   * @param date any day of it, null for today
   * @throws UnknownTeamException when there is no such team
   */
  public TeamWeek week(String id, LocalDate date) {
    Team team = existing(id);
    ZoneId zone = clock.getZone();
    LocalDate day = date == null ? LocalDate.now(clock) : imaginable("date", date);
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<Absence> away =
        absences.between(
            monday.atStartOfDay(zone).toInstant(),
            monday.plusDays(7).atStartOfDay(zone).toInstant());
    return new TeamWeek(
        monday,
        team.members().stream()
            .map(TeamMember::userId)
            .map(
                user ->
                    new TeamWeek.Row(
                        user,
                        colleagues.nameOf(user),
                        monday
                            .datesUntil(monday.plusDays(7))
                            .map(each -> day(team, user, each, away))
                            .toList()))
            .toList());
  }

  private TeamWeek.Day day(Team team, String user, LocalDate date, List<Absence> away) {
    ZoneId zone = clock.getZone();
    Instant from = date.atStartOfDay(zone).toInstant();
    Instant to = date.plusDays(1).atStartOfDay(zone).toInstant();
    Optional<ShiftException> exception = team.exception(user, date);
    return new TeamWeek.Day(
        date,
        team.hoursOf(user, date).stream().map(ShiftHours::toString).toList(),
        exception.isPresent(),
        exception.map(ShiftException::reason).orElse(null),
        away.stream()
            .anyMatch(
                absence ->
                    absence.userId().equals(user)
                        && absence.from().isBefore(to)
                        && (absence.to() == null || absence.to().isAfter(from))));
  }

  /** The whole roster as CSV, which {@link #importCsv} reads again. */
  public String exportCsv() {
    return RosterCsv.write(store.skills(), store.teams(), colleagues);
  }

  /** What the roster is, so that an import can tell whether it has changed since. */
  public String revision() {
    return store.teams().stream()
        .map(team -> team.id() + ":" + team.version())
        .collect(Collectors.joining(","));
  }

  /**
   * Replaces the whole roster by that of a CSV file, or only says what would change.
   *
   * @param content read to its end, not closed
   * @param basedOn the revision that was looked at, null to take the latest
   * @throws InvalidRosterException with every row that cannot be taken; nothing is changed
   * @throws InvalidInputException when the file cannot be read
   * @throws TooLargeException when it is larger than the limit
   * @throws RosterConflictException when somebody has changed the roster meanwhile
   */
  public Imported importCsv(InputStream content, String basedOn, boolean dryRun, String userId)
      throws IOException {
    RosterCsv file;
    try (var upload = SpooledUpload.of(RosterCsv.FIELD, content, limits.maxSize())) {
      file = RosterCsv.read(upload, colleagues);
    }
    String revision = revision();
    if (basedOn != null && !basedOn.equals(revision)) {
      throw new RosterConflictException("排班在查看之后已被他人修改：请重新查看变化，再导入");
    }
    List<Team> before = store.teams();
    List<Change> changes = changes(before, file);
    var warnings =
        new RosterWarnings(
            file.teams(),
            absences.between(clock.instant(), clock.instant().plus(RosterWarnings.horizon())),
            colleagues,
            skillsByCode(file.skills()),
            clock.instant(),
            clock.getZone());
    if (!dryRun) {
      replace(before, file, userId);
    }
    List<String> found = new ArrayList<>(warnings.general());
    file.teams()
        .forEach(
            team -> warnings.of(team).forEach(text -> found.add("“" + team.name() + "”" + text)));
    return new Imported(!dryRun, dryRun ? revision : revision(), changes, found);
  }

  private static List<Change> changes(List<Team> before, RosterCsv file) {
    var changes = new ArrayList<Change>();
    Map<String, Team> old =
        before.stream().collect(Collectors.toMap(Team::id, Function.identity()));
    for (Team team : file.teams()) {
      Team known = old.remove(team.id());
      if (known == null) {
        changes.add(new Change(team.id(), team.name(), "新增"));
      } else if (!sameContent(known, team)) {
        changes.add(new Change(team.id(), team.name(), "修改"));
      }
    }
    old.values().forEach(team -> changes.add(new Change(team.id(), team.name(), "删除")));
    return changes;
  }

  private static boolean sameContent(Team a, Team b) {
    return Objects.equals(withVersion(a, 0), withVersion(b, 0));
  }

  private static Team withVersion(Team team, int version) {
    return new Team(
        team.id(),
        team.name(),
        team.role(),
        team.supervisor(),
        team.members(),
        team.shifts(),
        team.exceptions(),
        version);
  }

  private void replace(List<Team> before, RosterCsv file, String userId) {
    Map<String, Team> old =
        before.stream().collect(Collectors.toMap(Team::id, Function.identity()));
    file.skills().forEach(store::save);
    boolean done = true;
    for (Team team : before) {
      if (file.teams().stream().noneMatch(kept -> kept.id().equals(team.id()))) {
        done &= store.delete(team.id(), team.version());
      }
    }
    for (Team team : file.teams()) {
      Team known = old.get(team.id());
      if (known == null || !sameContent(known, team)) {
        int version = known == null ? 0 : known.version();
        done &= store.save(withVersion(team, version), userId, clock.instant());
      }
    }
    if (!done) {
      throw new RosterConflictException("排班正被他人修改：请稍后重新导入");
    }
    Set<String> kept = file.skills().stream().map(Skill::code).collect(Collectors.toSet());
    store.skills().stream()
        .map(Skill::code)
        .filter(code -> !kept.contains(code))
        // what courses and certificates are about stays
        .forEach(store::deleteSkill);
  }

  /**
   * A file that has been read into the roster.
   *
   * @param done whether the roster has been replaced
   * @param revision of the roster that it was compared with, or that it is now
   * @param changes the teams that differ
   * @param warnings Chinese
   */
  public record Imported(
      boolean done, String revision, List<Change> changes, List<String> warnings) {}

  /** A team that an import changes; kind is 新增, 修改 or 删除. */
  public record Change(String id, String name, String kind) {}
}

package io.kefuflow.routing.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.routing.RosterStore;
import io.kefuflow.routing.Shift;
import io.kefuflow.routing.ShiftException;
import io.kefuflow.routing.ShiftHours;
import io.kefuflow.routing.ShiftKind;
import io.kefuflow.routing.Skill;
import io.kefuflow.routing.Team;
import io.kefuflow.routing.TeamMember;
import io.kefuflow.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams in {@code duty_team} and its parts, which are written anew with each version. */
@Repository
class JdbcRosterStore implements RosterStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate savepoint;

  JdbcRosterStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    // PostgreSQL refuses everything after a failed statement, unless a savepoint takes it back.
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public List<Skill> skills() {
    return jdbc.sql("select code, name from duty_skill order by code")
        .query((row, index) -> new Skill(row.getString("code"), row.getString("name")))
        .list();
  }

  @Override
  public void save(Skill skill) {
    int renamed =
        jdbc.sql("update duty_skill set name = :name where code = :code")
            .param("name", skill.name())
            .param("code", skill.code())
            .update();
    if (renamed == 0) {
      jdbc.sql("insert into duty_skill (code, name) values (:code, :name)")
          .param("code", skill.code())
          .param("name", skill.name())
          .update();
    }
  }

  @Override
  public boolean deleteSkill(String code) {
    try {
      savepoint.executeWithoutResult(
          status ->
              jdbc.sql("delete from duty_skill where code = :code").param("code", code).update());
      return true;
    } catch (DataIntegrityViolationException inUse) {
      return false;
    }
  }

  @Override
  public List<Team> teams() {
    return read("1 = 1", Map.of());
  }

  @Override
  public List<Team> teamsOf(Role role) {
    return read("role = :role", Map.of("role", role.groupId()));
  }

  @Override
  public Optional<Team> find(String id) {
    return read("id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** The teams for which the condition holds, each with its parts. */
  private List<Team> read(String condition, Map<String, ?> params) {
    var teams =
        jdbc.sql("select * from duty_team where " + condition + " order by id")
            .params(params)
            .query(
                (row, index) ->
                    new Team(
                        row.getString("id"),
                        row.getString("name"),
                        Role.ofGroup(row.getString("role")).orElseThrow(),
                        row.getString("supervisor"),
                        List.of(),
                        List.of(),
                        List.of(),
                        row.getInt("version")))
            .list();
    if (teams.isEmpty()) {
      return teams;
    }
    List<String> ids = teams.stream().map(Team::id).toList();
    var members = members(ids);
    var shifts = parts("duty_shift", "position", ids, JdbcRosterStore::shift);
    var exceptions = parts("duty_exception", "on_date, user_id", ids, JdbcRosterStore::exception);
    return teams.stream()
        .map(
            team ->
                new Team(
                    team.id(),
                    team.name(),
                    team.role(),
                    team.supervisor(),
                    members.getOrDefault(team.id(), List.of()),
                    shifts.getOrDefault(team.id(), List.of()),
                    exceptions.getOrDefault(team.id(), List.of()),
                    team.version()))
        .toList();
  }

  private Map<String, List<TeamMember>> members(List<String> teams) {
    Map<List<String>, Set<String>> skills = new HashMap<>();
    jdbc.sql("select * from duty_member_skill where team_id in (:teams)")
        .param("teams", teams)
        .query(
            row -> {
              skills
                  .computeIfAbsent(
                      List.of(row.getString("team_id"), row.getString("user_id")),
                      member -> new TreeSet<>())
                  .add(row.getString("skill"));
            });
    return parts(
        "duty_member",
        "user_id",
        teams,
        row ->
            new TeamMember(
                row.getString("user_id"),
                skills.getOrDefault(
                    List.of(row.getString("team_id"), row.getString("user_id")), Set.of()),
                row.getInt("workload_cap")));
  }

  private <T> Map<String, List<T>> parts(
      String table, String order, List<String> teams, RowReader<T> reader) {
    return jdbc
        .sql("select * from " + table + " where team_id in (:teams) order by team_id, " + order)
        .param("teams", teams)
        .query((row, index) -> Map.entry(row.getString("team_id"), reader.read(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Shift shift(ResultSet row) throws SQLException {
    return new Shift(
        ShiftKind.valueOf(row.getString("kind")),
        row.getString("user_id"),
        row.getString("days")
            .chars()
            .mapToObj(day -> DayOfWeek.of(day - '0'))
            .collect(Collectors.toSet()),
        hours(row));
  }

  private static ShiftException exception(ResultSet row) throws SQLException {
    return new ShiftException(
        row.getString("user_id"),
        row.getObject("on_date", LocalDate.class),
        hours(row),
        row.getString("reason"));
  }

  private static ShiftHours hours(ResultSet row) throws SQLException {
    LocalTime from = row.getObject("starts_at", LocalTime.class);
    return from == null ? null : new ShiftHours(from, row.getObject("ends_at", LocalTime.class));
  }

  @Override
  public boolean save(Team team, String changedBy, Instant changedAt) {
    if (!saveHead(team, changedBy, changedAt)) {
      return false;
    }
    // members take their skills, shifts and exceptions with them
    for (String table : List.of("duty_shift", "duty_member")) {
      jdbc.sql("delete from " + table + " where team_id = :team").param("team", team.id()).update();
    }
    team.members().forEach(member -> insert(team, member));
    for (int i = 0; i < team.shifts().size(); i++) {
      insert(team, i, team.shifts().get(i));
    }
    team.exceptions().forEach(exception -> insert(team, exception));
    return true;
  }

  private boolean saveHead(Team team, String changedBy, Instant changedAt) {
    String sql =
        team.version() == 0
            ? """
              insert into duty_team (id, name, role, supervisor, version, changed_by, changed_at)
              values (:id, :name, :role, :supervisor, :version + 1, :by, :at)
              """
            : """
              update duty_team
                 set name = :name, role = :role, supervisor = :supervisor, version = version + 1,
                     changed_by = :by, changed_at = :at
               where id = :id and version = :version
              """;
    try {
      return savepoint.execute(
          status ->
              jdbc.sql(sql)
                      .param("id", team.id())
                      .param("name", team.name())
                      .param("role", team.role().groupId())
                      .param("supervisor", team.supervisor())
                      .param("version", team.version())
                      .param("by", changedBy)
                      .param("at", utc(changedAt))
                      .update()
                  == 1);
    } catch (DuplicateKeyException taken) {
      return false;
    }
  }

  private void insert(Team team, TeamMember member) {
    jdbc.sql("insert into duty_member (team_id, user_id, workload_cap) values (:team, :user, :cap)")
        .param("team", team.id())
        .param("user", member.userId())
        .param("cap", member.cap())
        .update();
    for (String skill : member.skills()) {
      jdbc.sql(
              "insert into duty_member_skill (team_id, user_id, skill) values (:team, :user, :skill)")
          .param("team", team.id())
          .param("user", member.userId())
          .param("skill", skill)
          .update();
    }
    insertAgent(member.userId());
  }

  /** The row by which the person is held; it stays when the person leaves. */
  private void insertAgent(String userId) {
    boolean known =
        jdbc.sql("select count(*) from duty_agent where user_id = :user")
                .param("user", userId)
                .query(Integer.class)
                .single()
            > 0;
    if (known) {
      return;
    }
    try {
      savepoint.executeWithoutResult(
          status ->
              jdbc.sql("insert into duty_agent (user_id) values (:user)")
                  .param("user", userId)
                  .update());
    } catch (DuplicateKeyException meanwhileKnown) {
      // somebody else has just put the person into another team
    }
  }

  private void insert(Team team, int position, Shift shift) {
    jdbc.sql(
            """
            insert into duty_shift (team_id, position, kind, user_id, days, starts_at, ends_at)
            values (:team, :position, :kind, :user, :days, :from, :to)
            """)
        .param("team", team.id())
        .param("position", position)
        .param("kind", shift.kind().name())
        .param("user", shift.userId())
        .param(
            "days",
            shift.days().stream()
                .sorted(Comparator.naturalOrder())
                .map(day -> String.valueOf(day.getValue()))
                .collect(Collectors.joining()))
        .param("from", shift.hours().from())
        .param("to", shift.hours().to())
        .update();
  }

  private void insert(Team team, ShiftException exception) {
    ShiftHours hours = exception.hours();
    jdbc.sql(
            """
            insert into duty_exception (team_id, user_id, on_date, starts_at, ends_at, reason)
            values (:team, :user, :date, :from, :to, :reason)
            """)
        .param("team", team.id())
        .param("user", exception.userId())
        .param("date", exception.date())
        .param("from", hours == null ? null : hours.from())
        .param("to", hours == null ? null : hours.to())
        .param("reason", exception.reason())
        .update();
  }

  @Override
  public boolean delete(String id, int version) {
    return jdbc.sql("delete from duty_team where id = :id and version = :version")
            .param("id", id)
            .param("version", version)
            .update()
        == 1;
  }

  /** Reads an element of a team from a row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}

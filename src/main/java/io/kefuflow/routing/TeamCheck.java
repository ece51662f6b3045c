package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes teams of drafts and says all that is wrong with one. */
final class TeamCheck {

  private static final int LONGEST_NAME = 60;
  private static final int MOST_MEMBERS = 200;
  private static final int MOST_SHIFTS = 200;
  private static final int MOST_EXCEPTIONS = 2000;

  private final Colleagues colleagues;
  private final Map<String, Skill> skills;

  /**
   * @param skills the skills that members may have, by code
   */
  TeamCheck(Colleagues colleagues, Map<String, Skill> skills) {
    this.colleagues = colleagues;
    this.skills = skills;
  }

  /** The team and what is wrong with its draft; where something is wrong, parts are missing. */
  Checked check(String id, TeamDraft draft) {
    var run = new Run(draft);
    String name =
        run.take(
            Place.TEAM,
            () -> InvalidInputException.requiredText("name", "团队名称", draft.name(), LONGEST_NAME));
    Role role = run.take(Place.TEAM, () -> role(draft.role()));
    String code = run.take(Place.TEAM, () -> Skill.code("id", "团队编号", id));
    var team =
        new Team(
            code,
            name,
            role,
            run.take(Place.TEAM, () -> supervisor(draft.supervisor())),
            run.members(role),
            run.shifts(),
            run.exceptions(),
            draft.basedOn() == null ? 0 : draft.basedOn());
    return new Checked(team, run.problems);
  }

  private String supervisor(String userId) {
    String user = InvalidInputException.optionalText("supervisor", "团队主管", userId, 64);
    if (user != null
        && Role.LEADERS.stream()
            .flatMap(leader -> colleagues.of(leader).stream())
            .noneMatch(leader -> leader.userId().equals(user))) {
      throw new InvalidInputException(
          "supervisor",
          colleagues.exists(user)
              ? "%s（%s）不是主管或经理：请选择客服主管、副经理或部门经理".formatted(colleagues.nameOf(user), user)
              : "没有用户 " + user + "：请核对团队主管的账号");
    }
    return user;
  }

  private static Role role(String groupId) {
    String group = InvalidInputException.requiredText("role", "团队的角色", groupId, 30);
    return Role.ofGroup(group)
        .or(() -> Arrays.stream(Role.values()).filter(r -> r.label().equals(group)).findFirst())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "role",
                    "没有角色“"
                        + group
                        + "”：应为 "
                        + Arrays.stream(Role.values())
                            .map(Role::groupId)
                            .collect(Collectors.joining("、"))
                        + " 之一"));
  }

  /** One look at one draft. */
  private final class Run {

    private final TeamDraft draft;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> members = new HashSet<>();

    Run(TeamDraft draft) {
      this.draft = draft;
    }

    <T> T take(Place place, Supplier<T> part) {
      try {
        return part.get();
      } catch (InvalidInputException e) {
        problems.add(new Problem(place, e.field(), e.getMessage()));
        return null;
      }
    }

    private <D, T> List<T> each(Part part, List<D> drafts, int most, Function<D, T> reading) {
      if (drafts.size() > most) {
        problems.add(new Problem(Place.TEAM, part.field, part.label + "过多：最多" + most + "个"));
        return List.of();
      }
      List<T> taken = new ArrayList<>();
      for (int i = 0; i < drafts.size(); i++) {
        D element = drafts.get(i);
        T read =
            take(
                new Place(part, i),
                () -> {
                  if (element == null) {
                    throw new InvalidInputException(part.field, part.label + "是空的：请填写或删除");
                  }
                  return reading.apply(element);
                });
        Optional.ofNullable(read).ifPresent(taken::add);
      }
      return taken;
    }

    List<TeamMember> members(Role role) {
      Set<String> ofRole =
          role == null
              ? Set.of()
              : colleagues.of(role).stream()
                  .map(Colleagues.Colleague::userId)
                  .collect(Collectors.toSet());
      return each(
          Part.MEMBERS,
          draft.members(),
          MOST_MEMBERS,
          member -> {
            String user = InvalidInputException.requiredText("userId", "成员账号", member.userId(), 64);
            if (!members.add(user)) {
              throw new InvalidInputException("userId", "成员 " + user + " 重复：每人在一个团队中只列一次");
            }
            if (role != null && !ofRole.contains(user)) {
              throw new InvalidInputException("userId", notOfRole(user, role));
            }
            return new TeamMember(
                user,
                member.skills() == null
                    ? Set.of()
                    : member.skills().stream().map(this::skill).collect(Collectors.toSet()),
                member.cap() == null ? TeamMember.USUAL_CAP : member.cap());
          });
    }

    private String notOfRole(String user, Role role) {
      return colleagues.exists(user)
          ? "%s（%s）不是%s：请先由管理员加入角色 %s，或从团队中移除"
              .formatted(colleagues.nameOf(user), user, role.label(), role.groupId())
          : "没有用户 " + user + "：请核对账号";
    }

    private String skill(String code) {
      String wanted = Objects.requireNonNullElse(code, "").strip();
      if (!skills.containsKey(wanted)) {
        throw new InvalidInputException("skills", "没有技能“" + wanted + "”：请先添加该技能，或从技能列表中选择");
      }
      return wanted;
    }

    List<Shift> shifts() {
      return each(
          Part.SHIFTS,
          draft.shifts(),
          MOST_SHIFTS,
          shift -> {
            boolean everybody = shift.userId() == null || shift.userId().isBlank();
            return new Shift(
                shift.kind(),
                everybody ? null : member(shift.userId().strip(), "班次"),
                shift.days(),
                ShiftHours.parse(shift.hours()));
          });
    }

    List<ShiftException> exceptions() {
      var dates = new HashSet<>();
      return each(
          Part.EXCEPTIONS,
          draft.exceptions(),
          MOST_EXCEPTIONS,
          exception -> {
            String user =
                member(
                    InvalidInputException.requiredText("userId", "例外的人员", exception.userId(), 64),
                    "例外");
            boolean off = exception.hours() == null || exception.hours().isBlank();
            var read =
                new ShiftException(
                    user,
                    exception.date(),
                    off ? null : ShiftHours.parse(exception.hours()),
                    exception.reason());
            if (!dates.add(List.of(user, read.date()))) {
              throw new InvalidInputException(
                  "date", user + " 在 " + read.date() + " 有多个例外：每人每天只能有一个");
            }
            return read;
          });
    }

    private String member(String user, String what) {
      if (!members.contains(user)) {
        throw new InvalidInputException("userId", what + "的人员 " + user + " 不是本团队成员：请先加入团队");
      }
      return user;
    }
  }

  /** A list of a draft. */
  enum Part {
    MEMBERS("members", "成员"),
    SHIFTS("shifts", "班次"),
    EXCEPTIONS("exceptions", "例外");

    private final String field;
    private final String label;

    Part(String field, String label) {
      this.field = field;
      this.label = label;
    }
  }

  /**
   * Where in a draft.
   *
   * @param part null for the team itself
   */
  record Place(Part part, int index) {
    static final Place TEAM = new Place(null, -1);
  }

  /** Something wrong, in Chinese, with a field at a place. */
  record Problem(Place place, String field, String message) {

    /** As an error of the draft, e.g. in {@code members[2].userId}. */
    InvalidInputException inDraft() {
      if (place.part() == null) {
        return new InvalidInputException(field, message);
      }
      return new InvalidInputException(
          "%s[%d].%s".formatted(place.part().field, place.index(), field),
          "第%d个%s：%s".formatted(place.index() + 1, place.part().label, message));
    }
  }

  /** What came of a draft. */
  record Checked(Team team, List<Problem> problems) {}
}

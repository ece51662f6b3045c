package io.kefuflow.routing;

import io.kefuflow.routing.DutyAgents.Attempt;
import io.kefuflow.routing.WorkRequest.Preference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who gets new work (P1.2, P18.2): somebody of the role who is on duty, present, has the
 * skill and fewer open tasks than the cap; of these the preferred one, else who has been idle for
 * longest.
 *
 * <p>Whoever is chosen is held until the transaction ends, so that the next decision, on this or
 * another node, sees the work that this one gives. A transaction waits for somebody only while it
 * holds nobody itself; one that assigns several pieces of work may meet another such one, and then
 * the database lets one of the two fail, to be tried again.
 */
@Service
public class Assignments {

  /** Some databases wait for seconds only; after so many times something else is wrong. */
  private static final int MOST_WAITS = 15;

  private final Crews crews;
  private final RosterStore roster;
  private final DutyAgents agents;
  private final Load load;
  private final Absences absences;
  private final SupervisorAlerts alerts;
  private final Clock clock;

  Assignments(
      Crews crews,
      RosterStore roster,
      DutyAgents agents,
      Load load,
      Absences absences,
      SupervisorAlerts alerts,
      Clock clock) {
    this.crews = crews;
    this.roster = roster;
    this.agents = agents;
    this.load = load;
    this.absences = absences;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Chooses somebody for the work. The choice counts as that person's work from here on, so it is
   * made in the transaction that also gives the person the task. Where nobody can get it although
   * there is a roster, the supervisors are told.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Assignment assign(WorkRequest request) {
    Assignment assignment = choose(request);
    assignment
        .userId()
        .ifPresent(user -> agents.expect(user, request.caseNumber(), clock.instant()));
    return assignment;
  }

  /** As {@link #assign}, for work whose tasks exist and pass to the one chosen at once. */
  @Transactional(propagation = Propagation.MANDATORY)
  Assignment reassign(WorkRequest request) {
    return choose(request);
  }

  private Assignment choose(WorkRequest request) {
    Crew crew = crews.of(request.role(), clock.instant());
    if (!crew.rostered()) {
      return Assignment.withoutRoster();
    }
    return new Decision(request, crew).make();
  }

  /** One piece of work looking for somebody. */
  private final class Decision {

    private final WorkRequest request;
    private final Crew crew;
    private final List<Standing> able;

    Decision(WorkRequest request, Crew crew) {
      this.request = request;
      this.crew = crew;
      this.able = crew.able(request);
    }

    Assignment make() {
      Optional<Taken> taken = take();
      if (taken.isEmpty()) {
        String reason = nobody();
        alerts.nobodyFor(request, skillName(), reason);
        return Assignment.nobody(reason);
      }
      String user = taken.get().who().userId();
      agents.assigned(user, clock.instant());
      return Assignment.to(user, explain(taken.get()));
    }

    private Optional<Taken> take() {
      List<Standing> left = new ArrayList<>(able);
      for (Preference preference : request.preferences()) {
        Optional<Standing> preferred = find(left, preference.userId());
        if (preferred.isPresent() && preferred.get().hasRoom()) {
          var taken = new AtomicReference<Taken>();
          waitFor(preferred.get(), () -> tryTake(preferred.get(), preference, taken));
          if (taken.get() != null) {
            return Optional.of(taken.get());
          }
        }
        preferred.ifPresent(left::remove);
      }
      return takeLongestIdle(left);
    }

    /**
     * While everybody who is left is held by others, waits for one of them instead of saying
     * nobody. For which one depends on the case, so that not all wait for the same person; who is
     * best is then looked up anew.
     */
    private Optional<Taken> takeLongestIdle(List<Standing> left) {
      left.removeIf(member -> !member.hasRoom());
      var taken = new AtomicReference<Taken>();
      while (!tryEach(left, taken) && !left.isEmpty()) {
        Standing busy =
            left.get(Math.floorMod(Objects.hashCode(request.caseNumber()), left.size()));
        waitFor(busy, () -> tryEach(left, taken));
        if (taken.get() != null) {
          break;
        }
      }
      return Optional.ofNullable(taken.get());
    }

    /** Tries all who are not held by others, best first; drops those without room. */
    private boolean tryEach(List<Standing> left, AtomicReference<Taken> taken) {
      for (Standing member : ranked(left)) {
        switch (agents.hold(member.userId(), false, () -> tryTake(member, null, taken))) {
          case SUCCEEDED -> {
            return true;
          }
          case FAILED -> left.remove(member);
          case BUSY -> {}
        }
      }
      return false;
    }

    private boolean tryTake(Standing member, Preference preference, AtomicReference<Taken> taken) {
      long now = load.ofHeld(member.userId());
      if (now >= member.cap() || absences.absentAt(clock.instant()).contains(member.userId())) {
        return false;
      }
      taken.set(new Taken(member, now, preference));
      return true;
    }

    private void waitFor(Standing member, BooleanSupplier attempt) {
      for (int i = 0; i < MOST_WAITS; i++) {
        if (agents.hold(member.userId(), true, attempt) != Attempt.BUSY) {
          return;
        }
      }
      throw new CannotAcquireLockException(
          "Another transaction has held " + member.userId() + " for too long");
    }

    private List<Standing> ranked(List<Standing> members) {
      if (members.isEmpty()) {
        return List.of();
      }
      Map<String, Instant> last =
          agents.lastAssigned(members.stream().map(Standing::userId).toList());
      return members.stream()
          .sorted(
              Comparator.comparing(
                      (Standing member) -> last.getOrDefault(member.userId(), Instant.MIN))
                  .thenComparing(Standing::load)
                  .thenComparing(Standing::userId))
          .toList();
    }

    private static Optional<Standing> find(List<Standing> members, String userId) {
      return members.stream().filter(member -> member.userId().equals(userId)).findFirst();
    }

    private String explain(Taken taken) {
      Standing who = taken.who();
      String reasons =
          Stream.of(
                  taken.preference() == null ? null : taken.preference().reason(),
                  "值班中",
                  request.requiredSkill() == null ? null : "有“" + skillName() + "”技能",
                  taken.preference() == null ? "空闲最久" : null,
                  "手上 %d 件（上限 %d 件）".formatted(taken.load(), who.cap()))
              .filter(Objects::nonNull)
              .collect(Collectors.joining("，"));
      return who.name() + "：" + reasons + passedOver(taken);
    }

    /** Why those were not chosen who were preferred to the one who was. */
    private String passedOver(Taken taken) {
      return request.preferences().stream()
          .takeWhile(preference -> !preference.equals(taken.preference()))
          .filter(preference -> !request.excludedUsers().contains(preference.userId()))
          .map(preference -> "；" + preference.reason() + obstacle(preference.userId()))
          .collect(Collectors.joining());
    }

    private String obstacle(String userId) {
      return crew.of(userId, request.requiredSkill())
          .map(who -> who.name() + who.obstacle(request.requiredSkill(), skillName()))
          .orElse("不在排班中");
    }

    private String nobody() {
      Set<String> excluded = request.excludedUsers();
      long onDuty = crew.count(who -> who.onDuty() && !excluded.contains(who.userId()));
      if (onDuty == 0) {
        return "无人可分派：当前无人值班";
      }
      String skill = request.requiredSkill();
      if (crew.members().stream().noneMatch(who -> who.hasSkill(skill))) {
        return "无人可分派：没有人有“" + skillName() + "”技能";
      }
      long full = able.size();
      long absent = crew.count(who -> who.onDuty() && who.absent());
      long unable = onDuty - full - absent;
      String why =
          full == onDuty
              ? "均已达上限"
              : absent == onDuty
                  ? "均缺席"
                  : Stream.of(
                          absent > 0 ? absent + " 人缺席" : null,
                          unable > 0 ? unable + " 人不能处理此类工作" : null,
                          full > 0 ? full + " 人已达上限" : null)
                      .filter(Objects::nonNull)
                      .collect(Collectors.joining("，"));
      return "无人可分派：值班 " + onDuty + " 人，" + why;
    }

    private String skillName() {
      return roster.skills().stream()
          .filter(skill -> skill.code().equals(request.requiredSkill()))
          .map(Skill::name)
          .findFirst()
          .orElse(Objects.requireNonNullElse(request.requiredSkill(), ""));
    }
  }

  /**
   * Somebody found.
   *
   * @param load open tasks before this one
   * @param preference by which the person was found, null when for being idle
   */
  private record Taken(Standing who, long load, Preference preference) {}
}

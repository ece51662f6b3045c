package io.kefuflow.routing;

import io.kefuflow.routing.OpenWork.HeldTask;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Passes the open tasks of absent people on (P18.3): to the stand-in, else by the rule of {@link
 * Assignments}, else back to the queue of their group. What is passed is what an absent person
 * holds at that moment, so it may run as often and on as many nodes as one likes; nothing is taken
 * back when the person returns.
 */
@Component
class AbsentWork {

  private static final Logger LOG = LoggerFactory.getLogger(AbsentWork.class);

  private final Absences absences;
  private final OpenWork openWork;
  private final Colleagues colleagues;
  private final Assignments assignments;
  private final SupervisorAlerts alerts;
  private final ReassignmentLog log;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AbsentWork(
      Absences absences,
      OpenWork openWork,
      Colleagues colleagues,
      Assignments assignments,
      SupervisorAlerts alerts,
      ReassignmentLog log,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.absences = absences;
    this.openWork = openWork;
    this.colleagues = colleagues;
    this.assignments = assignments;
    this.alerts = alerts;
    this.log = log;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Passes on what absent people hold, each case in a transaction of its own: one that fails is
   * logged, and tried again by the next call.
   */
  List<Reassignment> passOn() {
    Instant now = clock.instant();
    // the absence that began last says who stands in
    Map<String, Absence> absent = new LinkedHashMap<>();
    absences
        .between(now, now.plusMillis(1))
        .forEach(absence -> absent.put(absence.userId(), absence));
    List<Reassignment> done = new ArrayList<>();
    for (Absence absence : absent.values()) {
      heldBy(absence.userId()).keySet().stream()
          .map(work -> passOnSafely(absence, work))
          .flatMap(Optional::stream)
          .forEach(done::add);
    }
    return done;
  }

  /**
   * To whom the rules say; to the group when a task must not go there, such as to who asked for it.
   */
  private Optional<Reassignment> passOnSafely(Absence absence, Work work) {
    try {
      return passOn(absence, work, () -> assignment(absence, work));
    } catch (RuntimeException refused) {
      LOG.warn("Work of absent {} on {} was not reassigned", absence.userId(), work, refused);
    }
    try {
      return passOn(absence, work, () -> Assignment.nobody("不能改派给接手人"));
    } catch (RuntimeException e) {
      LOG.warn("Work of absent {} on {} was not passed on", absence.userId(), work, e);
      return Optional.empty();
    }
  }

  private Optional<Reassignment> passOn(
      Absence absence, Work work, Supplier<Assignment> assignment) {
    try {
      return Optional.ofNullable(
          transaction.execute(
              status -> {
                // what is held now: somebody may have completed or passed it since
                Collection<HeldTask> tasks = heldBy(absence.userId()).getOrDefault(work, List.of());
                return tasks.isEmpty()
                    ? null
                    : passOn(absence, work, List.copyOf(tasks), assignment.get());
              }));
    } catch (ConcurrencyFailureException overtaken) {
      LOG.debug("Work of {} on {} changed meanwhile", absence.userId(), work, overtaken);
      return Optional.empty();
    }
  }

  private Reassignment passOn(
      Absence absence, Work work, List<HeldTask> tasks, Assignment assignment) {
    String toUser = assignment.userId().orElse(null);
    for (HeldTask task : tasks) {
      if (!openWork.pass(task.id(), absence.userId(), toUser)) {
        throw new OptimisticLockingFailureException("Task " + task.id() + " changed hands");
      }
    }
    var reassignment =
        new Reassignment(
            work.caseNumber(),
            absence.userId(),
            toUser,
            "%s缺席，%s%s：%s"
                .formatted(
                    colleagues.nameOf(absence.userId()),
                    tasks.stream()
                        .map(task -> "「" + task.name() + "」")
                        .collect(Collectors.joining()),
                    toUser == null ? "退回本组待领" : "改派",
                    assignment.explanation()));
    if (work.caseNumber() != null) {
      log.reassigned(reassignment);
    }
    return reassignment;
  }

  private Assignment assignment(Absence absence, Work work) {
    String standInFor = colleagues.nameOf(absence.userId()) + "的代理人";
    var request =
        WorkRequest.of(
                work.role(),
                work.caseNumber() == null
                    ? null
                    : log.requiredSkill(work.caseNumber()).orElse(null),
                work.caseNumber())
            .excluding(absence.userId())
            .preferring(absence.standIn(), standInFor);
    Assignment byRule = assignments.reassign(request);
    if (byRule.rostered()) {
      return byRule;
    }
    if (mayHold(absence.standIn(), work)) {
      return Assignment.to(
          absence.standIn(), colleagues.nameOf(absence.standIn()) + "：" + standInFor);
    }
    if (work.groups().stream().noneMatch(this::isAnybodyPresent)) {
      alerts.nobodyFor(request, "", "本组人员均缺席");
    }
    return byRule;
  }

  private boolean mayHold(String user, Work work) {
    return user != null
        && !absences.absentAt(clock.instant()).contains(user)
        && work.groups().stream().anyMatch(role -> isMember(user, role));
  }

  private boolean isAnybodyPresent(Role role) {
    var absent = absences.absentAt(clock.instant());
    return colleagues.of(role).stream().anyMatch(user -> !absent.contains(user.userId()));
  }

  /** What passes as one: the tasks of a case for the same groups, or one task of no case. */
  private Map<Work, List<HeldTask>> heldBy(String user) {
    Map<Work, List<HeldTask>> byWork = new LinkedHashMap<>();
    for (HeldTask task : openWork.heldBy(user)) {
      List<Role> groups =
          task.groups().stream().map(Role::ofGroup).flatMap(Optional::stream).sorted().toList();
      if (groups.isEmpty()) {
        continue; // meant for this person alone: nobody else would find it
      }
      Role role =
          groups.stream().filter(group -> isMember(user, group)).findFirst().orElse(groups.get(0));
      var work =
          new Work(task.caseNumber(), task.caseNumber() == null ? task.id() : null, role, groups);
      byWork.computeIfAbsent(work, unused -> new ArrayList<>()).add(task);
    }
    return byWork;
  }

  private boolean isMember(String user, Role role) {
    return colleagues.of(role).stream().anyMatch(colleague -> colleague.userId().equals(user));
  }

  /**
   * Identifies work that passes as one.
   *
   * @param caseNumber null when of no case
   * @param taskId null when of a case
   * @param role in which the absent person does it
   * @param groups whose members may do it, at least one
   */
  private record Work(String caseNumber, String taskId, Role role, List<Role> groups) {}
}

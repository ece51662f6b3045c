package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Absences (P18.3): the open tasks of somebody absent pass to others, and the deputy acts for an
 * absent manager (《客服创新服务管理制度》职责(2)): while every manager is marked absent, a task for the manager
 * reaches the deputies.
 */
@Service
@ProcessBean
public class StandIns {

  private static final Instant MUCH_LATER = Instant.parse("2200-01-01T00:00:00Z");

  private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);

  private final Absences absences;
  private final Colleagues colleagues;
  private final OpenWork openWork;
  private final AbsentWork absentWork;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StandIns(
      Absences absences,
      Colleagues colleagues,
      OpenWork openWork,
      AbsentWork absentWork,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.absences = absences;
    this.colleagues = colleagues;
    this.openWork = openWork;
    this.absentWork = absentWork;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Who gets a task for the manager now, for {@code camunda:candidateGroups}: the managers, and the
   * deputies as well while every manager is absent.
   */
  public String managerGroup() {
    return managerRole() == Role.MANAGER
        ? Role.MANAGER.groupId()
        : Role.MANAGER.groupId() + "," + Role.DEPUTY_MANAGER.groupId();
  }

  /**
   * As {@link #managerGroup()}, for work about one employee: what is about a manager is for the
   * deputies, as nobody judges themselves.
   */
  public String managerGroup(String employee) {
    return isMember(employee, Role.MANAGER) ? Role.DEPUTY_MANAGER.groupId() : managerGroup();
  }

  /** As {@link #managerRole()}, for work about one employee. */
  public Role managerRole(String employee) {
    return isMember(employee, Role.MANAGER) ? Role.DEPUTY_MANAGER : managerRole();
  }

  /** The role that acts as manager now. */
  public Role managerRole() {
    Set<String> absent = absences.absentAt(clock.instant());
    List<Colleagues.Colleague> managers = colleagues.of(Role.MANAGER);
    boolean nobodyThere =
        !managers.isEmpty()
            && managers.stream().allMatch(manager -> absent.contains(manager.userId()));
    return nobodyThere ? Role.DEPUTY_MANAGER : Role.MANAGER;
  }

  /**
   * Names of the managers for whom a deputy works on a task, joined by 、; empty when the task is no
   * manager's or the user acts for nobody.
   *
   * @param groups the candidate groups of the task
   */
  public Optional<String> onBehalfOf(String userId, Collection<String> groups) {
    return groups.contains(Role.MANAGER.groupId())
            && isMember(userId, Role.DEPUTY_MANAGER)
            && !isMember(userId, Role.MANAGER)
        ? Optional.of(namesOf(Role.MANAGER))
        : Optional.empty();
  }

  /** What to say on a task with these candidate groups that the deputies have got as well. */
  public Optional<String> deputyNotice(Collection<String> groups) {
    return groups.contains(Role.MANAGER.groupId())
            && groups.contains(Role.DEPUTY_MANAGER.groupId())
            && managerRole() == Role.DEPUTY_MANAGER
        ? Optional.of(
            "代办：%s%s缺席，由%s代为处理"
                .formatted(
                    Role.MANAGER.label(), namesOf(Role.MANAGER), Role.DEPUTY_MANAGER.label()))
        : Optional.empty();
  }

  private String namesOf(Role role) {
    return colleagues.of(role).stream()
        .map(Colleagues.Colleague::name)
        .collect(Collectors.joining("、"));
  }

  private boolean isMember(String userId, Role role) {
    return colleagues.of(role).stream().anyMatch(member -> member.userId().equals(userId));
  }

  /** The absences that are running or to come, in the order of beginning. */
  public List<Absence> upcoming() {
    return absences.between(clock.instant(), MUCH_LATER);
  }

  /**
   * Marks somebody absent. When the absence has begun, the open tasks of the person pass to others
   * at once.
   *
   * @return what passed to whom
   * @throws InvalidInputException when nobody has one of the user ids
   */
  public List<Reassignment> markAbsent(Absence absence) {
    requireUser("userId", absence.userId());
    if (absence.standIn() != null) {
      requireUser("standIn", absence.standIn());
    }
    transaction.executeWithoutResult(
        status -> {
          absences.add(absence);
          offerToDeputies();
        });
    return absentWork.passOn();
  }

  private void requireUser(String field, String userId) {
    if (!colleagues.exists(userId)) {
      throw new InvalidInputException(field, "没有用户 " + userId + "：请核对账号");
    }
  }

  /** Marks somebody present again. What was passed to others stays with them. */
  @Transactional
  public void markPresent(String userId) {
    absences.end(userId, clock.instant());
    offerToDeputies();
  }

  /**
   * Once a minute, for absences that begin or end by themselves. Several nodes may do so; what one
   * of them could not change because another did, the next minute sees to.
   */
  @Scheduled(cron = "${kefuflow.routing.alignment}")
  public void align() {
    try {
      transaction.executeWithoutResult(status -> offerToDeputies());
    } catch (ConcurrencyFailureException overtaken) {
      LOG.debug("Tasks of managers changed meanwhile", overtaken);
    }
    absentWork.passOn();
  }

  /**
   * Offers the open tasks of the manager to the deputies while every manager is absent, and takes
   * the offer back after that; a task that a deputy has claimed stays there.
   */
  private void offerToDeputies() {
    String manager = Role.MANAGER.groupId();
    String deputy = Role.DEPUTY_MANAGER.groupId();
    if (managerRole() == Role.DEPUTY_MANAGER) {
      openWork.offer(manager, deputy);
    } else {
      openWork.withdrawOffer(manager, deputy);
    }
  }
}

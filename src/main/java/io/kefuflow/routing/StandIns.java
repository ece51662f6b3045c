package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The deputy acts for an absent manager (《客服创新服务管理制度》职责(2)): while every manager is marked absent,
 * a task for the manager reaches the deputies.
 */
@Service
@ProcessBean
public class StandIns {

  private final Absences absences;
  private final Colleagues colleagues;
  private final OpenWork openWork;
  private final Clock clock;

  StandIns(Absences absences, Colleagues colleagues, OpenWork openWork, Clock clock) {
    this.absences = absences;
    this.colleagues = colleagues;
    this.openWork = openWork;
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
   * Marks somebody absent.
   *
   * @throws InvalidInputException when nobody has this user id
   */
  @Transactional
  public void markAbsent(Absence absence) {
    if (!colleagues.exists(absence.userId())) {
      throw new InvalidInputException("userId", "没有用户 " + absence.userId() + ":请核对账号");
    }
    absences.add(absence);
    align();
  }

  /** Marks somebody present again. */
  @Transactional
  public void markPresent(String userId) {
    absences.end(userId, clock.instant());
    align();
  }

  /**
   * Offers the open tasks of the manager to the deputies while every manager is absent, and takes
   * the offer back after that; a task that a deputy has claimed stays there. Also once a minute,
   * for absences that begin or end by themselves.
   */
  @Transactional
  @Scheduled(cron = "${kefuflow.routing.alignment}")
  public void align() {
    String manager = Role.MANAGER.groupId();
    String deputy = Role.DEPUTY_MANAGER.groupId();
    if (managerRole() == Role.DEPUTY_MANAGER) {
      openWork.offer(manager, deputy);
    } else {
      openWork.withdrawOffer(manager, deputy);
    }
  }
}

package io.kefuflow.routing;

import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  /** Group id of whoever acts as manager now. For {@code camunda:candidateGroups}. */
  public String managerGroup() {
    return managerRole().groupId();
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
   * Marks somebody absent. Open tasks for the manager reach the deputies as well when no manager is
   * left.
   */
  @Transactional
  public void markAbsent(Absence absence) {
    absences.add(absence);
    if (managerRole() == Role.DEPUTY_MANAGER) {
      openWork.offer(Role.MANAGER.groupId(), Role.DEPUTY_MANAGER.groupId());
    }
  }

  /**
   * Marks somebody present again. Open tasks go back to the manager alone, but for those a deputy
   * has claimed.
   */
  @Transactional
  public void markPresent(String userId) {
    Instant now = clock.instant();
    absences.end(userId, now);
    if (managerRole() == Role.MANAGER) {
      openWork.offer(Role.DEPUTY_MANAGER.groupId(), Role.MANAGER.groupId());
      openWork.withdrawOffer(Role.MANAGER.groupId(), Role.DEPUTY_MANAGER.groupId());
    }
  }
}

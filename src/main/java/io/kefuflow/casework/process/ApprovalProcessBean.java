package io.kefuflow.casework.process;

import static io.kefuflow.casework.process.ApprovalProcess.APPROVAL_BEFORE;
import static io.kefuflow.casework.process.ApprovalProcess.APPROVAL_LEVEL;
import static io.kefuflow.casework.process.ApprovalProcess.APPROVAL_STEP;
import static io.kefuflow.casework.process.ApprovalProcess.ENTERED_BY;

import io.kefuflow.casework.ApprovalSettings;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.StandIns;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the approval of anything asks besides its steps (P3.6, P4.6). */
@Component("approval")
@ProcessBean
@EnableConfigurationProperties(ApprovalSettings.class)
public class ApprovalProcessBean {

  private final ApprovalSettings settings;
  private final StandIns standIns;
  private final Colleagues colleagues;
  private final Actor actor;
  private final Clock clock;

  ApprovalProcessBean(
      ApprovalSettings settings,
      StandIns standIns,
      Colleagues colleagues,
      Actor actor,
      Clock clock) {
    this.settings = settings;
    this.standIns = standIns;
    this.colleagues = colleagues;
    this.actor = actor;
    this.clock = clock;
  }

  /** What needs no approval counts as approved. */
  public void pass(DelegateExecution execution) {
    ApprovalProcess.APPROVED.set(execution, true);
  }

  /** The first level decides now. */
  public void begin(DelegateExecution execution) {
    String level = APPROVAL_LEVEL.from(execution);
    decides(
        execution,
        level.equals(ApprovalProcess.MANAGER)
            ? ApprovalProcess.MANAGER
            : ApprovalProcess.SUPERVISOR);
  }

  /** The next level decides now; whoever approved before must not do so again. */
  public void goOn(DelegateExecution execution) {
    ENTERED_BY.set(
        execution,
        Stream.concat(excluded(execution).stream(), Stream.of(actor.id()))
            .collect(Collectors.joining(",")));
    decides(execution, ApprovalProcess.MANAGER);
  }

  private void decides(DelegateExecution execution, String step) {
    APPROVAL_STEP.set(execution, step);
    APPROVAL_BEFORE.set(execution, clock.instant().plus(settings.within()).toString());
  }

  /** Whether a level is left after the present one. */
  public boolean goesOn(DelegateExecution execution) {
    return APPROVAL_LEVEL.from(execution).equals(ApprovalProcess.SUPERVISOR_MANAGER)
        && APPROVAL_STEP.from(execution).equals(ApprovalProcess.SUPERVISOR);
  }

  /**
   * Who decides now. Nobody approves what a member of their own group entered alone: for a
   * supervisor's request that is the manager, for a manager's the deputy.
   */
  public String approverGroups(DelegateExecution execution) {
    List<String> excluded = excluded(execution);
    boolean managersLevel =
        ApprovalProcess.MANAGER.equals(APPROVAL_STEP.from(execution))
            || isAnyOf(Role.SUPERVISOR, excluded);
    if (!managersLevel) {
      return Role.SUPERVISOR.groupId();
    }
    return isAnyOf(Role.MANAGER, excluded)
        ? Role.DEPUTY_MANAGER.groupId()
        : standIns.managerGroup();
  }

  /** Until when the present level decides. */
  public Date dueAt(DelegateExecution execution) {
    return Date.from(Instant.parse(APPROVAL_BEFORE.from(execution)));
  }

  /** The reminders of the approvers as a repeating interval, ISO 8601. */
  public String reminderCycle() {
    return "R/" + settings.remindEvery();
  }

  /** User ids of those who must not approve. */
  static List<String> excluded(VariableScope scope) {
    return ENTERED_BY.findIn(scope).map(ApprovalProcessBean::users).orElse(List.of());
  }

  /** The user ids in a value of {@link ApprovalProcess#ENTERED_BY}. */
  static List<String> users(String enteredBy) {
    return Arrays.stream(enteredBy.split(",")).filter(user -> !user.isBlank()).toList();
  }

  private boolean isAnyOf(Role role, List<String> users) {
    return members(role).anyMatch(users::contains);
  }

  private Stream<String> members(Role role) {
    return colleagues.of(role).stream().map(Colleagues.Colleague::userId);
  }
}

package io.kefuflow.casework;

import io.kefuflow.routing.Assignment;
import io.kefuflow.routing.Assignments;
import io.kefuflow.routing.WorkRequest;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a case to somebody by the duty roster, and says why in its timeline (P1.2, P18.2). */
@Service
public class CaseAssignment {

  /** After this time a customer no longer remembers who served them. */
  private static final Duration STICKY_FOR = Duration.ofDays(90);

  private final Cases cases;
  private final Assignments assignments;
  private final Timeline timeline;
  private final Clock clock;

  CaseAssignment(Cases cases, Assignments assignments, Timeline timeline, Clock clock) {
    this.cases = cases;
    this.assignments = assignments;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Gives the case to a member of the role: whoever received the customer, else whoever served the
   * customer last, else whose turn it is.
   *
   * @param skill that the work takes, null for that of the procedure
   * @return user id; empty when it waits in the queue of the group
   */
  @Transactional
  public Optional<String> assign(CaseNumber number, Role role, String skill) {
    ServiceCase serviceCase = cases.get(number);
    String required = skill == null ? serviceCase.procedure().processKey() : skill;
    Assignment assignment = assignments.assign(request(serviceCase, role, required));
    assignment.userId().ifPresent(user -> cases.handledBy(number, user));
    timeline.append(
        number,
        CaseEvent.Kind.ASSIGNED,
        (assignment.userId().isPresent() ? "自动分派给 " : "未自动分派：") + assignment.explanation());
    return assignment.userId();
  }

  private WorkRequest request(ServiceCase serviceCase, Role role, String skill) {
    WorkRequest request = WorkRequest.of(role, skill, serviceCase.number().value());
    if (serviceCase.openedFrom() != null) {
      request = request.preferring(cases.get(serviceCase.openedFrom()).handler(), "本次接待人");
    }
    if (serviceCase.customerId() != null) {
      Instant since = clock.instant().minus(STICKY_FOR);
      for (String handler : cases.handlersOf(serviceCase.customerId(), since)) {
        request = request.preferring(handler, "上次接待人");
      }
    }
    return request;
  }
}

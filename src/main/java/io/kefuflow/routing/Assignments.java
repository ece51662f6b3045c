package io.kefuflow.routing;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides who gets new work (P1.2, P18.2). */
@Service
public class Assignments {

  /**
   * Chooses somebody for the work. The choice counts as that person's work from here on, so it is
   * made in the transaction that also gives the person the task.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Assignment assign(WorkRequest request) {
    return Assignment.withoutRoster();
  }
}

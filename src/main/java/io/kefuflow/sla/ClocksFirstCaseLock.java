package io.kefuflow.sla;

import io.kefuflow.casework.CaseLock;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import org.springframework.stereotype.Component;

/**
 * Takes the clocks before the case, as whoever completes a task does: no two wait for each other.
 */
@Component
class ClocksFirstCaseLock implements CaseLock {

  private final SlaClocks clocks;
  private final Cases cases;

  ClocksFirstCaseLock(SlaClocks clocks, Cases cases) {
    this.clocks = clocks;
    this.cases = cases;
  }

  @Override
  public ServiceCase lock(CaseNumber number) {
    clocks.lock(number.value());
    return cases.lock(number);
  }
}

package io.kefuflow.api;

import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.SlaFixture;
import io.kefuflow.sla.SlaTargets.Promise;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Cases that have clocks but no process; hours count from {@link SlaFixture#NINE}. */
class StoredClocks {

  private final Cases cases;
  private final Deadlines deadlines;

  StoredClocks(Cases cases, Deadlines deadlines) {
    this.cases = cases;
    this.deadlines = deadlines;
  }

  /** A case whose clocks run from nine. */
  String started(Promise promise) {
    return started(promise, SlaFixture.NINE);
  }

  String started(Promise promise, Instant from) {
    String number = openCase();
    ClockUtil.setCurrentTime(Date.from(from));
    deadlines.start(number, promise, from);
    return number;
  }

  /** A case without clocks. */
  String openCase() {
    return cases
        .open(
            new CaseOpening(
                Procedure.COMPLAINT,
                CaseStatus.OPEN,
                null,
                "NETWORK",
                Channel.PHONE,
                "断线",
                null,
                SlaFixture.NINE,
                null,
                null,
                null))
        .number()
        .value();
  }

  /** Does something some hours after nine. */
  void at(double hours, Consumer<Deadlines> step) {
    moveTo(hours);
    step.accept(deadlines);
  }

  void moveTo(double hours) {
    ClockUtil.setCurrentTime(Date.from(SlaFixture.hour(hours)));
  }
}

package io.kefuflow.casework.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Handover;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Timeline;
import io.kefuflow.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcHandovers implements Handovers {

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Timeline timeline;
  private final Actor actor;
  private final Clock clock;

  JdbcHandovers(JdbcClient jdbc, Cases cases, Timeline timeline, Actor actor, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.timeline = timeline;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Handover record(
      CaseNumber caseNumber,
      String fromUser,
      String toUser,
      String reason,
      String doneSoFar,
      String promised) {
    cases.get(caseNumber);
    var handover =
        new Handover(
            caseNumber, fromUser, toUser, reason, doneSoFar, promised, actor.id(), clock.instant());
    jdbc.sql(
            """
            insert into case_handover
                (case_number, from_user, to_user, reason, done_so_far, promised, handed_over_by, handed_over_at)
            values (:caseNumber, :from, :to, :reason, :doneSoFar, :promised, :by, :at)
            """)
        .param("caseNumber", caseNumber.value())
        .param("from", handover.fromUser())
        .param("to", handover.toUser())
        .param("reason", handover.reason())
        .param("doneSoFar", handover.doneSoFar())
        .param("promised", handover.promised())
        .param("by", handover.handedOverBy())
        .param("at", utc(handover.handedOverAt()))
        .update();
    timeline.append(
        caseNumber,
        CaseEvent.Kind.HANDED_OVER,
        "工单交接给 " + handover.toUser(),
        Stream.of(
                new CaseEvent.Detail("处理人", handover.fromUser(), handover.toUser()),
                CaseEvent.Detail.of("交接原因", handover.reason()),
                CaseEvent.Detail.of("已做工作", handover.doneSoFar()),
                CaseEvent.Detail.of("对客户的承诺", handover.promised()))
            .filter(detail -> Objects.nonNull(detail.after()))
            .toList());
    return handover;
  }

  @Override
  public List<Handover> of(CaseNumber caseNumber) {
    return jdbc.sql("select * from case_handover where case_number = :caseNumber order by id")
        .param("caseNumber", caseNumber.value())
        .query(this::read)
        .list();
  }

  private Handover read(ResultSet row, int index) throws SQLException {
    return new Handover(
        new CaseNumber(row.getString("case_number")),
        row.getString("from_user"),
        row.getString("to_user"),
        row.getString("reason"),
        row.getString("done_so_far"),
        row.getString("promised"),
        row.getString("handed_over_by"),
        instant(row, "handed_over_at"));
  }
}

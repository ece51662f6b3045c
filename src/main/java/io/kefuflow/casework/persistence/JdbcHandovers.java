package io.kefuflow.casework.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Handover;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Timeline;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.Actor;
import io.kefuflow.shared.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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
  private final Colleagues colleagues;
  private final Actor actor;
  private final Clock clock;

  JdbcHandovers(
      JdbcClient jdbc,
      Cases cases,
      Timeline timeline,
      Colleagues colleagues,
      Actor actor,
      Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.timeline = timeline;
    this.colleagues = colleagues;
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
    return save(
        new Handover(
            null,
            caseNumber,
            fromUser,
            toUser,
            null,
            reason,
            doneSoFar,
            promised,
            null,
            actor.id(),
            clock.instant(),
            null));
  }

  @Override
  @Transactional
  public Handover recordToGroup(
      CaseNumber caseNumber,
      String fromUser,
      String toGroup,
      String reason,
      String doneSoFar,
      String promised,
      Instant promisedUntil) {
    return save(
        new Handover(
            null,
            caseNumber,
            fromUser,
            null,
            toGroup,
            reason,
            doneSoFar,
            promised,
            promisedUntil,
            actor.id(),
            clock.instant(),
            null));
  }

  private Handover save(Handover handover) {
    CaseNumber caseNumber = handover.caseNumber();
    cases.get(caseNumber);
    jdbc.sql(
            """
            insert into case_handover
                (case_number, from_user, to_user, to_group, reason, done_so_far, promised, promised_until,
                 handed_over_by, handed_over_at)
            values (:caseNumber, :from, :to, :toGroup, :reason, :doneSoFar, :promised, :promisedUntil, :by, :at)
            """)
        .param("caseNumber", caseNumber.value())
        .param("from", handover.fromUser())
        .param("to", handover.toUser())
        .param("toGroup", handover.toGroup())
        .param("reason", handover.reason())
        .param("doneSoFar", handover.doneSoFar())
        .param("promised", handover.promised())
        .param("promisedUntil", utc(handover.promisedUntil()))
        .param("by", handover.handedOverBy())
        .param("at", utc(handover.handedOverAt()))
        .update();
    String receiver = receiver(handover);
    timeline.append(
        caseNumber,
        CaseEvent.Kind.HANDED_OVER,
        (handover.toGroup() == null ? "工单交接给 " : "工单转介给") + receiver,
        Stream.of(
                new CaseEvent.Detail("处理人", name(handover.fromUser()), receiver),
                CaseEvent.Detail.of("交接原因", handover.reason()),
                CaseEvent.Detail.of("已做工作", handover.doneSoFar()),
                CaseEvent.Detail.of("对客户的承诺", handover.promised()))
            .filter(detail -> Objects.nonNull(detail.after()))
            .toList());
    return handover;
  }

  private String name(String user) {
    return user == null ? null : colleagues.nameOf(user);
  }

  private String receiver(Handover handover) {
    return handover.toGroup() == null
        ? name(handover.toUser())
        : Role.ofGroup(handover.toGroup()).map(Role::label).orElse(handover.toGroup());
  }

  @Override
  @Transactional
  public void answer(Handover handover, boolean accepted, String note) {
    jdbc.sql(
            """
            update case_handover set accepted = :accepted, answered_by = :by, answered_at = :at, answer = :note
             where id = :id
            """)
        .param("accepted", accepted)
        .param("by", actor.id())
        .param("at", utc(clock.instant()))
        .param("note", note)
        .param("id", handover.id())
        .update();
    timeline.append(
        handover.caseNumber(),
        CaseEvent.Kind.HANDED_OVER,
        receiver(handover) + (accepted ? "已确认接收" : "退回转介"));
  }

  @Override
  public List<Handover> of(CaseNumber caseNumber) {
    return jdbc.sql("select * from case_handover where case_number = :caseNumber order by id")
        .param("caseNumber", caseNumber.value())
        .query(this::read)
        .list();
  }

  private Handover read(ResultSet row, int index) throws SQLException {
    Instant answeredAt = instant(row, "answered_at");
    return new Handover(
        row.getLong("id"),
        new CaseNumber(row.getString("case_number")),
        row.getString("from_user"),
        row.getString("to_user"),
        row.getString("to_group"),
        row.getString("reason"),
        row.getString("done_so_far"),
        row.getString("promised"),
        instant(row, "promised_until"),
        row.getString("handed_over_by"),
        instant(row, "handed_over_at"),
        answeredAt == null
            ? null
            : new Handover.Answer(
                row.getBoolean("accepted"),
                row.getString("answered_by"),
                answeredAt,
                row.getString("answer")));
  }
}

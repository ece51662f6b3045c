package io.kefuflow.casework.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseEvent.Detail;
import io.kefuflow.casework.CaseEvent.Kind;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseOpening;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.Timeline;
import io.kefuflow.test.ApplicationTest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class JdbcTimelineTest {

  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired IdentityService identities;

  @Test
  void entriesOfOneInstantKeepTheirOrder() {
    CaseNumber number = open();
    ClockUtil.setCurrentTime(Date.from(NINE));

    IntStream.range(0, 20).forEach(i -> timeline.append(number, Kind.STATUS_CHANGED, "第" + i));

    assertThat(timeline.of(number))
        .extracting(CaseEvent::summary)
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "第" + i).toList());
    assertThat(timeline.of(number)).extracting(CaseEvent::at).containsOnly(NINE);
  }

  @Test
  void anEntryKeepsWhoDidItAndWhatChanged() {
    CaseNumber number = open();
    List<Detail> details =
        List.of(new Detail("等级", "一般", "严重"), Detail.of("理由", "\"引号\" \\ \n换行 😀"));
    identities.setAuthentication("agent1", List.of("agent"));
    try {
      timeline.append(number, Kind.RATED, "改评", details);
    } finally {
      identities.clearAuthentication();
    }
    timeline.append(number, Kind.DEADLINE, "时限临近");

    assertThat(timeline.of(number))
        .extracting(CaseEvent::actor)
        .containsExactly("agent1", CaseEvent.SYSTEM);
    assertThat(timeline.of(number).get(0).details()).isEqualTo(details);
    assertThat(timeline.of(number).get(1).details()).isEmpty();
  }

  @Test
  void aCaseShowsItsOwnEntriesOnly() {
    CaseNumber number = open();
    timeline.append(open(), Kind.OPENED, "别的工单");

    assertThat(timeline.of(number)).isEmpty();
  }

  private CaseNumber open() {
    return cases
        .open(
            new CaseOpening(
                Procedure.COMPLAINT,
                CaseStatus.OPEN,
                null,
                null,
                Channel.PHONE,
                "断线",
                null,
                NINE,
                null,
                null,
                null))
        .number();
  }
}

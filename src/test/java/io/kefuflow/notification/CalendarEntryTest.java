package io.kefuflow.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarEntryTest {

  private static final Instant NINE = Instant.parse("2026-11-30T01:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-30T03:00:00Z");

  @Test
  void anInvitationIsWrittenAsRfc5545Says() {
    var entry =
        new CalendarEntry("PX-000012-01", 0, false, NINE, ELEVEN, "携号转网", "三楼;会议室, A", "第一行\n第二行");

    assertThat(entry.ics("service@kefuflow.example", "agent1@kefuflow.example", NINE).lines())
        .containsExactly(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//KefuFlow//KefuFlow//ZH",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            "UID:PX-000012-01",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "DTSTAMP:20261130T010000Z",
            "DTSTART:20261130T010000Z",
            "DTEND:20261130T030000Z",
            "SUMMARY:携号转网",
            "LOCATION:三楼\\;会议室\\, A",
            "DESCRIPTION:第一行\\n第二行",
            "ORGANIZER:mailto:service@kefuflow.example",
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:agent1@kefuflow.example",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  @Test
  void aCancellationNamesTheSameAppointmentLater() {
    var entry = new CalendarEntry("PX-000012-01", 2, true, NINE, ELEVEN, "携号转网", null, null);

    assertThat(entry.ics("service@kefuflow.example", "agent1@kefuflow.example", NINE))
        .contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED")
        .doesNotContain("LOCATION", "DESCRIPTION");
  }

  @Test
  void aLongLineIsFolded() {
    var entry =
        new CalendarEntry("PX-000012-01", 0, false, NINE, ELEVEN, "题".repeat(100), null, null);

    assertThat(entry.ics("a@b.example", "c@d.example", NINE).split("\r\n"))
        .allMatch(line -> line.length() <= 75);
  }

  @Test
  void anEntryEndsAfterItBegins() {
    assertThatThrownBy(
            () -> new CalendarEntry("PX-000012-01", 0, false, NINE, NINE, "课", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

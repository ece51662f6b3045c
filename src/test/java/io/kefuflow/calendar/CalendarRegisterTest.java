package io.kefuflow.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TooLargeException;
import io.kefuflow.test.ApplicationTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Versions of calendars in the database. */
@ApplicationTest
class CalendarRegisterTest {

  private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T01:00:00Z");
  private static final String NEXT_YEAR = "date,name,kind\n2027-01-01,元旦,休\n";

  @Autowired CalendarRegister register;
  @Autowired ServiceCalendars calendars;
  @Autowired CalendarStore store;
  @Autowired ShippedCalendars shipped;
  @Autowired Clock clock;

  private final String id = "test-" + UUID.randomUUID().toString().replaceAll("-[0-9]", "-x");

  @Test
  void theShippedCalendarIsThereWithItsHolidays() {
    assertThat(calendars.exists("office-hours")).isTrue();
    ServiceCalendar office = calendars.get("office-hours", 1);
    assertThat(office.zone().getId()).isEqualTo("Asia/Shanghai");
    assertThat(office.add(Instant.parse("2026-09-30T09:00:00Z"), Duration.ofHours(2)))
        .as("30 September 17:00 plus two hours, over the National Day holidays")
        .isEqualTo(Instant.parse("2026-10-08T02:00:00Z"));
    assertThat(office.isOpen(Instant.parse("2026-10-10T02:00:00Z"))).as("make-up day").isTrue();
  }

  @Test
  void theShippedCalendarIsMadeOnce() {
    shipped.load();
    assertThat(store.versions("office-hours"))
        .filteredOn(version -> version.version() == 1)
        .hasSize(1);
  }

  @Test
  void aPublishedVersionIsReadAsItWasWritten() {
    CalendarDocument document =
        Calendars.officeHours(
            Calendars.holiday("2026-10-01"),
            new ExceptionDay(
                LocalDate.of(2026, 10, 10),
                "盘点",
                ExceptionDay.Kind.WORKDAY,
                List.of("10:00-24:00"),
                null));
    var draft = new CalendarDraft(document, 0, MONDAY_NINE, "公司通知", "新建");

    CalendarVersion published = register.publish(id, draft, "supervisor1").version();

    assertThat(published.version()).isEqualTo(1);
    assertThat(store.find(id, 1)).hasValue(published);
    assertThat(published.document()).isEqualTo(document);
    assertThat(published.publishedBy()).isEqualTo("supervisor1");
    assertThat(published.publishedAt()).isBeforeOrEqualTo(clock.instant());
    assertThat(register.all())
        .filteredOn(calendar -> calendar.id().equals(id))
        .singleElement()
        .extracting(CalendarSummary::name, CalendarSummary::version)
        .containsExactly("工作时间", 1);
  }

  @Test
  void aClockKeepsItsVersionAndNewOnesBeginWithTheLatest() {
    publish(0, MONDAY_NINE, "09:00-12:00");
    ServiceCalendar first = calendars.inForce(id, MONDAY_NINE);
    publish(1, MONDAY_NINE.plusSeconds(3600), "10:00-11:00");

    assertThat(calendars.inForce(id, MONDAY_NINE.minusSeconds(1)).version())
        .as("before the first version begins, the first")
        .isEqualTo(1);
    assertThat(calendars.inForce(id, MONDAY_NINE.plusSeconds(3599)).version()).isEqualTo(1);
    assertThat(calendars.inForce(id, MONDAY_NINE.plusSeconds(3600)).version()).isEqualTo(2);
    assertThat(calendars.get(id, 1)).isSameAs(first);
    assertThat(first.add(MONDAY_NINE, Duration.ofMinutes(30)))
        .isEqualTo(MONDAY_NINE.plusSeconds(1800));
    assertThat(calendars.get(id, 2).add(MONDAY_NINE, Duration.ofMinutes(30)))
        .isEqualTo(MONDAY_NINE.plusSeconds(5400));
  }

  @Test
  void aVersionMayNotBeginBeforeOneThatIsPublished() {
    publish(0, MONDAY_NINE, "09:00-12:00");
    assertThatThrownBy(() -> publish(1, MONDAY_NINE.minusSeconds(1), "09:00-12:00"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("生效时间早于已发布的版本1（2026-11-23T09:00+08:00）");
    publish(1, MONDAY_NINE, "10:00-12:00");
    assertThat(calendars.inForce(id, MONDAY_NINE).version()).isEqualTo(2);
  }

  @Test
  void theSlowerOfTwoEditorsIsToldToReload() {
    publish(0, MONDAY_NINE, "09:00-12:00");
    publish(1, MONDAY_NINE, "09:00-13:00");

    assertThatThrownBy(() -> publish(1, MONDAY_NINE, "09:00-14:00"))
        .isInstanceOf(CalendarConflictException.class)
        .hasMessageContaining("已被他人更新到版本2：请重新加载");
    assertThat(register.versions(id)).hasSize(2);
  }

  @Test
  void ofTwoEditorsAtTheSameInstantOnePublishes() throws Exception {
    var together = new CyclicBarrier(2);
    Callable<Boolean> edit =
        () -> {
          together.await();
          try {
            publish(0, MONDAY_NINE, "09:00-12:00");
            return true;
          } catch (CalendarConflictException e) {
            return false;
          }
        };
    var threads = Executors.newFixedThreadPool(2);
    try {
      List<Boolean> published =
          threads.invokeAll(List.of(edit, edit)).stream().map(CalendarRegisterTest::get).toList();
      assertThat(published).containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdown();
    }
    assertThat(register.versions(id)).hasSize(1);
  }

  @Test
  void aRefusedCalendarLeavesTheOldOneInForce() {
    publish(0, MONDAY_NINE, "09:00-12:00");
    assertThatThrownBy(() -> publish(1, MONDAY_NINE, "12:00-09:00"))
        .isInstanceOf(InvalidCalendarException.class);
    assertThatThrownBy(() -> importing("date,kind\n2027-02-30,休\n", null, false))
        .isInstanceOf(InvalidCalendarException.class);
    assertThat(register.versions(id)).hasSize(1);
  }

  @Test
  void theBuiltInCalendarCannotBeEdited() {
    var draft = new CalendarDraft(Calendars.officeHours(), 0, null, null, null);
    assertThatThrownBy(() -> register.publish("always-open", draft, "supervisor1"))
        .isInstanceOf(CalendarConflictException.class)
        .hasMessageContaining("系统内置");
    assertThat(calendars.get("always-open", 1)).isInstanceOf(AlwaysOpenCalendar.class);
  }

  @Test
  void unknownCalendarsAreNamed() {
    assertThat(calendars.exists(id)).isFalse();
    assertThatThrownBy(() -> calendars.inForce(id, MONDAY_NINE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendars.get("office-hours", 999))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> register.versions(id)).isInstanceOf(UnknownCalendarException.class);
    assertThatThrownBy(() -> importing(NEXT_YEAR, null, true))
        .isInstanceOf(UnknownCalendarException.class);
    var draft = new CalendarDraft(Calendars.officeHours(), 0, null, null, null);
    assertThatThrownBy(() -> register.publish("Büro", draft, "supervisor1"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("小写字母");
  }

  @Test
  void holidaysAreImportedAfterALook() throws IOException {
    publish(0, MONDAY_NINE, "09:00-12:00");

    assertThat(importing(NEXT_YEAR, null, true).published()).isFalse();
    assertThat(register.versions(id)).hasSize(1);

    var imported = importing(NEXT_YEAR, 1, false);
    assertThat(imported.published()).isTrue();
    assertThat(imported.changes().years()).containsExactly(2027);
    assertThat(imported.preview().version().version()).isEqualTo(2);
    assertThat(imported.preview().version().source()).isEqualTo("holidays.csv");

    assertThat(importing(NEXT_YEAR, null, false).published()).as("nothing changes").isFalse();
    assertThatThrownBy(() -> importing(NEXT_YEAR, 1, false))
        .isInstanceOf(CalendarConflictException.class);
  }

  @Test
  void calendarsThatLackAYearAreFound() {
    var document =
        new CalendarDocument(
            id, null, Calendars.everyDay("09:00-12:00"), List.of(Calendars.holiday("2026-10-01")));
    register.publish(id, new CalendarDraft(document, 0, null, null, null), "supervisor1");

    assertThat(register.withoutHolidaysOf(2026)).doesNotContain(id);
    assertThat(register.withoutHolidaysOf(2027)).contains(id).contains("工作时间");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    publish(0, MONDAY_NINE, "09:00-12:00");
    assertThatThrownBy(() -> importing("x".repeat(1024 * 1024 + 1), null, true))
        .isInstanceOf(TooLargeException.class);
  }

  @Test
  void examplesSayWhatACalendarMeans() {
    assertThat(register.examples("office-hours", MONDAY_NINE, List.of(Duration.ofHours(8))))
        .containsExactly(
            new DueExample(
                MONDAY_NINE, Duration.ofHours(8), Instant.parse("2026-11-24T01:30:00Z")));
    assertThatThrownBy(() -> register.examples("office-hours", MONDAY_NINE, List.of(Duration.ZERO)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () -> register.examples("office-hours", Instant.MAX, List.of(Duration.ofHours(1))))
        .isInstanceOf(InvalidInputException.class);
  }

  private void publish(int basedOn, Instant validFrom, String... hours) {
    var document = new CalendarDocument("日历", null, Calendars.everyDay(hours), List.of());
    register.publish(
        id, new CalendarDraft(document, basedOn, validFrom, null, null), "supervisor1");
  }

  private CalendarRegister.Imported importing(String file, Integer basedOn, boolean dryRun)
      throws IOException {
    return register.importHolidays(
        id,
        "C:\\files\\holidays.csv",
        new ByteArrayInputStream(file.getBytes(UTF_8)),
        new CalendarDraft(null, basedOn, null, null, null),
        dryRun,
        "supervisor1");
  }

  private static boolean get(java.util.concurrent.Future<Boolean> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

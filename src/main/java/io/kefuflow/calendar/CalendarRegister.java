package io.kefuflow.calendar;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/**
 * What people do with calendars: look at them, publish versions, import holidays. A version is
 * checked as a whole before it is published, and never changed or removed afterwards.
 */
@Service
@EnableConfigurationProperties(CalendarProperties.class)
public class CalendarRegister {

  /** Who may publish. Callers check; the doors differ in how they know the user. */
  public static final Set<Role> EDITORS =
      Set.copyOf(
          EnumSet.of(Role.SUPERVISOR, Role.DEPUTY_MANAGER, Role.MANAGER, Role.PROCESS_OWNER));

  /** What a calendar is tried with before it is published. */
  public static final List<Duration> EXAMPLES =
      List.of(Duration.ofMinutes(30), Duration.ofHours(8), Duration.ofHours(24));

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 60;
  private static final int LONGEST_SOURCE = 200;
  private static final int LONGEST_NOTE = 1000;
  private static final Instant LATEST = Instant.parse("2199-12-31T00:00:00Z");
  private static final Duration LONGEST_EXAMPLE = Duration.ofDays(3660);

  private final CalendarStore store;
  private final ServiceCalendars calendars;
  private final CalendarProperties limits;
  private final Clock clock;

  CalendarRegister(
      CalendarStore store, ServiceCalendars calendars, CalendarProperties limits, Clock clock) {
    this.store = store;
    this.calendars = calendars;
    this.limits = limits;
    this.clock = clock;
  }

  /** All calendars, the built-in one first. */
  public List<CalendarSummary> all() {
    var always =
        new CalendarSummary(
            AlwaysOpenCalendar.ID, "全天候（7×24小时）", clock.getZone().getId(), 1, 1, true, List.of());
    return Stream.concat(Stream.of(always), store.latest().stream().map(this::summary)).toList();
  }

  /**
   * One calendar, the built-in one included.
   *
   * @throws UnknownCalendarException when there is none with this id
   */
  public CalendarSummary summary(String id) {
    return all().stream()
        .filter(calendar -> calendar.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UnknownCalendarException(id));
  }

  private CalendarSummary summary(CalendarVersion latest) {
    return new CalendarSummary(
        latest.calendarId(),
        latest.document().name(),
        latest.document().zone(),
        latest.version(),
        calendars.inForce(latest.calendarId(), clock.instant()).version(),
        false,
        warnings(latest.document()));
  }

  /**
   * All versions of a calendar, newest first; none of the built-in one.
   *
   * @throws UnknownCalendarException when there is no calendar with this id
   */
  public List<CalendarVersion> versions(String id) {
    List<CalendarVersion> versions = store.versions(id);
    if (versions.isEmpty() && !calendars.exists(id)) {
      throw new UnknownCalendarException(id);
    }
    return versions;
  }

  /**
   * One version.
   *
   * @throws UnknownCalendarException when there is none
   */
  public CalendarVersion version(String id, int version) {
    return store.find(id, version).orElseThrow(() -> new UnknownCalendarException(id, version));
  }

  /** What should be done about a calendar by today, Chinese sentences. */
  public List<String> warnings(CalendarDocument document) {
    return CalendarRules.warnings(document, LocalDate.now(clock));
  }

  /** Names of the calendars that have holidays, but none of this year or later ones. */
  public List<String> withoutHolidaysOf(int year) {
    return store.latest().stream()
        .map(CalendarVersion::document)
        .filter(document -> document.lacksHolidaysOf(year))
        .map(CalendarDocument::name)
        .toList();
  }

  /**
   * When clocks would be due that start on a calendar.
   *
   * @param startAt null for now
   * @throws UnknownCalendarException when there is no such calendar
   * @throws InvalidInputException when the time given is not positive or beyond any calendar
   */
  public List<DueExample> examples(String id, Instant startAt, List<Duration> durations) {
    if (!calendars.exists(id)) {
      throw new UnknownCalendarException(id);
    }
    Instant start = startAt == null ? clock.instant() : imaginable("startAt", startAt);
    return examples(calendars.inForce(id, start), start, durations);
  }

  private static List<DueExample> examples(
      ServiceCalendar calendar, Instant start, List<Duration> durations) {
    var examples = new ArrayList<DueExample>();
    for (Duration within : durations) {
      if (within.isNegative() || within.isZero() || within.compareTo(LONGEST_EXAMPLE) > 0) {
        throw new InvalidInputException("within", "时长应大于零且不超过十年：请填写如 PT8H");
      }
      try {
        examples.add(new DueExample(start, within, calendar.add(start, within)));
      } catch (DateTimeException e) {
        throw new InvalidInputException("within", "这个日历在两百年内没有这么多服务时间：请填写较短的时长");
      }
    }
    return examples;
  }

  /**
   * What the draft would mean: the version that would be published now, with what it brings.
   *
   * @throws InvalidCalendarException with everything that is wrong with it
   * @throws InvalidInputException when another part of the draft is wrong
   * @throws CalendarConflictException when it is based on an older version, or built in
   */
  public Preview preview(String id, CalendarDraft draft, String userId) {
    List<CalendarVersion> published = published(id);
    int latest = published.isEmpty() ? 0 : published.get(0).version();
    if (draft.basedOn() != null && draft.basedOn() != latest) {
      throw overtaken(id, latest);
    }
    CalendarDocument document = inOurZoneByDefault(draft.document());
    Instant validFrom = validFrom(draft, published);
    // Any zone will do to name the day: the true one may be wrong and is checked there.
    ServiceCalendar calendar =
        CalendarRules.calendar(
            id, latest + 1, document, LocalDate.ofInstant(validFrom, clock.getZone()));
    document = document.with(document.exceptions());
    var version =
        new CalendarVersion(
            id,
            latest + 1,
            validFrom,
            document,
            userId,
            clock.instant(),
            InvalidInputException.optionalText("source", "来源", draft.source(), LONGEST_SOURCE),
            InvalidInputException.optionalText("note", "说明", draft.note(), LONGEST_NOTE));
    return new Preview(version, warnings(document), examples(calendar, clock.instant(), EXAMPLES));
  }

  /**
   * A calendar that is tried out without being published.
   *
   * @param id of the calendar that it would be the next version of
   * @throws InvalidCalendarException with everything that is wrong with it
   * @throws InvalidInputException when the id is wrong
   * @throws CalendarConflictException when it is built in
   */
  public ServiceCalendar tryOut(String id, CalendarDocument document) {
    List<CalendarVersion> published = published(id);
    int latest = published.isEmpty() ? 0 : published.get(0).version();
    return CalendarRules.calendar(
        id, latest + 1, inOurZoneByDefault(document), LocalDate.now(clock));
  }

  private CalendarDocument inOurZoneByDefault(CalendarDocument document) {
    if (document == null) {
      throw new InvalidInputException("document", "缺少日历的内容：请填写名称和每周服务时间");
    }
    return document.zone() == null || document.zone().isEmpty()
        ? document.in(clock.getZone().getId())
        : document;
  }

  private List<CalendarVersion> published(String id) {
    if (AlwaysOpenCalendar.ID.equals(id)) {
      throw new CalendarConflictException("日历 " + id + " 是系统内置的，不能修改：请新建或选择其他日历");
    }
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
      throw new InvalidInputException(
          "id", "日历编号不正确：应以小写字母开头，只含小写字母、数字和连字符，最多" + LONGEST_ID + "个字，如 night-shift");
    }
    return store.versions(id);
  }

  /** Databases and calendars end somewhere; nobody means a time beyond. */
  private static Instant imaginable(String field, Instant at) {
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
      throw new InvalidInputException(field, "时间超出范围：应在1970年至2199年之间，如 2026-11-23T09:00:00+08:00");
    }
    return at;
  }

  private Instant validFrom(CalendarDraft draft, List<CalendarVersion> published) {
    Instant wanted =
        draft.validFrom() == null ? clock.instant() : imaginable("validFrom", draft.validFrom());
    if (published.isEmpty() || !wanted.isBefore(published.get(0).validFrom())) {
      return wanted;
    }
    Instant earliest = published.get(0).validFrom();
    if (draft.validFrom() == null) {
      return earliest;
    }
    ZoneId zone = clock.getZone();
    throw new InvalidInputException(
        "validFrom",
        "生效时间早于已发布的版本"
            + published.get(0).version()
            + "（"
            + earliest.atZone(zone).toOffsetDateTime()
            + "）：请填写不早于它的时间");
  }

  private static CalendarConflictException overtaken(String id, int latest) {
    return new CalendarConflictException(
        latest == 0
            ? "还没有日历 " + id + "：新建时 basedOn 应为 0"
            : "日历 " + id + " 已被他人更新到版本" + latest + "：请重新加载，在最新版本上修改后再发布");
  }

  /**
   * Publishes the draft as the next version.
   *
   * @param userId who publishes, recorded with the version
   * @throws InvalidCalendarException with everything that is wrong with it
   * @throws InvalidInputException when another part of the draft is wrong
   * @throws CalendarConflictException when somebody else has published meanwhile, or it is built in
   */
  public Preview publish(String id, CalendarDraft draft, String userId) {
    Preview preview = preview(id, draft, userId);
    if (!store.add(preview.version())) {
      throw overtaken(id, preview.version().version());
    }
    return preview;
  }

  /**
   * Reads holidays from a CSV or iCalendar file into the latest version and publishes the result. A
   * file that changes nothing publishes nothing.
   *
   * @param content read to its end, not closed
   * @param draft all but the document; without a source it is the name of the file
   * @param dryRun whether only to show what would change
   * @throws UnknownCalendarException when there is no such calendar
   * @throws InvalidCalendarException with every row that cannot be taken
   * @throws InvalidInputException when the file cannot be read
   * @throws TooLargeException when it is larger than the limit
   * @throws CalendarConflictException when somebody else has published meanwhile, or it is built in
   */
  public Imported importHolidays(
      String id,
      String fileName,
      InputStream content,
      CalendarDraft draft,
      boolean dryRun,
      String userId)
      throws IOException {
    List<CalendarVersion> published = published(id);
    if (published.isEmpty()) {
      throw new UnknownCalendarException(id);
    }
    CalendarVersion latest = published.get(0);
    String name = fileName == null ? "" : fileName.replaceAll(".*[/\\\\]", "");
    HolidayImport changes;
    try (var upload = SpooledUpload.of(HolidayFile.FIELD, content, limits.maxSize())) {
      changes = HolidayImport.of(latest.document(), HolidayFile.read(name, upload));
    }
    var changed =
        new CalendarDraft(
            changes.document(),
            draft.basedOn() == null ? Integer.valueOf(latest.version()) : draft.basedOn(),
            draft.validFrom(),
            draft.source() == null || draft.source().isBlank()
                ? name.substring(0, Math.min(name.length(), LONGEST_SOURCE))
                : draft.source(),
            draft.note());
    boolean publish = !dryRun && !changes.changes().isEmpty();
    return new Imported(
        changes, publish ? publish(id, changed, userId) : preview(id, changed, userId), publish);
  }

  /**
   * A version that is or would be published.
   *
   * @param warnings what should be done about it, Chinese
   * @param examples when clocks that start on it now would be due
   */
  public record Preview(
      CalendarVersion version, List<String> warnings, List<DueExample> examples) {}

  /**
   * A file of holidays that has been read into a calendar.
   *
   * @param published whether the version has been published
   */
  public record Imported(HolidayImport changes, Preview preview, boolean published) {}
}

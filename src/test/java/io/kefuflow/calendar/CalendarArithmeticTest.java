package io.kefuflow.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.calendar.ExceptionDay.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for every calendar, whenever and however long. The zones change their clocks by an
 * hour, by half an hour (Lord Howe), at midnight (Cairo), or not at all; Apia left out a whole day.
 */
class CalendarArithmeticTest {

  private static final String[] ZONES = {
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Havana",
    "Asia/Kathmandu",
    "Pacific/Apia"
  };
  private static final long FROM = Instant.parse("2009-12-20T00:00:00Z").getEpochSecond();
  private static final long TO = Instant.parse("2028-01-20T00:00:00Z").getEpochSecond();

  @Property
  void soMuchPassesUntilDue(
      @ForAll("calendars") ServiceCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("durations") Duration duration) {
    Instant due = calendar.add(start, duration);

    assertThat(due).isAfterOrEqualTo(start);
    assertThat(calendar.elapsed(start, due)).isEqualTo(duration);
  }

  @Property
  void dueIsTheEarliestSuchInstant(
      @ForAll("calendars") ServiceCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("durations") Duration duration) {
    Instant due = calendar.add(start, duration.plusNanos(1));

    assertThat(calendar.elapsed(start, due.minusNanos(1))).isEqualTo(duration);
  }

  @Property
  void partsAddUp(
      @ForAll("calendars") ServiceCalendar calendar,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant two,
      @ForAll("instants") Instant three) {
    var sorted = List.of(one, two, three).stream().sorted().toList();
    Instant a = sorted.get(0);
    Instant b = sorted.get(1);
    Instant c = sorted.get(2);

    assertThat(calendar.elapsed(a, b).plus(calendar.elapsed(b, c)))
        .isEqualTo(calendar.elapsed(a, c));
    assertThat(calendar.elapsed(a, c)).isLessThanOrEqualTo(Duration.between(a, c));
    assertThat(calendar.elapsed(c, a)).isEqualTo(Duration.ZERO);
  }

  @Property
  void addingInTwoStepsIsAddingAtOnce(
      @ForAll("calendars") ServiceCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("durations") Duration one,
      @ForAll("durations") Duration two) {
    Duration second = two.plusNanos(1);
    assertThat(calendar.add(calendar.add(start, one), second))
        .isEqualTo(calendar.add(start, one.plus(second)));
  }

  @Property
  void laterAndLongerIsNeverDueEarlier(
      @ForAll("calendars") ServiceCalendar calendar,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant two,
      @ForAll("durations") Duration duration,
      @ForAll("durations") Duration more) {
    Instant earlier = one.isBefore(two) ? one : two;
    Instant later = one.isBefore(two) ? two : one;

    assertThat(calendar.add(later, duration)).isAfterOrEqualTo(calendar.add(earlier, duration));
    assertThat(calendar.add(earlier, duration.plus(more)))
        .isAfterOrEqualTo(calendar.add(earlier, duration));
  }

  @Property
  void itIsOpenFromTheNextOpeningOnAndNotBefore(
      @ForAll("calendars") ServiceCalendar calendar, @ForAll("instants") Instant at) {
    Instant opening = calendar.nextOpen(at);

    assertThat(opening).isAfterOrEqualTo(at);
    assertThat(calendar.isOpen(opening)).isTrue();
    assertThat(calendar.isOpen(at)).isEqualTo(opening.equals(at));
    assertThat(calendar.elapsed(at, opening)).isEqualTo(Duration.ZERO);
    assertThat(calendar.elapsed(opening, opening.plusNanos(1))).isEqualTo(Duration.ofNanos(1));
  }

  @Provide
  Arbitrary<ServiceCalendar> calendars() {
    Arbitrary<String> zones = Arbitraries.of(ZONES);
    return Combinators.combine(zones, weeks(), exceptions())
        .as((zone, week, days) -> Calendars.of(new CalendarDocument("日历", zone, week, days)));
  }

  /** Monday is never closed, so that make-up days have hours. */
  private static Arbitrary<Map<DayOfWeek, List<String>>> weeks() {
    return intervals(0)
        .list()
        .ofSize(6)
        .flatMap(
            others ->
                intervals(2)
                    .map(
                        monday -> {
                          var week = new EnumMap<DayOfWeek, List<String>>(DayOfWeek.class);
                          week.put(DayOfWeek.MONDAY, monday);
                          for (int i = 0; i < others.size(); i++) {
                            week.put(DayOfWeek.of(i + 2), others.get(i));
                          }
                          return week;
                        }));
  }

  /** Intervals between an even number of different times; often one ends where the next begins. */
  private static Arbitrary<List<String>> intervals(int fewestTimes) {
    return Arbitraries.integers()
        .between(0, 96)
        .map(quarter -> 15 * quarter)
        .set()
        .ofMinSize(fewestTimes)
        .ofMaxSize(8)
        .map(
            times -> {
              var sorted = new ArrayList<>(new TreeSet<>(times));
              var intervals = new ArrayList<String>();
              for (int i = 0; i + 1 < sorted.size(); i += sorted.size() % 2 == 0 ? 2 : 1) {
                intervals.add(new OpenInterval(sorted.get(i), sorted.get(i + 1)).toString());
              }
              return intervals;
            });
  }

  private static Arbitrary<List<ExceptionDay>> exceptions() {
    Arbitrary<LocalDate> days =
        Arbitraries.integers()
            .between(0, 720)
            .map(offset -> LocalDate.of(2026, 1, 1).plusDays(offset));
    return Combinators.combine(days, Arbitraries.of(Kind.class))
        .as((day, kind) -> ExceptionDay.of(day, "", kind))
        .list()
        .uniqueElements(ExceptionDay::date)
        .ofMaxSize(40);
  }

  /** Any instant, and those around changes of clocks and years. */
  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> any =
        Combinators.combine(
                Arbitraries.longs().between(FROM, TO),
                Arbitraries.integers().between(0, 999_999_999))
            .as(Instant::ofEpochSecond);
    Arbitrary<Instant> nearChanges =
        Combinators.combine(
                Arbitraries.of(
                        "2026-03-29T01:00:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-03-08T07:00:00Z",
                        "2026-04-23T22:00:00Z",
                        "2026-10-29T21:00:00Z",
                        "2011-12-30T10:00:00Z",
                        "2026-12-31T16:00:00Z",
                        "2027-01-01T00:00:00Z")
                    .map(Instant::parse),
                Arbitraries.longs().between(-7200, 7200))
            .as(Instant::plusSeconds);
    return Arbitraries.oneOf(any, nearChanges);
  }

  @Provide
  Arbitrary<Duration> durations() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 200 * 3600).map(Duration::ofSeconds),
        Arbitraries.longs().between(0, 3_600_000_000_000L).map(Duration::ofNanos),
        Arbitraries.integers().between(0, 400).map(quarters -> Duration.ofMinutes(15L * quarters)));
  }
}

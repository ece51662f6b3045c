package io.kefuflow.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kefuflow.calendar.HolidayImport.IgnoredEvent;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class HolidayFileTest {

  private static final String CALENDAR =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n%sEND:VCALENDAR\r\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date,name,kind\\n2027-01-01,元旦,HOLIDAY\\n2027-01-03,元旦,WORKDAY
          kind;date;name\\r\\n休;2027/1/1;元旦\\r\\n班;2027/1/3;元旦\\r\\n
          日期\t名称\t类型\\n2027年1月1日\t元旦\tholiday\\n2027-1-3\t元旦\tWorkday
          date,name,kind,note\\n2027-01-01,元旦,休,x\\n2027-01-03,元旦,班,\\n2027-01-03,元旦,班,twice
          """)
  void csvIsReadInSeveralForms(String text) throws IOException {
    String file = text.replace("\\n", "\n").replace("\\r", "\r");
    assertThat(days(read("a.csv", "\uFEFF" + file)))
        .containsExactly("2027-01-01 休 元旦", "2027-01-03 班 元旦");
    assertThat(days(HolidayFile.read("a.csv", upload(file.getBytes(Charset.forName("GB18030"))))))
        .containsExactly("2027-01-01 休 元旦", "2027-01-03 班 元旦");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          date,name,kind\\n2027-02-29,x,休                 | 第2行：date：日期“2027-02-29”不存在
          date,name,kind\\n\\n20270101,x,休                | 第3行：date：日期“20270101”
          date,name,kind\\n2027-01-01,x,假                 | 第2行：kind：类型“假”无法识别
          date,name,kind\\n2027-01-01,x                    | 第2行：列数不符
          date,name,kind\\n2027-01-01,x,休\\n2027-01-01,y,班 | 第3行：2027-01-01 在文件中既是休又是班
          date,name,kind                                   | 文件中没有节假日或调休
          day,what\\n1,2                                   | 第1行：缺少列
          BEGIN:VCALENDAR                                  | 文件不完整：缺少 END:VCALENDAR
          BEGIN:VCARD\\nEND:VCARD                          | 不是日历文件
          """)
  void aFileWithAMistakeIsRefused(String text, String reason) {
    assertThat(problems("a.txt", text.replace("\\n", "\n"))).first().asString().contains(reason);
  }

  @Test
  void everyBadRowIsNamedUpToALimit() {
    assertThat(problems("a.csv", "date,kind\n" + "x,y\n".repeat(40)))
        .hasSize(51)
        .endsWith("另有30处错误未列出");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThatThrownBy(() -> HolidayFile.read("a.ics", upload(new byte[] {0, 1, 2, (byte) 0xff})))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void allDayEventsAreReadDayByDay() throws IOException {
    HolidayFile file =
        read(
            "a.ics",
            calendar(
                """
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270101
                DTEND;VALUE=DATE:20270104
                SUMMARY:元旦（休）
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270109
                SUMMARY:元旦\\, 补班
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20270206
                DURATION:P2D
                CATEGORIES:Holiday
                SUMMARY:Spring Fes
                 tival
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270213
                SUMMARY:Special Working Day
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270214
                SUMMARY:春节 调休
                BEGIN:VALARM
                SUMMARY:放假
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270910
                SUMMARY:教师节
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20270911T090000Z
                SUMMARY:Team meeting
                END:VEVENT
                """));

    assertThat(days(file))
        .containsExactly(
            "2027-01-01 休 元旦（休）",
            "2027-01-02 休 元旦（休）",
            "2027-01-03 休 元旦（休）",
            "2027-01-09 班 元旦, 补班",
            "2027-02-06 休 Spring Festival",
            "2027-02-07 休 Spring Festival",
            "2027-02-13 班 Special Working Day",
            "2027-02-14 班 春节 调休");
    assertThat(file.ignored())
        .containsExactly(
            new IgnoredEvent(LocalDate.of(2027, 9, 10), "教师节", "既不是放假也不是上班"),
            new IgnoredEvent(null, "Team meeting", "既不是放假也不是上班"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DTSTART;VALUE=DATE:20270101\\nSUMMARY:放假调休                               | 看不出是休还是班
          DTSTART;VALUE=DATE:20270101\\nSUMMARY:补班\\nCATEGORIES:Holidays             | 看不出是休还是班
          DTSTART:20270101T000000Z\\nSUMMARY:元旦放假                                 | 不是全天事件
          SUMMARY:元旦放假                                                           | 没有日期
          DTSTART;VALUE=DATE:20270230\\nSUMMARY:放假                                  | 没有日期
          DTSTART;VALUE=DATE:20270101\\nRRULE:FREQ=YEARLY\\nSUMMARY:元旦放假           | 是重复事件
          DTSTART;VALUE=DATE:20270101\\nDTEND;VALUE=DATE:20270101\\nSUMMARY:元旦放假   | 结束日期
          DTSTART;VALUE=DATE:20270101\\nDTEND;VALUE=DATE:20280101\\nSUMMARY:元旦放假   | 结束日期
          DTSTART;VALUE=DATE:20270101\\nDURATION:PT5H\\nSUMMARY:元旦放假               | 结束日期
          DTSTART;VALUE=DATE:20270101\\nwhat is this                                 | 文件有误（what is this）
          """)
  void anEventThatIsNotClearIsRefusedWithItsRow(String event, String reason) {
    String file =
        calendar("BEGIN:VEVENT\n" + event.strip().replace("\\n", "\n") + "\nEND:VEVENT\n");
    assertThat(problems("feed", file)).first().asString().startsWith("第").contains(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "END:VEVENT",
    "BEGIN:VEVENT|DTSTART;VALUE=DATE:20270101|SUMMARY:放假",
    "BEGIN:VEVENT|DTSTART;VALUE=DATE:20270101|SUMMARY:放假|BEGIN:VEVENT|END:VEVENT"
  })
  void aBrokenCalendarIsRefused(String lines) {
    assertThat(problems("a.ics", calendar(lines.replace("|", "\n") + "\n"))).isNotEmpty();
  }

  @Test
  void theShippedHolidaysAreRead() throws IOException {
    try (var file = getClass().getResourceAsStream("/calendars/cn-calendar-exceptions.csv")) {
      HolidayFile holidays = read("a.csv", new String(file.readAllBytes(), UTF_8));
      assertThat(holidays.days()).hasSizeGreaterThan(120);
      assertThat(CalendarDocument.holidayYears(holidays.days()))
          .containsExactly(2023, 2024, 2025, 2026);
      Calendars.of(Calendars.officeHours(holidays.days().toArray(ExceptionDay[]::new)));
    }
  }

  @Test
  void theYearsOfTheFileAreReplacedAndOthersKept() throws IOException {
    CalendarDocument before =
        Calendars.officeHours(
            Calendars.holiday("2025-12-31"),
            Calendars.holiday("2026-10-01"),
            Calendars.workday("2026-10-10"),
            Calendars.holiday("2027-01-01"),
            Calendars.holiday("2027-05-01"));

    HolidayImport changed =
        HolidayImport.of(
            before,
            read("a.csv", "date,name,kind\n2026-12-31,元旦,休\n2027-01-01,假日,休\n2027-01-02,元旦,休\n"));

    assertThat(changed.years()).containsExactly(2027);
    assertThat(changed.document().exceptions())
        .extracting(day -> day.date().toString())
        .containsExactly(
            "2025-12-31", "2026-10-01", "2026-10-10", "2026-12-31", "2027-01-01", "2027-01-02");
    assertThat(changed.unchanged()).isEqualTo(1);
    assertThat(changed.changes())
        .extracting(
            day -> day.date() + (day.before() == null ? "+" : day.after() == null ? "-" : "~"))
        .containsExactly("2026-12-31+", "2027-01-02+", "2027-05-01-");
  }

  private static String calendar(String events) {
    return CALENDAR.formatted(events.replace("\n", "\r\n"));
  }

  private static List<String> days(HolidayFile file) {
    return file.days().stream()
        .map(day -> day.date() + " " + day.kind().label() + " " + day.name())
        .toList();
  }

  private static List<String> problems(String name, String text) {
    var refused = catchThrowableOfType(InvalidCalendarException.class, () -> read(name, text));
    return refused.problems().stream().map(Throwable::getMessage).toList();
  }

  private static HolidayFile read(String name, String text) throws IOException {
    return HolidayFile.read(name, upload(text.getBytes(UTF_8)));
  }

  private static SpooledUpload upload(byte[] content) throws IOException {
    return SpooledUpload.of("file", new ByteArrayInputStream(content), DataSize.ofMegabytes(1));
  }
}

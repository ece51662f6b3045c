package io.kefuflow.calendar;

import io.kefuflow.calendar.ExceptionDay.Kind;
import io.kefuflow.shared.CsvRecords;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads holidays from CSV: columns date, name, kind, in any order, in English or Chinese. */
final class HolidayCsv {

  private static final List<String> DATE = List.of("date", "日期");
  private static final List<String> NAME = List.of("name", "名称", "节日");
  private static final List<String> KIND = List.of("kind", "类型");

  private static final Map<String, Kind> KINDS =
      Map.of(
          "HOLIDAY", Kind.HOLIDAY, "休", Kind.HOLIDAY, "WORKDAY", Kind.WORKDAY, "班", Kind.WORKDAY);

  /** As people write it, and as spreadsheets change it. */
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("[uuuu-M-d][uuuu/M/d][uuuu年M月d日]")
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int LONGEST_SHOWN = 30;

  private HolidayCsv() {}

  /**
   * The days in the file.
   *
   * @throws InvalidCalendarException with every row that cannot be taken
   */
  static HolidayFile read(Reader reader) throws IOException {
    var file = new HolidayFile.Builder();
    try (var records = new CsvRecords(reader)) {
      int date = column(records, DATE);
      int name = column(records, NAME);
      int kind = column(records, KIND);
      if (date < 0 || kind < 0) {
        file.refuse(1, "缺少列：第一行应为列名 date,name,kind（或 日期,名称,类型），请检查是否为节假日文件");
        return file.build();
      }
      for (CsvRecords.Row row; (row = records.next()) != null; ) {
        if (row.problem() != null) {
          file.refuse(row.line(), row.problem());
          continue;
        }
        LocalDate day = day(file, row.line(), row.fields().get(date));
        Kind what = kind(file, row.line(), row.fields().get(kind));
        if (day != null && what != null) {
          file.add(row.line(), day, name < 0 ? "" : row.fields().get(name), what);
        }
      }
    }
    return file.build();
  }

  private static int column(CsvRecords records, List<String> names) {
    for (int i = 0; i < records.header().size(); i++) {
      if (names.contains(records.header().get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  private static LocalDate day(HolidayFile.Builder file, long line, String text) {
    try {
      return LocalDate.parse(text.strip(), DAY);
    } catch (DateTimeException e) {
      file.refuse(line, "date：日期“" + shortened(text) + "”不存在或无法识别，应如 2027-01-01");
      return null;
    }
  }

  private static Kind kind(HolidayFile.Builder file, long line, String text) {
    Kind kind = KINDS.get(text.strip().toUpperCase(Locale.ROOT));
    if (kind == null) {
      file.refuse(line, "kind：类型“" + shortened(text) + "”无法识别，应为 HOLIDAY（休）或 WORKDAY（班）");
    }
    return kind;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}

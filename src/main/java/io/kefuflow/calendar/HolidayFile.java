package io.kefuflow.calendar;

import io.kefuflow.calendar.ExceptionDay.Kind;
import io.kefuflow.calendar.HolidayImport.IgnoredEvent;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TextEncoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exception days that a file names, CSV or iCalendar. A file with any mistake is refused as a
 * whole, with the rows and reasons.
 *
 * @param days by date, each once
 * @param ignored events that are neither holidays nor make-up days
 */
record HolidayFile(List<ExceptionDay> days, List<IgnoredEvent> ignored) {

  /** Field that errors about the file as a whole name. */
  static final String FIELD = "file";

  private static final int MOST_PROBLEMS = 50;

  /**
   * Reads the file; what it is shows in its first line.
   *
   * @throws InvalidInputException when it is no text
   * @throws InvalidCalendarException when anything in it cannot be taken
   */
  static HolidayFile read(String fileName, SpooledUpload upload) throws IOException {
    Charset encoding =
        TextEncoding.of(upload.file())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        FIELD,
                        "文件不是 UTF-8 或 GB18030 编码的文本：请上传 CSV 或 .ics 文件（Excel 请另存为“CSV UTF-8”）"));
    boolean calendar =
        fileName.toLowerCase(Locale.ROOT).endsWith(".ics") || beginsAsCalendar(upload, encoding);
    try (Reader reader = TextEncoding.strictReader(upload.file(), encoding)) {
      return calendar ? HolidayIcs.read(reader) : HolidayCsv.read(reader);
    }
  }

  private static boolean beginsAsCalendar(SpooledUpload upload, Charset encoding)
      throws IOException {
    try (var reader = new BufferedReader(TextEncoding.strictReader(upload.file(), encoding))) {
      String line = reader.readLine();
      return line != null
          && line.replace("\uFEFF", "").strip().toUpperCase(Locale.ROOT).startsWith("BEGIN:");
    }
  }

  /** Collects the days and mistakes of a file while it is read. */
  static final class Builder {

    private final Map<LocalDate, ExceptionDay> days = new TreeMap<>();
    private final List<IgnoredEvent> ignored = new ArrayList<>();
    private final List<InvalidInputException> problems = new ArrayList<>();
    private int moreProblems;

    void refuse(long line, String message) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(new InvalidInputException(FIELD, "第" + line + "行：" + message));
      } else {
        moreProblems++;
      }
    }

    void ignore(IgnoredEvent event) {
      ignored.add(event);
    }

    /** Takes a day; naming it twice is harmless, contradicting oneself is not. */
    void add(long line, LocalDate date, String name, Kind kind) {
      ExceptionDay known = days.putIfAbsent(date, ExceptionDay.of(date, name, kind));
      if (known != null && known.kind() != kind) {
        refuse(line, date + " 在文件中既是休又是班：请只保留一种");
      }
    }

    /**
     * The content.
     *
     * @throws InvalidCalendarException when something was refused, or there is nothing
     */
    HolidayFile build() {
      if (problems.isEmpty() && days.isEmpty()) {
        problems.add(new InvalidInputException(FIELD, "文件中没有节假日或调休：请检查文件"));
      }
      if (moreProblems > 0) {
        problems.add(new InvalidInputException(FIELD, "另有" + moreProblems + "处错误未列出"));
      }
      if (!problems.isEmpty()) {
        throw new InvalidCalendarException(problems);
      }
      return new HolidayFile(List.copyOf(days.values()), List.copyOf(ignored));
    }
  }
}

package io.kefuflow.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV files for spreadsheets. */
public final class CsvText {

  /** By this mark spreadsheets recognise UTF-8. */
  private static final String MARK = "\uFEFF";

  private CsvText() {}

  /**
   * The rows under their header, RFC 4180. No value is taken for a formula by a spreadsheet; a null
   * is an empty cell.
   */
  public static String of(List<String> header, List<? extends List<?>> rows) {
    var text = new StringBuilder(MARK);
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(header);
      for (List<?> row : rows) {
        csv.printRecord(row.stream().map(CsvText::guarded));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Object guarded(Object value) {
    return value instanceof String text
            && !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : value;
  }

  /** A value as it was before it was written, stripped. */
  public static String unguarded(String value) {
    return value.strip().replaceFirst("^'(?=[=+\\-@])", "");
  }
}

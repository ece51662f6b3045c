package io.kefuflow.importing;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * The rejected rows of a run as a CSV file: where and why, then the row as it came. Corrected, the
 * file can be imported as it is; the columns in front are no part of the row then.
 */
final class RejectedRows {

  private static final List<String> REPORT = List.of("行号", "问题列", "原因");
  private static final int AT_ONCE = 500;

  private RejectedRows() {}

  /** How many columns of the header are not the row's own, because the file came from here. */
  static int reportColumns(List<String> header) {
    return header.size() >= REPORT.size() && header.subList(0, REPORT.size()).equals(REPORT)
        ? REPORT.size()
        : 0;
  }

  /** Writes the file with a byte-order mark, without which Excel takes UTF-8 for something else. */
  static void write(ImportStore store, long id, Appendable out) throws IOException {
    out.append('\uFEFF').append(String.join(",", REPORT)).append(',');
    out.append(store.header(id)).append("\r\n");
    List<Rejection> rows = store.rejections(id, 0, AT_ONCE);
    while (!rows.isEmpty()) {
      for (Rejection row : rows) {
        out.append(CSVFormat.RFC4180.format(row.line(), row.column(), row.reason()));
        out.append(',').append(row.row()).append("\r\n");
      }
      rows = store.rejections(id, rows.get(rows.size() - 1).line(), AT_ONCE);
    }
  }
}

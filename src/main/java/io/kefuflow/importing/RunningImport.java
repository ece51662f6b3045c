package io.kefuflow.importing;

import io.kefuflow.casework.CaseIntake;
import io.kefuflow.casework.CaseReport;
import io.kefuflow.shared.CsvRecords;
import io.kefuflow.shared.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.commons.csv.CSVFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of one import: every row by itself, so that a bad one stops none of the others. */
final class RunningImport {

  private static final Logger LOG = LoggerFactory.getLogger(RunningImport.class);

  /** So many rows failing one after the other for no fault of theirs: something is down. */
  private static final int MOST_FAILURES = 20;

  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
  private static final int LONGEST_REASON = 1000;
  private static final int LONGEST_COLUMN = 500;

  private final long id;
  private final ImportFile file;
  private final RowReader reader;
  private final CaseIntake intake;
  private final ImportStore store;
  private final BooleanSupplier stopping;

  private long imported;
  private long alreadyKnown;
  private long rejected;
  private int failuresInARow;
  private long reportedAt = System.nanoTime();

  RunningImport(
      long id,
      ImportFile file,
      RowReader reader,
      CaseIntake intake,
      ImportStore store,
      BooleanSupplier stopping) {
    this.id = id;
    this.file = file;
    this.reader = reader;
    this.intake = intake;
    this.store = store;
    this.stopping = stopping;
  }

  /** Imports row by row; whatever happens, the run has an end. */
  void run() {
    String failure = null;
    try (CsvRecords records = file.open()) {
      for (CsvRecords.Row row; failure == null && (row = records.next()) != null; ) {
        take(row);
        report(false);
        if (failuresInARow >= MOST_FAILURES) {
          failure = "连续" + MOST_FAILURES + "行出现系统错误，导入已停止：请联系系统管理员，之后重新导入同一文件，不会重复";
        } else if (stopping.getAsBoolean()) {
          failure = "服务正在停止，导入已中断：已导入的工单都已保留，请在服务恢复后重新导入同一文件，不会重复";
        }
      }
    } catch (IOException | RuntimeException e) {
      String errorId = log(e, "Import " + id + " stopped");
      failure = "系统错误，导入已停止：请把错误编号 " + errorId + " 告诉系统管理员，之后重新导入同一文件，不会重复";
    }
    report(true);
    store.finish(id, failure);
    LOG.info(
        "Import {} ended: {} imported, {} already known, {} rejected",
        id,
        imported,
        alreadyKnown,
        rejected);
  }

  private void take(CsvRecords.Row row) {
    if (row.problem() != null) {
      reject(row, null, row.problem());
      return;
    }
    try {
      CaseReport report = reader.read(headers -> cell(row, headers));
      if (intake.receive(report).alreadyKnown()) {
        alreadyKnown++;
      } else {
        imported++;
      }
      failuresInARow = 0;
    } catch (InvalidInputException e) {
      failuresInARow = 0;
      reject(row, columnOf(e.field()), e.getMessage());
    } catch (RuntimeException e) {
      failuresInARow++;
      String errorId = log(e, "Import " + id + " failed at line " + row.line());
      reject(row, null, "系统错误：请稍后重新导入这一行，仍失败时把错误编号 " + errorId + " 告诉系统管理员");
    }
  }

  private static String log(Exception e, String what) {
    String errorId = UUID.randomUUID().toString();
    LOG.error("{} (error id {})", what, errorId, e);
    return errorId;
  }

  private String cell(CsvRecords.Row row, List<String> headers) {
    int index = ImportFile.indexOf(file.header(), headers);
    return index < 0 ? "" : row.fields().get(index);
  }

  private String columnOf(String field) {
    return reader
        .sourceOf(field)
        .filter(source -> !source.columns().isEmpty())
        .map(this::presentHeaders)
        .orElse(field);
  }

  private String presentHeaders(FieldMapping source) {
    List<String> present =
        source.columns().stream()
            .map(headers -> ImportFile.indexOf(file.header(), headers))
            .filter(index -> index >= 0)
            .map(file.header()::get)
            .toList();
    return present.isEmpty() ? source.columnNames() : String.join("、", present);
  }

  private void reject(CsvRecords.Row row, String column, String reason) {
    int skipped = row.problem() == null ? RejectedRows.reportColumns(file.header()) : 0;
    List<String> fields = row.fields().subList(skipped, row.fields().size());
    store.reject(
        id,
        new Rejection(
            row.line(),
            column == null ? null : cut(column, LONGEST_COLUMN),
            cut(reason, LONGEST_REASON),
            CSVFormat.RFC4180.format(fields.toArray())));
    rejected++;
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private void report(boolean now) {
    if (now || System.nanoTime() - reportedAt >= BETWEEN_REPORTS.toNanos()) {
      store.progress(id, imported, alreadyKnown, rejected);
      reportedAt = System.nanoTime();
    }
  }
}

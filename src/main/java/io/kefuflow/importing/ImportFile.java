package io.kefuflow.importing;

import io.kefuflow.shared.CsvRecords;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import io.kefuflow.shared.TextEncoding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A file that has passed the checks that concern it as a whole: encoding, header, something in it.
 * Read as often as needed, never whole in memory.
 *
 * @param rows how many records it has
 */
record ImportFile(SpooledUpload upload, Charset encoding, List<String> header, long rows)
    implements AutoCloseable {

  private static final String FIELD = "file";

  /**
   * Checks the file against the mapping.
   *
   * @throws InvalidInputException when nothing of it can be imported
   */
  static ImportFile of(SpooledUpload upload, ImportMapping mapping) throws IOException {
    Charset encoding =
        TextEncoding.of(upload.file())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        FIELD, "文件不是 UTF-8 或 GB18030 编码的文本：请在 Excel 中另存为“CSV UTF-8（逗号分隔）”后再上传"));
    try (var records = new CsvRecords(TextEncoding.strictReader(upload.file(), encoding))) {
      List<String> header = records.header();
      checkHeader(header, mapping);
      long rows = 0;
      while (records.next() != null) {
        rows++;
      }
      if (rows == 0) {
        throw new InvalidInputException(FIELD, "文件中只有表头，没有数据行：请检查文件");
      }
      return new ImportFile(upload, encoding, header, rows);
    }
  }

  private static void checkHeader(List<String> header, ImportMapping mapping) {
    if (header.isEmpty()) {
      throw new InvalidInputException(FIELD, "第一行不是表头：第一行应为列名，请检查文件");
    }
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new InvalidInputException(
            FIELD,
            name.isEmpty() ? "表头中有多个空列名：请补全或删除这些列" : "表头中列名“" + shortened(name) + "”重复：请改名或删除重复的列");
      }
    }
    List<String> missing =
        mapping.columns().stream()
            .filter(ImportMapping.Column::required)
            .filter(column -> indexOf(header, column.headers()) < 0)
            .map(column -> String.join("/", column.headers()))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          FIELD,
          "缺少列："
              + String.join("、", missing)
              + "。映射“"
              + mapping.label()
              + "”需要这些列，文件中的列有："
              + shortened(String.join("、", header))
              + "。请检查文件，或选择其他映射");
    }
  }

  private static String shortened(String text) {
    return text.length() <= 500 ? text : text.substring(0, 500) + "…";
  }

  /** Where the column with one of the names is, -1 when there is none. Without regard to case. */
  static int indexOf(List<String> header, List<String> names) {
    for (int i = 0; i < header.size(); i++) {
      String column = header.get(i);
      if (names.stream().anyMatch(column::equalsIgnoreCase)) {
        return i;
      }
    }
    return -1;
  }

  /** The records from the first on; the caller closes them. */
  CsvRecords open() throws IOException {
    return new CsvRecords(TextEncoding.strictReader(upload.file(), encoding));
  }

  /** Removes the temporary file. */
  @Override
  public void close() throws IOException {
    upload.close();
  }
}

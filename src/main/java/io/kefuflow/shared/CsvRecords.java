package io.kefuflow.shared;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the records of a CSV file one after the other. A record may span lines inside quotes. Where
 * a quote is never closed, a plain CSV parser would take the rest of the file for one value; here
 * only the line where that begins is lost.
 */
public final class CsvRecords implements Closeable {

  /** No honest value has more lines. */
  private static final int MOST_LINES = 200;

  private static final int LONGEST_LINE = 100_000;

  private final BufferedReader in;
  private final Deque<String> putBack = new ArrayDeque<>();
  private final char delimiter;
  private final CSVFormat format;
  private final List<String> header;
  private long line;

  /**
   * Reads the header. The delimiter is comma, semicolon or tab, whatever the header has most of.
   */
  public CsvRecords(Reader reader) throws IOException {
    in = new BufferedReader(reader);
    String first = nextLine();
    first = first == null ? "" : first;
    String text = first.startsWith("\uFEFF") ? first.substring(1) : first;
    delimiter = delimiterOf(text);
    format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    List<String> names = parse(text);
    header = names == null ? List.of() : withoutTrailingBlanks(names);
  }

  private static char delimiterOf(String header) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  /** The names of the columns, stripped; empty when the file has no header that can be read. */
  public List<String> header() {
    return header;
  }

  /** The next record that is not blank, null at the end. */
  public Row next() throws IOException {
    String first;
    do {
      first = nextLine();
    } while (first != null && first.isBlank());
    if (first == null) {
      return null;
    }
    long start = line;
    var lines = new ArrayList<>(List.of(first));
    boolean closed = isClosed(first, true);
    for (String more; !closed && lines.size() < MOST_LINES && (more = nextLine()) != null; ) {
      lines.add(more);
      closed = isClosed(more, false);
    }
    List<String> fields = closed ? parse(String.join("\n", lines)) : null;
    if (fields != null) {
      fields = fitted(fields);
    }
    if (lines.size() > 1 && (fields == null || fields.size() != header.size())) {
      // Not one value over several lines, but a stray quote in the first of them.
      for (int i = lines.size() - 1; i > 0; i--) {
        putBack.addFirst(lines.get(i));
      }
      line = start;
      fields = null;
    }
    if (first.length() >= LONGEST_LINE) {
      return new Row(
          start, List.of(first.substring(0, 1000)), "这一行过长，无法读取：最多" + LONGEST_LINE + "个字");
    }
    if (fields == null) {
      return new Row(start, List.of(first), "引号没有成对：请检查这一行的双引号，值中的双引号应写成两个");
    }
    return new Row(start, fields, widthProblem(fields.size()));
  }

  private String widthProblem(int width) {
    if (width == header.size()) {
      return null;
    }
    return "列数不符：表头有"
        + header.size()
        + "列，这一行有"
        + width
        + "列，"
        + (width < header.size() ? "请检查这一行是否被截断" : "请检查值中的分隔符是否用双引号括起");
  }

  /** Whether no quote is left open; {@code closedBefore} says how it stood before this line. */
  private static boolean isClosed(String text, boolean closedBefore) {
    return (count(text, '"') % 2 == 0) == closedBefore;
  }

  /** Spreadsheets write empty cells beyond the last column. */
  private List<String> fitted(List<String> fields) {
    int width = fields.size();
    while (width > header.size() && fields.get(width - 1).isBlank()) {
      width--;
    }
    return fields.subList(0, width);
  }

  private static List<String> withoutTrailingBlanks(List<String> names) {
    int width = names.size();
    while (width > 0 && names.get(width - 1).isBlank()) {
      width--;
    }
    return names.subList(0, width).stream().map(String::strip).toList();
  }

  /** The values in the text of one record, null when its quotes are wrong. */
  private List<String> parse(String text) {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).toList() : null;
    } catch (IOException | UncheckedIOException | IllegalStateException wrongQuotes) {
      return null;
    }
  }

  /**
   * The next line without its end, cut at {@value #LONGEST_LINE} characters, so that no file fills
   * the memory.
   */
  private String nextLine() throws IOException {
    String again = putBack.pollFirst();
    if (again != null) {
      line++;
      return again;
    }
    int c = in.read();
    if (c < 0) {
      return null;
    }
    var text = new StringBuilder();
    for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
      if (text.length() < LONGEST_LINE) {
        text.append((char) c);
      }
    }
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    line++;
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * A record of the file.
   *
   * @param line where it begins, the header is line 1
   * @param fields its values; the raw line when it cannot be read
   * @param problem why it cannot be read, Chinese; null when it can
   */
  public record Row(long line, List<String> fields, String problem) {}
}

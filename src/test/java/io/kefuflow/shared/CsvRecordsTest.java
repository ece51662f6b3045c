package io.kefuflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\r1\t2\r", "\uFEFFa,b\n1,2"})
  void delimitersAndLineEndsAreRecognised(String file) throws IOException {
    var records = new CsvRecords(new StringReader(file));
    assertThat(records.header()).containsExactly("a", "b");
    assertThat(records.next().fields()).containsExactly("1", "2");
    assertThat(records.next()).isNull();
  }

  @Test
  void aValueMaySpanLines() throws IOException {
    var rows = read("a,b\n\"x\ny \"\"z\"\"\",2\n\n3,4\n");
    assertThat(rows.get(0).fields()).containsExactly("x\ny \"z\"", "2");
    assertThat(rows.get(0).line()).isEqualTo(2);
    assertThat(rows.get(1).fields()).containsExactly("3", "4");
    assertThat(rows.get(1).line()).isEqualTo(5);
  }

  @Test
  void aStrayQuoteCostsOneLineOnly() throws IOException {
    var rows = read("a,b\n1,\"never closed\n2,x\n3,y\n");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).problem()).contains("引号没有成对");
    assertThat(rows.get(0).fields()).containsExactly("1,\"never closed");
    assertThat(rows.get(1).fields()).containsExactly("2", "x");
    assertThat(rows.get(2).line()).isEqualTo(4);
  }

  @Test
  void twoStrayQuotesCostTwoLines() throws IOException {
    var rows = read("a,b\n1,5\" pipe\n2,x\n3,7\" pipe\n4,y\n");
    assertThat(rows)
        .extracting(row -> row.problem() == null)
        .containsExactly(false, true, false, true);
    assertThat(rows).extracting(CsvRecords.Row::line).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void tooFewAndTooManyValuesAreToldApart() throws IOException {
    var rows = read("a,b\n1\n1,2,3\n1,2,,\n");
    assertThat(rows.get(0).problem()).contains("表头有2列，这一行有1列", "截断");
    assertThat(rows.get(1).problem()).contains("3列", "分隔符");
    assertThat(rows.get(2).problem()).isNull();
    assertThat(rows.get(2).fields()).containsExactly("1", "2");
  }

  @Test
  void aTornLastLineIsReported() throws IOException {
    var rows = read("a,b,c\n1,2,3\n4,\"to");
    assertThat(rows.get(1).problem()).isNotNull();
    assertThat(rows.get(1).line()).isEqualTo(3);
  }

  @Test
  void anEndlessLineDoesNotFillTheMemory() throws IOException {
    var rows = read("a,b\n" + "x".repeat(300_000) + ",1\n2,3\n");
    assertThat(rows.get(0).problem()).contains("过长");
    assertThat(rows.get(0).fields().get(0)).hasSize(1000);
    assertThat(rows.get(1).fields()).containsExactly("2", "3");
  }

  @Test
  void anEmptyFileHasNoHeader() throws IOException {
    assertThat(new CsvRecords(new StringReader("")).header()).isEmpty();
  }

  private static List<CsvRecords.Row> read(String file) throws IOException {
    try (var records = new CsvRecords(new StringReader(file))) {
      var rows = new ArrayList<CsvRecords.Row>();
      for (CsvRecords.Row row; (row = records.next()) != null; ) {
        rows.add(row);
      }
      return rows;
    }
  }
}

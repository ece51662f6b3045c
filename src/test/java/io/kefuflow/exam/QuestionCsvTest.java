package io.kefuflow.exam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.exam.QuestionCsv.Row;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class QuestionCsvTest {

  private static final String HEADER = "编号,课程,题型,题目,选项A,选项B,选项C,选项D,选项E,选项F,答案,解析,启用\n";
  private static final List<Course> COURSES =
      List.of(
          new Course(
              "telecom-law",
              "电信法规",
              ContentArea.LAW,
              Assessment.EXAM,
              60,
              5,
              Duration.ofMinutes(30),
              null,
              null,
              1));
  private static final Question KNOWN =
      new Question(
          "TM-000012",
          new QuestionText(
              "telecom-law", QuestionKind.SINGLE, "=已有的题目", List.of("甲", "乙"), Set.of("B"), null),
          false,
          3);

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030"})
  void questionsAreRead(String encoding) throws IOException {
    List<Row> rows =
        read(
            (HEADER
                    + ",telecom-law,单选,在网多少天可以携号转网,30 天,120 天,,,,,B,解析,是\n"
                    + ",电信法规,多选题,哪些对,甲,乙,丙,,,,\"c、a\",,\n"
                    + ",电信法规,判断,对吗,,,,,,,错,,否\n"
                    + "TM-000012,电信法规,SINGLE,改过的题目,甲,乙,,,,,Ａ,,\n")
                .getBytes(Charset.forName(encoding)));

    assertThat(rows)
        .extracting(row -> row.wanted().content().kind())
        .containsExactly(
            QuestionKind.SINGLE,
            QuestionKind.MULTIPLE,
            QuestionKind.JUDGEMENT,
            QuestionKind.SINGLE);
    assertThat(rows)
        .extracting(row -> row.wanted().content().correct())
        .containsExactly(Set.of("B"), Set.of("A", "C"), Set.of("B"), Set.of("A"));
    assertThat(rows)
        .extracting(row -> row.wanted().active())
        .as("what is not said stays, and is in use when new")
        .containsExactly(true, true, false, false);
    assertThat(rows.get(3).before()).isEqualTo(KNOWN);
    assertThat(rows.get(3).wanted().version()).isEqualTo(3);
  }

  @Test
  void englishHeadingsInAnotherOrderAreRead() throws IOException {
    assertThat(
            read(
                "kind;question;course;A;B;answer\njudgement;对吗;telecom-law;;;true\n"
                    .getBytes(UTF_8)))
        .singleElement()
        .satisfies(row -> assertThat(row.wanted().content().correct()).containsExactly("A"));
  }

  @Test
  void whatIsWrittenIsReadBackUnchanged() throws IOException {
    List<Row> rows = read(QuestionCsv.write(List.of(KNOWN)).getBytes(UTF_8));

    assertThat(QuestionCsv.write(List.of(KNOWN))).contains("'=已有的题目");
    assertThat(rows).containsExactly(new Row(KNOWN, KNOWN));
  }

  @Test
  void everyWrongRowIsNamedWithWhatToDo() {
    assertThat(
            problems(
                HEADER
                    + ",telecom-law,单选,题一,甲,乙,,,,,C,,\n"
                    + ",no-course,单选,题二,甲,乙,,,,,A,,\n"
                    + ",telecom-law,单选,题三,甲,乙,,,,,A,,\n"
                    + ",telecom-law,单选,题三,甲,乙,,,,,A,,\n"
                    + ",telecom-law,单选,=已有的题目,甲,乙,,,,,A,,\n"
                    + "TM-000013,telecom-law,单选,题四,甲,乙,,,,,A,,\n"
                    + "TM-12,telecom-law,单选,题五,甲,乙,,,,,A,,\n"
                    + ",telecom-law,填空,题六,甲,乙,,,,,A,,\n"
                    + ",telecom-law,单选,题七,甲,乙,,,,,甲,,\n"
                    + ",telecom-law,单选,题八,甲,,丙,,,,A,,\n"
                    + ",telecom-law,单选,题九,甲,乙,,,,,A,,也许\n"
                    + ",telecom-law,单选,题十,甲,乙,,,,,,,\n"
                    + ",telecom-law,单选\n"))
        .containsExactly(
            "第2行：答案“C”不在选项中：应为 A、B",
            "第3行：没有课程“no-course”：请核对课程代码或名称",
            "第5行：题目与第4行重复：请只保留一行",
            "第6行：题目与题库中的 TM-000012 重复：请删除这一行，或填写编号以修改它",
            "第7行：没有题目 TM-000013：新增的题目请不填编号",
            "第8行：题目编号格式不正确：应为 TM- 加六位数字，如 TM-000012",
            "第9行：题型“填空”无法识别：应为 单选、多选 或 判断",
            "第10行：答案“甲”无法识别：应为正确选项的字母，如 A 或 ACD",
            "第11行：选项B不能为空：请填写",
            "第12行：启用“也许”无法识别：应为 是 或 否",
            "第13行：答案不能为空：请填写正确选项的字母，如 A 或 ACD",
            "第14行：列数不符：表头有13列，这一行有3列，请检查这一行是否被截断");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "课程,题目,答案|缺少列 题型、选项A、选项B",
        "编号,课程,题型,题目,选项A,选项B,答案|文件中没有题目",
      })
  void aFileWithoutQuestionsIsRefused(String text, String problem) {
    assertThat(problems(text)).singleElement().asString().contains(problem);
  }

  @Test
  void moreProblemsThanAnybodyReadsAreCounted() {
    List<String> problems = problems(HEADER + ",x,单选,题,甲,乙,,,,,A,,\n".repeat(60));

    assertThat(problems).hasSize(51).last().asString().contains("另有10处");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThatThrownBy(() -> read(new byte[] {0, 1, 2, (byte) 0xFF}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("UTF-8 或 GB18030");
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(InvalidQuestionsException.class, () -> read(text.getBytes(UTF_8)))
        .problems()
        .stream()
        .map(Throwable::getMessage)
        .toList();
  }

  private static List<Row> read(byte[] content) throws IOException {
    try (var upload =
        SpooledUpload.of("file", new ByteArrayInputStream(content), DataSize.ofMegabytes(1))) {
      return QuestionCsv.read(upload, COURSES, List.of(KNOWN));
    }
  }
}

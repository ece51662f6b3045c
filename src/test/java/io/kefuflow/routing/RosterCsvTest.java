package io.kefuflow.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.SpooledUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class RosterCsvTest {

  private static final String HEAD = "类型,团队,名称,角色,人员,技能,上限,班别,星期,日期,时间,说明\n";
  private static final String TEAM =
      HEAD + "技能,,投诉处理,,,complaint-handling,,,,,,\n团队,first-line,一线客服,agent,,,,,,,,\n";
  private static final String MEMBER = TEAM + "成员,first-line,,,agent1,complaint-handling,8,,,,,\n";

  private final Colleagues colleagues = mock(Colleagues.class);

  @BeforeEach
  void people() {
    when(colleagues.of(any())).thenReturn(List.of());
    when(colleagues.of(Role.AGENT))
        .thenReturn(List.of(new Colleague("agent1", "王小明"), new Colleague("agent2", "李晓红")));
    when(colleagues.of(Role.SUPERVISOR)).thenReturn(List.of(new Colleague("supervisor1", "张主管")));
    when(colleagues.exists("tech1")).thenReturn(true);
    when(colleagues.nameOf(anyString())).thenAnswer(call -> "人" + call.getArgument(0));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    var skills = List.of(new Skill("complaint-handling", "投诉处理"), new Skill("reception", "接待"));
    var team =
        new Team(
            "first-line",
            "一线,“客服”",
            Role.AGENT,
            "supervisor1",
            List.of(
                new TeamMember("agent1", Set.of("reception", "complaint-handling"), 8),
                new TeamMember("agent2", Set.of(), 12)),
            List.of(
                new Shift(
                    ShiftKind.DAY,
                    null,
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    ShiftHours.parse("08:00-20:00")),
                new Shift(
                    ShiftKind.NIGHT,
                    "agent2",
                    EnumSet.allOf(DayOfWeek.class),
                    ShiftHours.parse("20:00-08:00"))),
            List.of(
                new ShiftException("agent1", LocalDate.of(2026, 12, 25), null, "年假"),
                new ShiftException(
                    "agent1", LocalDate.of(2026, 12, 26), ShiftHours.parse("00:00-24:00"), null)),
            0);

    String written = RosterCsv.write(skills, List.of(team), colleagues);

    assertThat(written).startsWith("\uFEFF类型,团队,名称").contains("休").contains("人agent1");
    RosterCsv read = read(written.getBytes(UTF_8));
    assertThat(read.skills()).isEqualTo(skills);
    assertThat(read.teams()).containsExactly(team);
  }

  @ParameterizedTest
  @CsvSource({
    "每天, 1234567",
    "一二三四五, 12345",
    "周六、周日, 67",
    "星期一至星期五, 12345",
    "1-5, 12345",
    "六至一, 167",
    "天, 7"
  })
  void daysAreReadAsPeopleWriteThem(String text, String days) throws IOException {
    Shift shift =
        read((MEMBER + "班次,first-line,,,,,,白班," + text + ",,08:00-20:00,\n").getBytes(UTF_8))
            .teams()
            .get(0)
            .shifts()
            .get(0);

    assertThat(shift.days())
        .extracting(DayOfWeek::getValue)
        .containsExactlyElementsOf(days.chars().mapToObj(day -> day - '0').toList());
  }

  @Test
  void aFileOfChineseExcelIsReadAsWell() throws IOException {
    byte[] file = MEMBER.replace(',', ';').getBytes(Charset.forName("GBK"));

    assertThat(read(file).teams().get(0).name()).isEqualTo("一线客服");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          经理,first-line,,,agent1,,,,,,,                     | 第5行：类型“经理”无法识别：应为 技能、团队、成员、班次 或 例外
          团队,first-line,另一个,agent,,,,,,,,                | 第5行：团队 first-line 在文件中重复：请只保留一行
          团队,second,一线客服,agent,,,,,,,,                  | 第5行：团队名称“一线客服”已用于团队 first-line：请换一个名称
          团队,二线,二线,agent,,,,,,,,                        | 第5行：团队编号“二线”不正确：应以小写字母开头，只含小写字母、数字和连字符，如 first-line
          团队,second,二线,boss,,,,,,,,                       | 第5行：没有角色“boss”：应为
          技能,,投诉,,,complaint-handling,,,,,,               | 第5行：技能 complaint-handling 在文件中重复：请只保留一行
          成员,first-line,,,agent1,,,,,,,                     | 第5行：成员 agent1 重复：每人在一个团队中只列一次
          成员,first-line,,,nobody,,,,,,,                     | 第5行：没有用户 nobody：请核对账号
          成员,first-line,,,tech1,,,,,,,                      | 第5行：人tech1（tech1）不是客服专员：请先由管理员加入角色 agent，或从团队中移除
          成员,first-line,,,agent2,flying,,,,,,               | 第5行：没有技能“flying”：请先添加该技能，或从技能列表中选择
          成员,first-line,,,agent2,,many,,,,,                 | 第5行：上限“many”不是整数：应为 1 至 100，空着为 8
          成员,first-line,,,agent2,,0,,,,,                    | 第5行：成员 agent2 的任务上限 0 不正确：应为 1 至 100 之间的整数
          成员,other,,,agent2,,,,,,,                          | 第5行：没有团队 other：请先用一行“团队”写明名称和角色
          班次,first-line,,,,,,白班,,,08:00-20:00,            | 第5行：班次没有选择星期：请至少选择一天
          班次,first-line,,,,,,午班,一,,08:00-20:00,          | 第5行：班别“午班”无法识别：应为 白班、夜班 或 周末班
          班次,first-line,,,,,,白班,八,,08:00-20:00,          | 第5行：星期“八”无法识别：应如 一二三四五、六日 或 每天
          班次,first-line,,,,,,白班,一,,08:00-08:00,          | 第5行：班次时间 08:00-08:00 是空的
          班次,first-line,,,agent2,,,白班,一,,08:00-20:00,    | 第5行：班次的人员 agent2 不是本团队成员：请先加入团队
          例外,first-line,,,agent1,,,,,2026-02-30,休,         | 第5行：日期“2026-02-30”不存在或无法识别：应如 2027-01-01
          例外,first-line,,,agent1,,,,,2026-12-25,,           | 第5行：例外没有时间：请填写如 09:00-18:00，或“休”
          例外,first-line,,,,,,,,2026-12-25,休,               | 第5行：例外的人员不能为空：请填写
          成员,first-line                                     | 第5行：列数不符
          """)
  void everyWrongRowIsNamedWithItsLine(String row, String problem) {
    assertThatThrownBy(() -> read((MEMBER + row + "\n").getBytes(UTF_8)))
        .isInstanceOf(InvalidRosterException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void allWrongRowsAreListed() {
    String rows =
        """
        成员,first-line,,,agent2,,x,,,,,
        例外,first-line,,,agent1,,,,,morgen,休,
        班次,first-line,,,,,,白班,一,,immer,
        """;

    assertThatThrownBy(() -> read((MEMBER + rows).getBytes(UTF_8)))
        .satisfies(
            e ->
                assertThat(((InvalidRosterException) e).problems())
                    .extracting(InvalidInputException::getMessage)
                    .hasSize(3)
                    .allSatisfy(message -> assertThat(message).startsWith("第")));
  }

  @Test
  void aFileWithoutOurColumnsIsRefused() {
    assertThatThrownBy(() -> read("姓名,日期\n王,1\n".getBytes(UTF_8)))
        .hasMessageStartingWith("第1行：缺少列 类型、团队");
    assertThatThrownBy(() -> read(HEAD.getBytes(UTF_8))).hasMessageContaining("文件中没有排班");
    assertThatThrownBy(() -> read(new byte[] {0, 1, 2, (byte) 0xff}))
        .hasMessageContaining("UTF-8 或 GB18030");
  }

  @Test
  void noValueBecomesAFormula() throws IOException {
    var skill = new Skill("x", "=HYPERLINK(1)");

    String written = RosterCsv.write(List.of(skill), List.of(), colleagues);

    assertThat(written).contains("'=HYPERLINK(1)");
    assertThat(read(written.getBytes(UTF_8)).skills()).containsExactly(skill);
  }

  private RosterCsv read(byte[] file) throws IOException {
    try (var upload =
        SpooledUpload.of("file", new ByteArrayInputStream(file), DataSize.ofMegabytes(1))) {
      return RosterCsv.read(upload, colleagues);
    }
  }
}

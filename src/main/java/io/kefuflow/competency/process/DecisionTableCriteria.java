package io.kefuflow.competency.process;

import io.kefuflow.competency.CompetencyCriteria;
import io.kefuflow.competency.Criterion;
import io.kefuflow.competency.Post;
import io.kefuflow.course.ContentArea;
import io.kefuflow.engine.decision.DecisionTable;
import io.kefuflow.engine.decision.DecisionTable.Row;
import io.kefuflow.engine.decision.DecisionTableCheck;
import io.kefuflow.engine.decision.DeployedDecisionTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.springframework.stereotype.Component;

/**
 * The criteria as {@code processes/competency/competency-criteria.dmn} has them, newest deployed
 * version. A table with a mistake is not deployed.
 */
@Component
class DecisionTableCriteria implements CompetencyCriteria, DecisionTableCheck {

  static final String DECISION = "competency-criteria";

  private static final String POST = "post";
  private static final Pattern POST_CODE = Pattern.compile("\"([a-z-]+)\"");
  private static final Pattern CRITERION_CODE = Pattern.compile("[a-z]+(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 40;

  private final DeployedDecisionTables tables;

  DecisionTableCriteria(DeployedDecisionTables tables) {
    this.tables = tables;
  }

  @Override
  public PostCriteria of(Post post) {
    DecisionTable table = tables.get(DECISION);
    return new PostCriteria(
        table.version(),
        table.rows().stream()
            .filter(row -> post(table, row) == post)
            .map(DecisionTableCriteria::criterion)
            .toList());
  }

  @Override
  public List<String> keys() {
    return List.of(DECISION);
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables) {
    DecisionTable table = tables.get(DECISION);
    List<String> problems = new ArrayList<>(table.problems(HitPolicy.COLLECT, List.of(POST)));
    if (!problems.isEmpty()) {
      return problems;
    }
    Map<Post, Integer> counts = new EnumMap<>(Post.class);
    Set<String> codes = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Row row : table.rows()) {
      try {
        Post post = post(table, row);
        counts.merge(post, 1, Integer::sum);
        Criterion criterion = criterion(row);
        requireNew(codes, post, criterion.code());
        requireNew(names, post, criterion.name());
      } catch (IllegalArgumentException mistake) {
        problems.add("%s 第 %d 行：%s".formatted(DECISION, row.number(), mistake.getMessage()));
      }
    }
    for (Post post : Post.values()) {
      int count = counts.getOrDefault(post, 0);
      if (count < Criterion.FEWEST || count > Criterion.MOST) {
        problems.add(
            "%s 岗位 %s（%s）的能力项应为 %d 至 %d 项，现为 %d 项"
                .formatted(
                    DECISION, post.code(), post.label(), Criterion.FEWEST, Criterion.MOST, count));
      }
    }
    return problems;
  }

  private static void requireNew(Set<String> seen, Post post, String what) {
    if (!seen.add(post.code() + "/" + what)) {
      throw new IllegalArgumentException(post.label() + "的能力项 " + what + " 重复");
    }
  }

  private static Post post(DecisionTable table, Row row) {
    String condition = table.condition(row, POST);
    Matcher code = POST_CODE.matcher(condition);
    if (!code.matches()) {
      throw new IllegalArgumentException(
          "岗位应为一个加引号的代码，如 \"agent\"，现为 " + (condition.isEmpty() ? "空" : condition));
    }
    return Post.find(code.group(1))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "没有岗位 %s：应为 %s 之一"
                        .formatted(
                            code.group(1),
                            Arrays.stream(Post.values())
                                .map(Post::code)
                                .collect(Collectors.joining("、")))));
  }

  /**
   * What a row says.
   *
   * @throws IllegalArgumentException with a Chinese message when it says nothing sensible
   */
  private static Criterion criterion(Row row) {
    String code = required(row, "criterionCode", "能力代码");
    if (code.length() > LONGEST_CODE || !CRITERION_CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("能力代码应为小写字母和连字符，如 complaint-skills，现为 " + code);
    }
    String name = required(row, "criterionName", "能力名称");
    if (name.length() > Criterion.LONGEST_NAME) {
      throw new IllegalArgumentException("能力名称不能超过 " + Criterion.LONGEST_NAME + " 个字：" + name);
    }
    return new Criterion(
        code,
        name,
        area(required(row, "contentArea", "内容领域")),
        number(row, "targetLevel", "目标等级", Criterion.HIGHEST),
        number(row, "criterionWeight", "权重", Criterion.LARGEST_WEIGHT));
  }

  private static ContentArea area(String text) {
    return Arrays.stream(ContentArea.values())
        .filter(area -> area.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "内容领域应为 %s 之一：%s"
                        .formatted(
                            Arrays.stream(ContentArea.values())
                                .map(Enum::name)
                                .collect(Collectors.joining("、")),
                            text)));
  }

  private static int number(Row row, String output, String column, int largest) {
    String text = required(row, output, column);
    try {
      int number = new BigDecimal(text).intValueExact();
      if (number >= 1 && number <= largest) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // the same answer as for a number that is out of range
    }
    throw new IllegalArgumentException("%s应为 1 至 %d 的整数：%s".formatted(column, largest, text));
  }

  private static String required(Row row, String output, String column) {
    String text = row.text(output);
    if (text == null) {
      throw new IllegalArgumentException(column + "（" + output + "）没有填写");
    }
    return text;
  }
}

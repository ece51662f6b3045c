package io.kefuflow.business.process;

import io.kefuflow.business.ApprovalLevel;
import io.kefuflow.business.BusinessCatalogue;
import io.kefuflow.business.CatalogueEntry;
import io.kefuflow.business.RequiredMaterials;
import io.kefuflow.engine.decision.DecisionTable;
import io.kefuflow.engine.decision.DecisionTable.Row;
import io.kefuflow.engine.decision.DecisionTableCheck;
import io.kefuflow.engine.decision.DeployedDecisionTables;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
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
 * The catalogue as {@code processes/business/business-catalogue.dmn} has it, newest deployed
 * version. A table with a mistake is not deployed.
 */
@Component
class DecisionTableCatalogue implements BusinessCatalogue, DecisionTableCheck {

  static final String DECISION = "business-catalogue";

  private static final String KIND = "businessKind";
  private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9_]{0,59})\"");
  private static final int LONGEST_NAME = 40;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final DeployedDecisionTables tables;

  DecisionTableCatalogue(DeployedDecisionTables tables) {
    this.tables = tables;
  }

  @Override
  public List<CatalogueEntry> entries() {
    DecisionTable table = tables.get(DECISION);
    return table.rows().stream().map(row -> entry(table, row)).toList();
  }

  @Override
  public List<String> keys() {
    return List.of(DECISION);
  }

  @Override
  public List<String> problems(Map<String, DecisionTable> tables) {
    DecisionTable table = tables.get(DECISION);
    List<String> problems = new ArrayList<>(table.problems(HitPolicy.UNIQUE, List.of(KIND)));
    if (!problems.isEmpty()) {
      return problems;
    }
    Set<String> kinds = new HashSet<>();
    for (Row row : table.rows()) {
      try {
        CatalogueEntry entry = entry(table, row);
        if (!kinds.add(entry.kind())) {
          throw new IllegalArgumentException("业务种类 " + entry.kind() + " 重复");
        }
      } catch (IllegalArgumentException mistake) {
        problems.add("%s 第 %d 行：%s".formatted(DECISION, row.number(), mistake.getMessage()));
      }
    }
    return problems;
  }

  /**
   * What a row says.
   *
   * @throws IllegalArgumentException with a Chinese message when it says nothing sensible
   */
  private static CatalogueEntry entry(DecisionTable table, Row row) {
    String name = required(row, "businessName", "业务名称");
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("业务名称不能超过 " + LONGEST_NAME + " 个字：" + name);
    }
    return new CatalogueEntry(
        kind(table.condition(row, KIND)),
        name,
        RequiredMaterials.parse(row.text("materials")),
        approvalLevel(required(row, "approvalLevel", "审批级别")),
        within(required(row, "resolveWithin", "办结时限")));
  }

  private static String kind(String condition) {
    Matcher code = CODE.matcher(condition);
    if (!code.matches()) {
      throw new IllegalArgumentException(
          "业务种类应为一个加引号的代码，如 \"NEW_LINE\"，现为 " + (condition.isEmpty() ? "空" : condition));
    }
    return code.group(1);
  }

  private static ApprovalLevel approvalLevel(String text) {
    return Arrays.stream(ApprovalLevel.values())
        .filter(level -> level.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "审批级别应为 %s 之一：%s"
                        .formatted(
                            Arrays.stream(ApprovalLevel.values())
                                .map(Enum::name)
                                .collect(Collectors.joining("、")),
                            text)));
  }

  /** As in the table of promises: a day of service time is not a day of the calendar. */
  private static Duration within(String text) {
    if (text.matches("(?i)P[0-9].*")) {
      throw new IllegalArgumentException("办结时限 " + text + " 应写成小时或分钟，如 PT72H：按服务时间计算时天的长短不一");
    }
    try {
      Duration within = Duration.parse(text);
      if (!within.isNegative()
          && !within.isZero()
          && within.getNano() == 0
          && within.compareTo(LONGEST) <= 0) {
        return within;
      }
    } catch (DateTimeParseException e) {
      // the same answer as for a time that is out of range
    }
    throw new IllegalArgumentException("办结时限应为整秒、大于零、不超过一年的时长，按 ISO 8601 填写，如 PT8H、PT72H：" + text);
  }

  private static String required(Row row, String output, String column) {
    String text = row.text(output);
    if (text == null) {
      throw new IllegalArgumentException(column + "（" + output + "）没有填写");
    }
    return text;
  }
}

package io.kefuflow.sla.process;

import io.kefuflow.engine.decision.DecisionTable;
import io.kefuflow.engine.decision.DecisionTable.Row;
import io.kefuflow.sla.Ladder;
import io.kefuflow.sla.Ladder.Action;
import io.kefuflow.sla.Ladder.QuietHours;
import io.kefuflow.sla.Ladder.Rung;
import io.kefuflow.sla.Ladder.Whom;
import io.kefuflow.sla.Metric;
import io.kefuflow.sla.SlaTarget;
import io.kefuflow.sla.SlaTarget.Unit;
import io.kefuflow.sla.SlaTargets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is promised, and what happens when it is at risk, by one version of the tables {@code
 * sla-targets} and {@code escalation-ladder}.
 */
record PromiseTables(DecisionTable targets, DecisionTable ladders) implements SlaTargets {

  static final String TARGETS = "sla-targets";
  static final String LADDERS = "escalation-ladder";

  static final List<String> TARGET_FACTS =
      List.of("procedure", "severity", "customerLevel", "metric");
  static final List<String> LADDER_FACTS = List.of("ladder", "metric");

  private static final Pattern WARNING = Pattern.compile("WARNING_([1-9])");
  private static final int MOST_REPEATS = 100;
  private static final Duration LONGEST = Duration.ofDays(3660);

  @Override
  public Optional<SlaTarget> find(Promise promise, Metric metric) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("procedure", promise.procedure());
    facts.put("severity", promise.severity());
    facts.put("customerLevel", promise.customerLevel());
    facts.put("metric", metric.code());
    return targets.rowsFor(facts).stream()
        .findFirst()
        .filter(row -> row.text("within") != null)
        .map(row -> promise.agreed(target(row, metric)));
  }

  /**
   * What a row promises.
   *
   * @throws IllegalArgumentException with a Chinese message when it promises nothing sensible
   */
  SlaTarget target(Row row, Metric metric) {
    Unit unit = choice(Unit.class, row, "unit", "单位");
    return new SlaTarget(
        metric,
        within(row, unit),
        unit,
        row.text("calendar"),
        ladder(required(row, "ladder", "升级阶梯"), metric, warnPercents(row)),
        new SlaTarget.Rule(targets.version(), row.id(), row.description()));
  }

  /** A day of service time is not a day of the calendar: hours say what is meant. */
  private static Duration within(Row row, Unit unit) {
    String text = required(row, "within", "时限");
    if (unit == Unit.BUSINESS && text.matches("(?i)P[0-9].*")) {
      throw new IllegalArgumentException("时限 " + text + " 不能按服务时间计算：天、周、月的长短不一，请用小时或分钟，如 PT16H");
    }
    return duration(text, "时限");
  }

  private static Duration duration(String text, String column) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(column + "必须大于零：" + text);
      }
      if (duration.getNano() != 0 || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(column + "应为整秒，且不超过十年：" + text);
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          column + "不是时长：" + text + "，请按 ISO 8601 填写，如 PT30M、PT24H", e);
    }
  }

  private static List<Integer> warnPercents(Row row) {
    String text = row.text("warnPercents");
    if (text == null) {
      return List.of();
    }
    List<Integer> percents = new ArrayList<>();
    for (String part : text.split("[,，]")) {
      int percent;
      try {
        percent = Integer.parseInt(part.strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("预警百分比不是整数：" + part.strip() + "，请填如 50,75", e);
      }
      if (percent < 1 || percent > 99) {
        throw new IllegalArgumentException("预警百分比必须在 1 到 99 之间：" + percent);
      }
      if (!percents.isEmpty() && percents.get(percents.size() - 1) >= percent) {
        throw new IllegalArgumentException("预警百分比必须从小到大：" + text);
      }
      percents.add(percent);
    }
    return percents;
  }

  private Ladder ladder(String id, Metric metric, List<Integer> warnPercents) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("ladder", id);
    facts.put("metric", metric.isStage() ? "stage" : metric.code());
    List<Row> rows = ladders.rowsFor(facts);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("升级阶梯 " + id + " 在决策表 " + LADDERS + " 中没有适用的行");
    }
    List<Rung> rungs = rows.stream().flatMap(row -> rungs(row, warnPercents).stream()).toList();
    for (int warning = 1; warning <= warnPercents.size(); warning++) {
      int percent = warnPercents.get(warning - 1);
      if (rungs.stream().noneMatch(rung -> Integer.valueOf(percent).equals(rung.percent()))) {
        throw new IllegalArgumentException(
            "升级阶梯 %s 没有第 %d 级预警(WARNING_%d)，但时限有 %d 个预警百分比"
                .formatted(id, warning, warning, warnPercents.size()));
      }
    }
    return new Ladder(id, rungs);
  }

  /**
   * The levels that a row of the ladder stands for: none when it is a warning that the promise does
   * not have, several when it repeats.
   *
   * @throws IllegalArgumentException with a Chinese message
   */
  static List<Rung> rungs(Row row, List<Integer> warnPercents) {
    String at = required(row, "at", "时刻");
    Whom whom = choice(Whom.class, row, "recipient", "对象");
    Action action = choice(Action.class, row, "action", "动作");
    if (action == Action.SUPERVISE && whom != Whom.SUPERVISOR && whom != Whom.MANAGER) {
      throw new IllegalArgumentException("督办(SUPERVISE)只能给主管(SUPERVISOR)或经理(MANAGER)");
    }
    QuietHours quietHours = quietHours(row);
    String repeatEvery = row.text("repeatEvery");
    Matcher warning = WARNING.matcher(at);
    if (warning.matches()) {
      if (repeatEvery != null) {
        throw new IllegalArgumentException("预警不能重复：只有到期(DUE)和超时之后的一级可以重复");
      }
      int index = Integer.parseInt(warning.group(1)) - 1;
      return index < warnPercents.size()
          ? List.of(new Rung(warnPercents.get(index), null, whom, action, quietHours))
          : List.of();
    }
    List<Rung> rungs = new ArrayList<>();
    boolean atDue = at.equals("DUE");
    Duration after = atDue ? Duration.ZERO : after(at);
    rungs.add(
        atDue
            ? new Rung(100, null, whom, action, quietHours)
            : new Rung(null, after, whom, action, quietHours));
    if (repeatEvery != null) {
      Duration every = duration(repeatEvery, "重复间隔");
      for (int repeat = 1; repeat <= repeats(row); repeat++) {
        after = after.plus(every);
        rungs.add(new Rung(null, after, whom, action, quietHours));
      }
    }
    return rungs;
  }

  private static Duration after(String at) {
    if (!at.startsWith("P")) {
      throw new IllegalArgumentException("时刻应为 WARNING_1、WARNING_2 …、DUE，或超时之后的时长如 PT4H:" + at);
    }
    return duration(at, "时刻");
  }

  private static int repeats(Row row) {
    String text = required(row, "repeats", "重复次数");
    try {
      int repeats = Integer.parseInt(text);
      if (repeats >= 1 && repeats <= MOST_REPEATS) {
        return repeats;
      }
    } catch (NumberFormatException e) {
      // the same answer as for a number out of range
    }
    throw new IllegalArgumentException("重复次数应为 1 到 " + MOST_REPEATS + " 的整数：" + text);
  }

  private static QuietHours quietHours(Row row) {
    String text = row.text("quietHours");
    if (text == null) {
      return null;
    }
    String[] parts = text.split("-");
    try {
      if (parts.length == 2) {
        return new QuietHours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
      }
    } catch (DateTimeParseException e) {
      // the same answer as for something that is no pair of times
    }
    throw new IllegalArgumentException("免打扰时段应如 22:00-08:00:" + text);
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, Row row, String output, String column) {
    String text = required(row, output, column);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    column
                        + "应为 "
                        + String.join(
                            "、", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                        + " 之一："
                        + text));
  }

  private static String required(Row row, String output, String column) {
    String text = row.text(output);
    if (text == null) {
      throw new IllegalArgumentException(column + "(" + output + ")没有填写");
    }
    return text;
  }
}

package io.kefuflow.training;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.shared.InvalidInputException;
import java.time.LocalDate;
import java.util.List;

/**
 * A plan that somebody wants (P10.1). Checks itself.
 *
 * @param title up to 100 characters
 * @param goals what people are to be able to do afterwards, up to 2000 characters
 * @param from first day
 * @param to last day, at most a year later
 * @param employees user ids of whom it is for, empty when the trainer decides
 * @param proposedBy user id of the planner
 * @param origin number of what it is begun for, e.g. {@code NL-000003}; null for none
 */
public record PlanProposal(
    String title,
    String goals,
    LocalDate from,
    LocalDate to,
    List<String> employees,
    String proposedBy,
    String origin) {

  public PlanProposal {
    title = requiredText("planTitle", "计划名称", title, 100);
    goals = requiredText("planGoals", "培训目标", goals, 2000);
    if (from == null) {
      throw new InvalidInputException("planFrom", "开始日期不能为空：请填写");
    }
    if (to == null) {
      throw new InvalidInputException("planTo", "结束日期不能为空：请填写");
    }
    if (to.isBefore(from)) {
      throw new InvalidInputException("planTo", "结束日期不能早于开始日期：请核对");
    }
    if (to.isAfter(from.plusYears(1))) {
      throw new InvalidInputException("planTo", "计划周期过长：最多一年，请分为多个计划");
    }
    employees = employees == null ? List.of() : employees.stream().distinct().toList();
    proposedBy = requiredText("proposedBy", "计划人", proposedBy, 64);
    origin = optionalText("origin", "来源", origin, 100);
  }
}

package io.kefuflow.api;

import io.kefuflow.routing.ShiftKind;
import io.kefuflow.routing.TeamDraft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A team to store. */
@Schema(name = "团队请求")
record TeamRequest(
    @Schema(
            description = "修改所依据的版本，新建时为 0；期间有人修改了团队则返回 409",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Integer basedOn,
    @Schema(description = "名称", example = "一线客服", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,
    @Schema(
            description = "团队所做工作的角色组",
            example = "agent",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String role,
    @Schema(description = "团队主管的账号，可省略", example = "supervisor1") String supervisor,
    @Schema(description = "成员，须属于该角色组") List<Member> members,
    @Schema(description = "每周的班次") List<Shift> shifts,
    @Schema(description = "例外：某人某日的其他时间或休息，替换当日开始的班次") List<ExceptionDate> exceptions) {

  TeamDraft draft() {
    return new TeamDraft(
        basedOn,
        name,
        role,
        supervisor,
        members == null
            ? null
            : members.stream().map(member -> member == null ? null : member.draft()).toList(),
        shifts == null
            ? null
            : shifts.stream().map(shift -> shift == null ? null : shift.draft()).toList(),
        exceptions == null
            ? null
            : exceptions.stream().map(date -> date == null ? null : date.draft()).toList());
  }

  /** A member of the team. */
  @Schema(name = "团队成员")
  record Member(
      @Schema(description = "账号", example = "agent1") String userId,
      @Schema(description = "技能代码", example = "[\"reception\"]") List<String> skills,
      @Schema(description = "在办任务的上限，1 至 100，省略时为 8", example = "8") Integer cap) {

    TeamDraft.Member draft() {
      return new TeamDraft.Member(userId, skills, cap);
    }
  }

  /** A weekly shift. */
  @Schema(name = "班次")
  record Shift(
      @Schema(description = "班别") ShiftKind kind,
      @Schema(description = "账号；省略时为没有个人班次的全体成员") String userId,
      @Schema(description = "开始于星期几") Set<DayOfWeek> days,
      @Schema(description = "时间（部门时区），不晚于开始的结束时间在次日，全天为 00:00-24:00", example = "20:00-08:00")
          String hours) {

    TeamDraft.Shift draft() {
      return new TeamDraft.Shift(kind, userId, days, hours);
    }
  }

  /** A date on which somebody works other hours. */
  @Schema(name = "排班例外")
  record ExceptionDate(
      @Schema(description = "账号", example = "agent1") String userId,
      @Schema(description = "日期", example = "2026-12-25") LocalDate date,
      @Schema(description = "时间，省略时为休息", example = "09:00-18:00") String hours,
      @Schema(description = "说明", example = "年假") String reason) {

    TeamDraft.Exception draft() {
      return new TeamDraft.Exception(userId, date, hours, reason);
    }
  }
}

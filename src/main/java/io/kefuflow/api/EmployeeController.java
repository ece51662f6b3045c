package io.kefuflow.api;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SignedInUser;
import io.kefuflow.training.Departure;
import io.kefuflow.training.Departures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Colleagues who leave the company. */
@RestController
@RequestMapping("/api/v1/employees")
@Tag(name = "员工")
class EmployeeController {

  private final Departures departures;
  private final Visible visible;

  EmployeeController(Departures departures, Visible visible) {
    this.departures = departures;
    this.visible = visible;
  }

  /** Notes that somebody has left. */
  @PostMapping("/{id}/departure")
  @LeadsColleagues
  @Operation(
      summary = "登记员工离职",
      description =
          "收回未填的问卷，让出尚未开始的培训场次的名额，结束与该员工有关的考核、认证和能力发展；再次登记没有影响。账号另由管理员停用。经理和副经理登记任何人，主管登记所带团队的成员，不能登记本人。")
  DepartureDetails leave(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
    checkLeads(user, id);
    Departure departure = departures.leave(id, user.id());
    return new DepartureDetails(departure.employee(), departure.leftAt(), departure.notedBy());
  }

  /** Takes back that somebody has left. */
  @DeleteMapping("/{id}/departure")
  @LeadsColleagues
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "撤销离职登记",
      description = "员工重新入职或登记有误时使用：此后可重新安排培训、考核和能力发展。已结束的流程、已让出的名额和已收回的认证不恢复。没有登记时没有影响。")
  void comeBack(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
    checkLeads(user, id);
    departures.comeBack(id);
  }

  private void checkLeads(SignedInUser user, String employee) {
    if (user.id().equals(employee)) {
      throw new InvalidInputException("id", "不能登记或撤销本人的离职：请由上级办理");
    }
    if (!visible.is(user, employee)) {
      throw new AccessDeniedException(user.id() + " does not lead " + employee);
    }
  }

  /** That somebody has left. */
  @Schema(name = "离职登记")
  record DepartureDetails(
      @Schema(description = "员工账号") String employee,
      @Schema(description = "登记时间") Instant leftAt,
      @Schema(description = "登记人账号") String notedBy) {}
}

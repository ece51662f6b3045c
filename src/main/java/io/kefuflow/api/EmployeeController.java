package io.kefuflow.api;

import io.kefuflow.shared.SignedInUser;
import io.kefuflow.training.Departure;
import io.kefuflow.training.Departures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Colleagues who leave the company. */
@RestController
@RequestMapping("/api/v1/employees")
@Tag(name = "员工")
class EmployeeController {

  private final Departures departures;

  EmployeeController(Departures departures) {
    this.departures = departures;
  }

  /** Notes that somebody has left. */
  @PostMapping("/{id}/departure")
  @LeadsColleagues
  @Operation(
      summary = "登记员工离职",
      description = "收回未填的问卷，让出尚未开始的培训场次的名额，结束与该员工有关的考核、认证和能力发展；再次登记没有影响。账号另由管理员停用。")
  DepartureDetails leave(@PathVariable String id, @AuthenticationPrincipal SignedInUser user) {
    Departure departure = departures.leave(id, user.id());
    return new DepartureDetails(departure.employee(), departure.leftAt(), departure.notedBy());
  }

  /** That somebody has left. */
  @Schema(name = "离职登记")
  record DepartureDetails(
      @Schema(description = "员工账号") String employee,
      @Schema(description = "登记时间") Instant leftAt,
      @Schema(description = "登记人账号") String notedBy) {}
}

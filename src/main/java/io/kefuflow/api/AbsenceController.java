package io.kefuflow.api;

import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Reassignment;
import io.kefuflow.routing.StandIns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Absences: the open tasks of somebody absent pass to others; while every manager is absent, the
 * deputy gets the manager's tasks (P18.3).
 */
@RestController
@RequestMapping("/api/v1/absences")
@EditsRoster
@Tag(name = "缺席与代理")
class AbsenceController {

  private final StandIns standIns;

  AbsenceController(StandIns standIns) {
    this.standIns = standIns;
  }

  /** What is running or to come. */
  @GetMapping
  @Operation(summary = "查询缺席", description = "正在缺席和将要缺席的人员，按开始时间排列。")
  List<Absence> upcoming() {
    return standIns.upcoming();
  }

  /** Marks somebody absent. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "标记缺席",
      description =
          "缺席开始时，此人在办的任务改派给代理人（须在岗），否则按分派规则改派，无人可派时退回本组待领，均记入工单；" + "返岗后不收回。经理全部缺席时，经理的任务由副经理代理。")
  MarkedAbsent markAbsent(@RequestBody AbsenceRequest request) {
    Absence absence = request.absence();
    return MarkedAbsent.of(absence, standIns.markAbsent(absence));
  }

  /** Ends what is running or to come for somebody. */
  @DeleteMapping("/{userId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "标记返岗", description = "结束此人正在进行和将要开始的缺席；经理的任务回到经理，已改派的任务不收回。")
  void markPresent(@PathVariable String userId) {
    standIns.markPresent(userId);
  }

  /** An absence with what passed to others at once. */
  @Schema(name = "缺席")
  record MarkedAbsent(
      String userId,
      Instant from,
      Instant to,
      String standIn,
      String reason,
      @Schema(description = "立即改派的任务") List<Reassignment> reassigned) {

    static MarkedAbsent of(Absence absence, List<Reassignment> reassigned) {
      return new MarkedAbsent(
          absence.userId(),
          absence.from(),
          absence.to(),
          absence.standIn(),
          absence.reason(),
          reassigned);
    }
  }
}

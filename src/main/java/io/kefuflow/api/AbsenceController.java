package io.kefuflow.api;

import io.kefuflow.routing.Absence;
import io.kefuflow.routing.StandIns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences: while every manager is absent, the deputy gets the manager's tasks (P18.3). */
@RestController
@RequestMapping("/api/v1/absences")
@PreAuthorize("hasAnyRole('supervisor', 'deputy-manager', 'manager')")
@Tag(name = "缺席与代理")
class AbsenceController {

  private final StandIns standIns;

  AbsenceController(StandIns standIns) {
    this.standIns = standIns;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "标记缺席；经理全部缺席时，经理的任务由副经理代理")
  Absence markAbsent(@RequestBody Absence absence) {
    standIns.markAbsent(absence);
    return absence;
  }

  @DeleteMapping("/{userId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "标记返岗；经理的任务回到经理")
  void markPresent(@PathVariable String userId) {
    standIns.markPresent(userId);
  }
}

package io.kefuflow.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kefuflow.sla.Recompute;
import io.kefuflow.sla.Recomputes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Repairs of clocks after a wrong version of a calendar was published. */
@RestController
@RequestMapping("/api/v1/sla/recompute")
@RepairsClocks
@Tag(name = "时限")
class RecomputeController {

  private static final int PAGE = 50;

  private final Recomputes recomputes;

  RecomputeController(Recomputes recomputes) {
    this.recomputes = recomputes;
  }

  /** Lists before and after; changes no clock. */
  @PostMapping
  @Operation(
      summary = "列出时限重算",
      description = "列出仍按错误版本计时的时限，重算前后的到期时间、已用服务时间和超时时刻；确认（apply）之前什么也不改变。")
  @ApiResponse(responseCode = "201", description = "已列出，Location 为该次重算的地址")
  ResponseEntity<Answer> propose(@RequestBody RecomputeRequest request) {
    Recompute proposed = request.proposeTo(recomputes);
    return ResponseEntity.created(URI.create("/api/v1/sla/recompute/" + proposed.id()))
        .body(answer(proposed, 0, PAGE));
  }

  /** A repair and some of its clocks. */
  @GetMapping("/{id}")
  @Operation(summary = "查询时限重算")
  Answer read(
      @PathVariable long id,
      @Parameter(description = "从 0 开始") @RequestParam(defaultValue = "0") int page,
      @Parameter(description = "1 至 500") @RequestParam(defaultValue = "" + PAGE) int size) {
    return answer(recomputes.get(id), page, size);
  }

  /** Applies what was listed. */
  @PostMapping("/{id}/apply")
  @Operation(
      summary = "确认时限重算",
      description =
          "逐个工单重算，定时器随之调整，并记入工单时间线。列出之后有变化的时限按现状重新计算（CHANGED_SINCE），"
              + "已不在错误版本上的跳过（SKIPPED）。已应用过的返回 409。")
  Answer apply(@PathVariable long id) {
    return answer(recomputes.apply(id), 0, PAGE);
  }

  private Answer answer(Recompute recompute, int page, int size) {
    return new Answer(recompute, recomputes.items(recompute.id(), page, size));
  }

  /** A repair with a page of its clocks. */
  @Schema(name = "时限重算")
  record Answer(@JsonUnwrapped Recompute recompute, @JsonUnwrapped Recompute.Page page) {}
}

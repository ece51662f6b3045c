package io.kefuflow.api;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.sla.DeadlineExplanation;
import io.kefuflow.sla.DeadlineExplanations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why the deadlines of a case are what they are. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "时限")
class DeadlineController {

  private final DeadlineExplanations explanations;

  DeadlineController(DeadlineExplanations explanations) {
    this.explanations = explanations;
  }

  /** The clocks of a case with the arithmetic behind them. */
  @GetMapping("/{number}/deadlines")
  @WorksOnCases
  @Operation(
      summary = "说明工单的时限",
      description =
          "每个时限（含以前各轮）的规则、日历、升级阶梯、暂停、各责任人用时，以及得出到期时间的步骤；没有时限的工单返回空列表。"
              + "以 Seconds 结尾的为秒，时间为带时区的 ISO 8601。")
  List<DeadlineExplanation> explain(@PathVariable String number) {
    return explanations.of(new CaseNumber(number));
  }
}

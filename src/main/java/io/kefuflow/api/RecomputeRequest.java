package io.kefuflow.api;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.Recompute;
import io.kefuflow.sla.Recomputes;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Which clocks are to be computed anew. */
@Schema(name = "时限重算请求")
record RecomputeRequest(
    @Schema(description = "服务日历的编号", example = "office-hours", requiredMode = RequiredMode.REQUIRED)
        String calendarId,
    @Schema(description = "错误的版本", requiredMode = RequiredMode.REQUIRED) Integer wrongVersion,
    @Schema(description = "正确的版本", requiredMode = RequiredMode.REQUIRED) Integer rightVersion,
    @Schema(description = "是否也重算已完成的时限，省略时只重算未完成的；已取消的从不重算") Boolean includeFinished) {

  private static final int LONGEST_ID = 60;

  /** Has it listed. */
  Recompute proposeTo(Recomputes recomputes) {
    return recomputes.propose(
        InvalidInputException.requiredText("calendarId", "服务日历的编号", calendarId, LONGEST_ID),
        required("wrongVersion", "错误的版本", wrongVersion),
        required("rightVersion", "正确的版本", rightVersion),
        Boolean.TRUE.equals(includeFinished));
  }

  private static int required(String field, String label, Integer value) {
    if (value == null) {
      throw new InvalidInputException(field, label + "不能为空：请填写");
    }
    return value;
  }
}

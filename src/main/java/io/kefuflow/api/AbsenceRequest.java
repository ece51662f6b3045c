package io.kefuflow.api;

import io.kefuflow.routing.Absence;
import io.swagger.v3.oas.annotations.media.Schema;

/** Somebody is away. */
@Schema(name = "缺席请求")
record AbsenceRequest(
    @Schema(description = "账号", example = "agent1", requiredMode = Schema.RequiredMode.REQUIRED)
        String userId,
    @Schema(
            description = "开始时间",
            example = "2026-12-25T00:00:00+08:00",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String from,
    @Schema(description = "结束时间，省略时直至返岗", example = "2026-12-28T00:00:00+08:00") String to,
    @Schema(description = "代理人账号，省略时按分派规则改派", example = "agent2") String standIn,
    @Schema(description = "原因", example = "年假") String reason) {

  Absence absence() {
    return new Absence(
        userId, Times.instant("from", from), Times.instant("to", to), standIn, reason);
  }
}

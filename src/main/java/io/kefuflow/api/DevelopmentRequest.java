package io.kefuflow.api;

import io.kefuflow.competency.Development;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Whom a client wants assessed. */
@Schema(name = "能力评估请求")
record DevelopmentRequest(
    @Schema(description = "员工账号", example = "agent2", requiredMode = RequiredMode.REQUIRED)
        String employee,
    @Schema(
            description = "岗位：agent、senior-agent、supervisor、tech-support",
            example = "agent",
            requiredMode = RequiredMode.REQUIRED)
        String post,
    @Schema(
            description = "原因",
            example = "试用期满",
            maxLength = Development.LONGEST_REASON,
            requiredMode = RequiredMode.REQUIRED)
        String reason) {}

package io.kefuflow.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Why something is asked for. */
@Schema(name = "原因")
record ReasonRequest(
    @Schema(description = "原因", maxLength = 500, requiredMode = RequiredMode.REQUIRED)
        String reason) {}

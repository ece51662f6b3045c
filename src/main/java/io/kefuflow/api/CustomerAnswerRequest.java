package io.kefuflow.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** What a customer answered to our question. */
@Schema(name = "客户答复")
record CustomerAnswerRequest(
    @Schema(description = "客户答复", maxLength = 2000, requiredMode = RequiredMode.REQUIRED)
        String answer) {}

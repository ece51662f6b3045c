package io.kefuflow.api;

import io.kefuflow.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** Why something is asked for. */
@Schema(name = "原因")
record ReasonRequest(
    @Schema(
            description = "原因",
            maxLength = ReasonRequest.LONGEST,
            requiredMode = RequiredMode.REQUIRED)
        String reason) {

  static final int LONGEST = 500;

  /** The reason, stripped. */
  String checked() {
    return InvalidInputException.requiredText("reason", "原因", reason, LONGEST);
  }
}

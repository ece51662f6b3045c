package io.kefuflow.api;

import io.kefuflow.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** What a customer answered to our question. */
@Schema(name = "客户答复")
record CustomerAnswerRequest(
    @Schema(
            description = "客户答复",
            maxLength = CustomerAnswerRequest.LONGEST,
            requiredMode = RequiredMode.REQUIRED)
        String answer) {

  static final int LONGEST = 2000;

  /** The answer, stripped. */
  String checked() {
    return InvalidInputException.requiredText("answer", "客户答复", answer, LONGEST);
  }
}

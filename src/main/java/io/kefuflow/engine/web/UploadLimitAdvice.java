package io.kefuflow.engine.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * Answers a file above the limit with 413 and what to do, before any controller sees the request.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadLimitAdvice {

  private final DataSize fileLimit;
  private final DataSize requestLimit;

  UploadLimitAdvice(
      @Value("${spring.servlet.multipart.max-file-size}") DataSize fileLimit,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize requestLimit) {
    this.fileLimit = fileLimit;
    this.requestLimit = requestLimit;
  }

  @ExceptionHandler
  @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
  ProblemDetail tooLarge(MaxUploadSizeExceededException exception) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "每个文件最多 %d MB，一次请求最多 %d MB；请压缩或拆分文件后再上传。"
                .formatted(fileLimit.toMegabytes(), requestLimit.toMegabytes()));
    problem.setTitle("文件过大");
    return problem;
  }
}

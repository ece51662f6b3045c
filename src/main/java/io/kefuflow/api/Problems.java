package io.kefuflow.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.kefuflow.calendar.CalendarConflictException;
import io.kefuflow.calendar.InvalidCalendarException;
import io.kefuflow.casework.CaseStateException;
import io.kefuflow.customer.CustomerStateException;
import io.kefuflow.exam.InvalidQuestionsException;
import io.kefuflow.importing.ImportsBusyException;
import io.kefuflow.knowledge.ArticleStateException;
import io.kefuflow.knowledge.UnknownArticleException;
import io.kefuflow.routing.InvalidRosterException;
import io.kefuflow.routing.RosterConflictException;
import io.kefuflow.shared.ConflictException;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.NotFoundException;
import io.kefuflow.shared.TooLargeException;
import io.kefuflow.sla.InvalidDraftException;
import io.kefuflow.sla.RecomputeStateException;
import io.kefuflow.training.InvalidSessionsException;
import io.kefuflow.training.TrainingStateException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Answers every error of the REST interface as problem details (RFC 9457) in Chinese: which field,
 * what is wrong, what to do. Errors of other pages are passed on: an exception handler that throws
 * the exception it was given leaves it to the next.
 */
@RestControllerAdvice
class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String PATH = "/api/";
  private static final String RETRY_AFTER_SECONDS = "60";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidInputException e, HttpServletRequest request)
      throws Exception {
    return e instanceof TooLargeException
        ? answer(e, request, HttpStatus.PAYLOAD_TOO_LARGE, "文件过大", e.getMessage(), of(e.field()))
        : badField(e, request, e.field(), e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidFieldsException e, HttpServletRequest request)
      throws Exception {
    List<InvalidInputException> errors = e.errors();
    return errors.size() == 1
        ? invalid(errors.get(0), request)
        : several(e, request, HttpStatus.BAD_REQUEST, "输入有误", errors);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidCalendarException e, HttpServletRequest request)
      throws Exception {
    return several(e, request, HttpStatus.UNPROCESSABLE_ENTITY, "日历有误", e.problems());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidDraftException e, HttpServletRequest request)
      throws Exception {
    return several(
        e,
        request,
        HttpStatus.UNPROCESSABLE_ENTITY,
        "草案有误",
        e.problems().stream()
            .map(problem -> new InvalidInputException("targets", problem))
            .toList());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidRosterException e, HttpServletRequest request)
      throws Exception {
    return several(e, request, HttpStatus.UNPROCESSABLE_ENTITY, "排班有误", e.problems());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidQuestionsException e, HttpServletRequest request)
      throws Exception {
    return several(e, request, HttpStatus.UNPROCESSABLE_ENTITY, "题目有误", e.problems());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidSessionsException e, HttpServletRequest request)
      throws Exception {
    return several(e, request, HttpStatus.UNPROCESSABLE_ENTITY, "场次有误", e.problems());
  }

  private static ResponseEntity<ProblemDetail> several(
      Exception e,
      HttpServletRequest request,
      HttpStatus status,
      String title,
      List<InvalidInputException> errors)
      throws Exception {
    return answer(
        e,
        request,
        status,
        title,
        errors.size() == 1
            ? errors.get(0).getMessage()
            : "有" + errors.size() + "处输入有误：请按 errors 逐项修改后重新提交",
        Map.of(
            "errors",
            errors.stream()
                .map(error -> Map.of("field", error.field(), "message", error.getMessage()))
                .toList()));
  }

  /** An unknown article is also an input that a form may refuse. */
  @ExceptionHandler({NotFoundException.class, UnknownArticleException.class})
  ResponseEntity<ProblemDetail> unknown(RuntimeException e, HttpServletRequest request)
      throws Exception {
    return answer(e, request, HttpStatus.NOT_FOUND, "没有找到", e.getMessage(), Map.of());
  }

  @ExceptionHandler({
    ArticleStateException.class,
    CaseStateException.class,
    CustomerStateException.class,
    RecomputeStateException.class,
    TrainingStateException.class
  })
  ResponseEntity<ProblemDetail> wrongState(RuntimeException e, HttpServletRequest request)
      throws Exception {
    return answer(e, request, HttpStatus.CONFLICT, "当前状态不允许此操作", e.getMessage(), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(CalendarConflictException e, HttpServletRequest request)
      throws Exception {
    return answer(e, request, HttpStatus.CONFLICT, "日历不能发布", e.getMessage(), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(RosterConflictException e, HttpServletRequest request)
      throws Exception {
    return answer(e, request, HttpStatus.CONFLICT, "排班不能保存", e.getMessage(), Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(ConflictException e, HttpServletRequest request)
      throws Exception {
    return answer(e, request, HttpStatus.CONFLICT, "不能办理", e.getMessage(), Map.of());
  }

  @ExceptionHandler({ConcurrencyFailureException.class, DuplicateKeyException.class})
  ResponseEntity<ProblemDetail> overtaken(RuntimeException e, HttpServletRequest request)
      throws Exception {
    return answer(e, request, HttpStatus.CONFLICT, "已被他人修改", "同一工单正在被其他人或系统处理：请刷新后重试", Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(ImportsBusyException e, HttpServletRequest request)
      throws Exception {
    var answer =
        answer(e, request, HttpStatus.SERVICE_UNAVAILABLE, "系统繁忙", e.getMessage(), Map.of());
    return ResponseEntity.status(answer.getStatusCode())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request) throws Exception {
    if (!(e.getCause() instanceof JsonMappingException cause)) {
      String detail =
          e.getCause() instanceof JsonParseException parse
              ? "请求体不是正确的 JSON：第" + parse.getLocation().getLineNr() + "行附近有语法错误，请检查"
              : "请求体为空或无法读取：请以 JSON 提交";
      return answer(e, request, HttpStatus.BAD_REQUEST, "请求无法读取", detail, Map.of());
    }
    String field =
        cause.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(name -> name != null)
            .collect(Collectors.joining("."));
    if (field.isEmpty()) {
      return answer(
          e, request, HttpStatus.BAD_REQUEST, "请求无法读取", "请求体应为一个 JSON 对象：请检查格式", Map.of());
    }
    return badField(e, request, field, reason(cause));
  }

  private static String reason(JsonMappingException cause) {
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return "没有这个字段：可用的字段有 "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining("、"));
    }
    if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      Object value = cause instanceof InvalidFormatException format ? format.getValue() : null;
      return expected(mismatch.getTargetType(), value);
    }
    return "值无法识别或字段重复：请检查";
  }

  private static String expected(Class<?> type, Object value) {
    String found = value == null ? "类型不正确" : "值“" + shortened(value) + "”不正确";
    if (type.isEnum()) {
      return found
          + "：应为 "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .collect(Collectors.joining("、"))
          + " 之一";
    }
    if (type == LocalDate.class) {
      return found + "：应为日期，如 2026-01-31";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return found + "：应为带时区的时间，如 2026-01-31T14:05:00+08:00";
    }
    if (type == Boolean.class || type == boolean.class) {
      return found + "：应为 true 或 false";
    }
    if (type == String.class) {
      return found + "：应为文本（用双引号括起）";
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive()
        ? found + "：应为整数"
        : found + "：请检查";
  }

  private static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 50 ? text : text.substring(0, 50) + "…";
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongParameter(
      MethodArgumentTypeMismatchException e, HttpServletRequest request) throws Exception {
    if (e.getRequiredType() == null) {
      return unexpected(e, request);
    }
    return badField(e, request, e.getName(), expected(e.getRequiredType(), e.getValue()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(
      MissingServletRequestPartException e, HttpServletRequest request) throws Exception {
    String part = e.getRequestPartName();
    return badField(e, request, part, "缺少部分 " + part + "：请以 multipart/form-data 提交，并包含文件");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> missing(
      MissingServletRequestParameterException e, HttpServletRequest request) throws Exception {
    return badField(e, request, e.getParameterName(), "缺少参数：请补充");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tornUpload(MultipartException e, HttpServletRequest request)
      throws Exception {
    return answer(
        e,
        request,
        HttpStatus.BAD_REQUEST,
        "上传无法读取",
        "请以完整的 multipart/form-data 提交，并包含名为 file 的文件：请重新上传",
        Map.of());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongMethod(
      HttpRequestMethodNotSupportedException e, HttpServletRequest request) throws Exception {
    Collection<String> allowed =
        e.getSupportedMethods() == null ? List.of() : List.of(e.getSupportedMethods());
    var answer =
        answer(
            e,
            request,
            HttpStatus.METHOD_NOT_ALLOWED,
            "不支持的方法",
            "此地址不支持 " + e.getMethod() + "：请使用 " + String.join("、", allowed),
            Map.of());
    return ResponseEntity.status(answer.getStatusCode())
        .headers(e.getHeaders())
        .body(answer.getBody());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongMediaType(
      HttpMediaTypeNotSupportedException e, HttpServletRequest request) throws Exception {
    String wanted =
        e.getSupportedMediaTypes().stream()
            .map(String::valueOf)
            .filter(type -> !type.contains("*"))
            .distinct()
            .collect(Collectors.joining("、"));
    return answer(
        e,
        request,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "不支持的内容类型",
        "请把 Content-Type 设为 " + (wanted.isEmpty() ? "application/json" : wanted),
        Map.of());
  }

  /** Whatever else: what Spring has a status for keeps it, the rest is ours to find in the log. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) throws Exception {
    if (!isOurs(request)
        || e instanceof AccessDeniedException
        || e instanceof AuthenticationException
        || e instanceof IOException) {
      // Security answers its own; to a client that went away there is nothing to say.
      throw e;
    }
    if (!(e instanceof ErrorResponse error) || error.getStatusCode().is5xxServerError()) {
      return unexpected(e, request);
    }
    HttpStatus status = HttpStatus.valueOf(error.getStatusCode().value());
    return switch (status) {
      case NOT_FOUND -> answer(e, request, status, "没有找到", "没有这个地址：请核对网址", Map.of());
      case NOT_ACCEPTABLE ->
          answer(e, request, status, "无法按要求的格式返回", "请在 Accept 中接受 application/json", Map.of());
      default -> answer(e, request, status, "请求有误", "请求不符合接口说明：请核对 /swagger-ui.html", Map.of());
    };
  }

  private ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletRequest request)
      throws Exception {
    String errorId = UUID.randomUUID().toString();
    LOG.error(
        "{} {} failed (error id {})", request.getMethod(), request.getRequestURI(), errorId, e);
    return answer(
        e,
        request,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "系统错误",
        "系统出现意外错误：请稍后重试，仍失败时把错误编号 " + errorId + " 告诉系统管理员",
        Map.of("errorId", errorId));
  }

  private static ResponseEntity<ProblemDetail> badField(
      Exception e, HttpServletRequest request, String field, String message) throws Exception {
    return answer(e, request, HttpStatus.BAD_REQUEST, "输入有误", message, of(field));
  }

  private static Map<String, Object> of(String field) {
    return field == null ? Map.of() : Map.of("field", field);
  }

  private static ResponseEntity<ProblemDetail> answer(
      Exception e,
      HttpServletRequest request,
      HttpStatus status,
      String title,
      String detail,
      Map<String, Object> properties)
      throws Exception {
    if (!isOurs(request)) {
      throw e;
    }
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setInstance(URI.create(request.getRequestURI()));
    properties.forEach(problem::setProperty);
    return ResponseEntity.status(status).body(problem);
  }

  private static boolean isOurs(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + PATH);
  }
}

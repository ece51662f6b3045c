package io.kefuflow.engine.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Answers what never reaches a controller as RFC 9457 problem details in Chinese. */
@Component
class ProblemWriter {

  private final ObjectMapper json;

  ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** 401 with a Basic challenge: no or wrong credentials. */
  void unauthorized(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"KefuFlow\", charset=\"UTF-8\"");
    write(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "未登录",
        reason instanceof BadCredentialsException
            ? "用户名或密码不正确；连续输错后账号会被暂时锁定，请稍后再试，或请系统管理员在 Admin 中解锁。"
            : "请使用本系统的用户名和密码登录（HTTP Basic）。");
  }

  /** 403: logged in, but not allowed. */
  void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, HttpStatus.FORBIDDEN, "没有权限", "当前用户没有执行此操作的权限；如工作需要，请联系系统管理员开通。");
  }

  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String title,
      String detail)
      throws IOException {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    problem.setInstance(URI.create(request.getRequestURI()));
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    json.writeValue(response.getOutputStream(), problem);
  }
}

package io.kefuflow.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses announced bodies above the limit for a whole request at every door. The multipart limits
 * guard only our own controllers; the engine's REST interface and the webapps read uploads by
 * themselves and without a limit.
 */
class RequestSizeFilter extends OncePerRequestFilter {

  private final DataSize limit;
  private final ProblemWriter problems;

  RequestSizeFilter(DataSize limit, ProblemWriter problems) {
    this.limit = limit;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() <= limit.toBytes()) {
      chain.doFilter(request, response);
      return;
    }
    problems.write(
        request,
        response,
        HttpStatus.PAYLOAD_TOO_LARGE,
        "内容过大",
        "一次请求最多 %d MB；请减少或压缩文件，分次上传。".formatted(limit.toMegabytes()));
  }
}

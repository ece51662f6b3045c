package io.kefuflow.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Answers 400 to a path that reaches a servlet only by being encoded or padded, e.g. {@code
 * /%63amunda/api}. Spring cannot map such a path and would fail with 500 and a stack trace before
 * Spring Security's firewall sees it.
 */
class DisguisedPathFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      ServletRequestPathUtils.parseAndCache(request);
    } catch (IllegalArgumentException e) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
      return;
    }
    ServletRequestPathUtils.clearParsedRequestPath(request);
    chain.doFilter(request, response);
  }
}

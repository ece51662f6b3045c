package io.kefuflow.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses changing requests that a browser sends for another site. A browser adds remembered Basic
 * credentials to such requests by itself, and clients that are programs cannot be asked for a CSRF
 * token; but every browser says where a request comes from, and a page cannot forge that: {@code
 * Sec-Fetch-Site}, or in old browsers {@code Origin}. A request with neither was not sent by a
 * browser.
 */
class CrossSiteRequestFilter extends OncePerRequestFilter {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** {@code none}: the user typed the address. */
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final ProblemWriter problems;

  CrossSiteRequestFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SAFE_METHODS.contains(request.getMethod()) || !isFromAnotherSite(request)) {
      chain.doFilter(request, response);
      return;
    }
    problems.write(
        request,
        response,
        HttpStatus.FORBIDDEN,
        "跨站请求被拒绝",
        "此请求来自其他网站的页面，已被拒绝。请从本系统的页面操作，或用程序直接调用接口。");
  }

  private static boolean isFromAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !OWN_SITE.contains(site);
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && !isOwnOrigin(origin, request);
  }

  private static boolean isOwnOrigin(String origin, HttpServletRequest request) {
    UriComponents own =
        UriComponentsBuilder.newInstance()
            .scheme(request.getScheme())
            .host(request.getServerName())
            .port(request.getServerPort())
            .build();
    try {
      URI sender = URI.create(origin);
      return own.getHost().equalsIgnoreCase(sender.getHost())
          && own.getScheme().equalsIgnoreCase(sender.getScheme())
          && own.getPort() == portOf(sender);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int portOf(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}

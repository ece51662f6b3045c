package io.kefuflow.engine.web;

import io.kefuflow.shared.SignedInUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the engine act as the logged-in user for the length of a request, so that its authorizations
 * and its user operation log hold behind {@code /engine-rest} and {@code /api}. Always cleared: the
 * thread serves someone else next.
 */
class EngineAuthenticationFilter extends OncePerRequestFilter {

  private final IdentityService identityService;

  EngineAuthenticationFilter(IdentityService identityService) {
    this.identityService = identityService;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
      if (authentication != null && authentication.getPrincipal() instanceof SignedInUser user) {
        identityService.setAuthentication(user.id(), user.groups());
      }
      chain.doFilter(request, response);
    } finally {
      identityService.clearAuthentication();
    }
  }

  /** An asynchronous answer is completed on another thread, which needs the user as well. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}

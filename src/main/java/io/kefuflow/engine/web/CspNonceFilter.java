package io.kefuflow.engine.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every page request of the webapps its own slot for the nonce of the content security
 * policy. Camunda 7.24 keeps it in one attribute of the servlet context: a request in between makes
 * the nonce in the header differ from the one in the page, the browser blocks every script, and the
 * agent sees a blank page.
 */
class CspNonceFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new OwnNonce(request), response);
  }

  /** A request whose servlet context keeps the nonce for this request only. */
  private static final class OwnNonce extends HttpServletRequestWrapper {

    private final ServletContext real;
    private final ServletContext scoped;
    private Object nonce;

    OwnNonce(HttpServletRequest request) {
      super(request);
      real = request.getServletContext();
      scoped =
          (ServletContext)
              Proxy.newProxyInstance(
                  ServletContext.class.getClassLoader(),
                  new Class<?>[] {ServletContext.class},
                  (proxy, method, arguments) -> answer(method, arguments));
    }

    @Override
    public ServletContext getServletContext() {
      return scoped;
    }

    private Object answer(Method method, Object[] arguments) throws Throwable {
      if (arguments != null
          && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0])) {
        switch (method.getName()) {
          case "setAttribute":
            nonce = arguments[1];
            return null;
          case "getAttribute":
            return nonce;
          default:
        }
      }
      try {
        return method.invoke(real, arguments);
      } catch (InvocationTargetException e) {
        throw e.getTargetException();
      }
    }
  }
}

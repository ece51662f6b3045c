package io.kefuflow.engine.web;

import static org.springframework.security.config.Customizer.withDefaults;

import io.kefuflow.shared.Role;
import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may come in where (docs/security.md). Nothing is open that is not named here. Paths that hide
 * what they ask for ({@code ;}, {@code //}, encoded separators) are refused by Spring Security's
 * firewall before any chain; simple percent-encoding is decoded before matching, as the servlets
 * behind do.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class WebSecurityConfiguration {

  private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  /** Swagger UI sets styles from script and has its icons as data: images. */
  private static final String API_PAGE_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'; object-src 'none'";

  /** Patterns below are matched on the decoded path by all chains alike. */
  @Bean
  static PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  /** REST of the engine and our own: HTTP Basic, no session, the engine acts as the caller. */
  @Bean
  @Order(1)
  SecurityFilterChain restSecurity(
      HttpSecurity http, IdentityService identityService, ProblemWriter problems) throws Exception {
    basicLogin(http, problems)
        .securityMatcher("/api/**", "/engine-rest/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
        .addFilterAfter(new EngineAuthenticationFilter(identityService), AuthorizationFilter.class)
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(DATA_POLICY)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .authenticated());
    return http.build();
  }

  /** The page that describes our REST interface; the browser asks for the login. */
  @Bean
  @Order(2)
  SecurityFilterChain apiPageSecurity(HttpSecurity http, ProblemWriter problems) throws Exception {
    basicLogin(http, problems)
        .securityMatcher("/swagger-ui.html", "/swagger-ui/**")
        .headers(
            headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(API_PAGE_POLICY)))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    return http.build();
  }

  /** Health is for probes and open; figures about the inside are for those who run the system. */
  @Bean
  @Order(3)
  SecurityFilterChain monitoringSecurity(HttpSecurity http, ProblemWriter problems)
      throws Exception {
    basicLogin(http, problems)
        .securityMatcher("/actuator/**")
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(DATA_POLICY)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .hasAnyRole(Groups.CAMUNDA_ADMIN, Role.PROCESS_OWNER.groupId()));
    return http.build();
  }

  /**
   * The webapps keep their own session login, CSRF tokens and content security policy. The set-up
   * of a first administrator is closed (CVE-2026-77226): whoever finds the group of administrators
   * empty would become one without a login; ours is created at the start of the application.
   */
  @Bean
  @Order(4)
  SecurityFilterChain webappSecurity(HttpSecurity http, ProblemWriter problems) throws Exception {
    http.securityMatcher("/camunda/**")
        .csrf(AbstractHttpConfigurer::disable)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                commonHeaders(headers)
                    .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                    // the default forbids caching everything, also the 4 MB of scripts
                    .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                    .addHeaderWriter(noStoreForWebappData())
                    .addHeaderWriter(noCacheForOwnFiles()))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint((rq, rs, e) -> problems.forbidden(rq, rs))
                    .accessDeniedHandler((rq, rs, e) -> problems.forbidden(rq, rs)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**")
                    .denyAll()
                    .anyRequest()
                    .permitAll());
    return http.build();
  }

  /** The start page is open; whatever no chain knows does not exist. */
  @Bean
  @Order(5)
  SecurityFilterChain pageSecurity(HttpSecurity http) throws Exception {
    http.csrf(withDefaults())
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                commonHeaders(headers)
                    .contentSecurityPolicy(csp -> csp.policyDirectives(PAGE_POLICY)))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(
                        (rq, rs, e) -> rs.sendError(HttpStatus.NOT_FOUND.value()))
                    .accessDeniedHandler((rq, rs, e) -> rs.sendError(HttpStatus.FORBIDDEN.value())))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers("/", "/start/**")
                    .permitAll()
                    .anyRequest()
                    .denyAll());
    return http.build();
  }

  private static HttpSecurity basicLogin(HttpSecurity http, ProblemWriter problems)
      throws Exception {
    return http
        // no CSRF tokens for programs: requests of other sites are refused by their origin instead
        .csrf(AbstractHttpConfigurer::disable)
        .addFilterAfter(new CrossSiteRequestFilter(problems), HeaderWriterFilter.class)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(WebSecurityConfiguration::commonHeaders)
        .httpBasic(basic -> basic.authenticationEntryPoint(problems::unauthorized))
        .exceptionHandling(
            errors ->
                errors
                    .authenticationEntryPoint(problems::unauthorized)
                    .accessDeniedHandler((rq, rs, e) -> problems.forbidden(rq, rs)));
  }

  /** On top of Spring Security's defaults: nosniff, no framing, no-store, HSTS over HTTPS. */
  private static HeadersConfigurer<HttpSecurity> commonHeaders(
      HeadersConfigurer<HttpSecurity> headers) {
    return headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  /**
   * Answers of the webapps' REST interfaces hold personal data; the static files below them do not.
   */
  private static HeaderWriter noStoreForWebappData() {
    RequestMatcher data = PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**");
    RequestMatcher files =
        PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/*/plugin/*/static/**");
    return new DelegatingRequestMatcherHeaderWriter(
        new AndRequestMatcher(data, new NegatedRequestMatcher(files)),
        new CacheControlHeadersWriter());
  }

  /**
   * Our own files in the webapps keep their addresses from release to release, so browsers ask
   * whether they have changed; those of Camunda carry its version in theirs.
   */
  private static HeaderWriter noCacheForOwnFiles() {
    var path = PathPatternRequestMatcher.withDefaults();
    return new DelegatingRequestMatcherHeaderWriter(
        new OrRequestMatcher(
            path.matcher("/camunda/favicon.ico"),
            path.matcher("/camunda/assets/kefuflow/**"),
            path.matcher("/camunda/app/*/styles/**"),
            path.matcher("/camunda/app/*/locales/**")),
        new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache"));
  }
}

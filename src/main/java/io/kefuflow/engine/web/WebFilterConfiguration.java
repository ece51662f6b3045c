package io.kefuflow.engine.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/** The filters that stand before Spring Security and Camunda's own filters. */
@Configuration(proxyBeanMethods = false)
class WebFilterConfiguration {

  @Bean
  FilterRegistrationBean<DisguisedPathFilter> disguisedPathFilter() {
    var filter = new FilterRegistrationBean<>(new DisguisedPathFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 30);
    return filter;
  }

  @Bean
  FilterRegistrationBean<RequestSizeFilter> requestSizeFilter(
      @Value("${spring.servlet.multipart.max-request-size}") DataSize limit,
      ProblemWriter problems) {
    var filter = new FilterRegistrationBean<>(new RequestSizeFilter(limit, problems));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 40);
    return filter;
  }

  @Bean
  FilterRegistrationBean<CspNonceFilter> cspNonceFilter() {
    var filter = new FilterRegistrationBean<>(new CspNonceFilter());
    filter.addUrlPatterns("/camunda/app/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
    return filter;
  }
}

package io.kefuflow.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of the OpenAPI page. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "KefuFlow 接口",
            version = "v1",
            description =
                "供其他系统登记、查询和推进工单。使用本系统的用户名和密码登录（HTTP Basic），按该用户的角色授权。"
                    + "错误按 RFC 9457（application/problem+json）返回，detail 说明原因和处理办法。"
                    + "时间为带时区的 ISO 8601，如 2026-01-31T14:05:00+08:00。"),
    security = @SecurityRequirement(name = "basic"))
@SecurityScheme(name = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
class ApiDescription {

  @Bean
  GroupedOpenApi apiV1() {
    return GroupedOpenApi.builder().group("v1").pathsToMatch("/api/v1/**").build();
  }
}

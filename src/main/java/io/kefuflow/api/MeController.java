package io.kefuflow.api;

import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers who the caller is, so that a client can check its credentials and rights. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "当前用户")
class MeController {

  /** The user behind the credentials of the request. */
  @GetMapping
  @Operation(summary = "查询当前登录用户", description = "返回登录用户的账号、姓名和所属角色组。")
  Me me(@AuthenticationPrincipal SignedInUser user) {
    return new Me(user.id(), user.displayName(), user.groups());
  }

  /** The caller as clients see it. */
  record Me(
      @Schema(description = "账号", example = "agent1") String id,
      @Schema(description = "姓名", example = "王小明") String name,
      @Schema(description = "角色组", example = "[\"agent\"]") List<String> groups) {}
}

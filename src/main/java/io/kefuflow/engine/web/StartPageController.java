package io.kefuflow.engine.web;

import io.kefuflow.engine.DemoPassword;
import io.kefuflow.shared.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page at {@code /}: what this is, where to go, and outside production who can log in for
 * trying out.
 */
@Controller
class StartPageController {

  private final DemoPassword demoPassword;
  private final IdentityService identityService;
  private final boolean production;

  StartPageController(
      DemoPassword demoPassword, IdentityService identityService, Environment environment) {
    this.demoPassword = demoPassword;
    this.identityService = identityService;
    this.production = environment.acceptsProfiles(Profiles.of("production"));
  }

  @GetMapping("/")
  String start(Model model) {
    List<DemoUser> users =
        production
            ? List.of()
            : demoPassword.users().stream()
                .map(this::demoUser)
                .sorted(Comparator.comparingInt(DemoUser::rank).thenComparing(DemoUser::id))
                .toList();
    model.addAttribute("demoUsers", users);
    model.addAttribute("demoPassword", DemoPassword.VALUE);
    return "start";
  }

  private DemoUser demoUser(User user) {
    List<Group> groups =
        identityService.createGroupQuery().groupMember(user.getId()).orderByGroupId().asc().list();
    List<Role> roles =
        groups.stream().map(Group::getId).map(Role::ofGroup).flatMap(Optional::stream).toList();
    boolean administrator =
        groups.stream().anyMatch(group -> group.getId().equals(Groups.CAMUNDA_ADMIN));
    return new DemoUser(
        user.getId(),
        EngineAuthenticationProvider.displayName(user),
        roles.isEmpty() && administrator ? "系统管理员" : join(roles, Role::label, "、"),
        roles.isEmpty() && administrator ? "管理用户、用户组和权限，可以进入全部应用" : join(roles, Role::duty, "；"),
        roles.stream().mapToInt(Role::ordinal).min().orElse(Role.values().length));
  }

  private static String join(
      List<Role> roles, java.util.function.Function<Role, String> text, String separator) {
    return roles.stream().map(text).collect(Collectors.joining(separator));
  }

  /** A row of the table of demo users; rank orders by role. */
  record DemoUser(String id, String name, String role, String duty, int rank) {}
}

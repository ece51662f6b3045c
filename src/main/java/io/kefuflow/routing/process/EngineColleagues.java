package io.kefuflow.routing.process;

import io.kefuflow.engine.SystemCalls;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.Role;
import io.kefuflow.shared.process.ProcessBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people as the engine's identity service knows them. */
@Component("colleagues")
@ProcessBean
public class EngineColleagues implements Colleagues {

  private final IdentityService identities;
  private final SystemCalls systemCalls;

  EngineColleagues(@Lazy IdentityService identities, @Lazy SystemCalls systemCalls) {
    this.identities = identities;
    this.systemCalls = systemCalls;
  }

  @Override
  public List<Colleague> of(Role role) {
    return systemCalls.call(
        () ->
            identities
                .createUserQuery()
                .memberOfGroup(role.groupId())
                .orderByUserId()
                .asc()
                .list()
                .stream()
                .map(user -> new Colleague(user.getId(), name(user)))
                .toList());
  }

  @Override
  public boolean exists(String userId) {
    return systemCalls.call(() -> identities.createUserQuery().userId(userId).count() > 0);
  }

  @Override
  public String nameOf(String userId) {
    User user = systemCalls.call(() -> identities.createUserQuery().userId(userId).singleResult());
    return user == null ? userId : name(user);
  }

  @Override
  public Map<String, String> namesOf(Collection<String> userIds) {
    Map<String, String> names = new HashMap<>();
    userIds.forEach(id -> names.put(id, id));
    if (!names.isEmpty()) {
      systemCalls
          .call(
              () ->
                  identities
                      .createUserQuery()
                      .userIdIn(names.keySet().toArray(String[]::new))
                      .list())
          .forEach(user -> names.put(user.getId(), name(user)));
    }
    return names;
  }

  /**
   * The members of a role as options of a form field, {@code [{"label": "王小明", "value":
   * "agent1"}]}; none for a group that is no role.
   */
  public SpinJsonNode members(String groupId) {
    return Spin.JSON(
        Role.ofGroup(groupId).stream()
            .flatMap(role -> of(role).stream())
            .map(colleague -> Map.of("label", colleague.name(), "value", colleague.userId()))
            .toList());
  }

  private static String name(User user) {
    String name = (text(user.getLastName()) + text(user.getFirstName())).strip();
    return name.isEmpty() ? user.getId() : name;
  }

  private static String text(String part) {
    return part == null ? "" : part;
  }
}

package io.kefuflow.engine.web;

import io.kefuflow.shared.SignedInUser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Logs in against the engine's identities. The check is the engine's own, so its throttling of
 * failed attempts counts webapp and REST logins together. Each group becomes an authority {@code
 * ROLE_<group id>}.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

  private final IdentityService identityService;

  EngineAuthenticationProvider(IdentityService identityService) {
    this.identityService = identityService;
  }

  /**
   * The authenticated caller as a {@link SignedInUser}.
   *
   * @throws BadCredentialsException for an unknown user, a wrong password or a locked account
   *     alike: telling them apart would tell an attacker which accounts exist
   */
  @Override
  public Authentication authenticate(Authentication attempt) {
    String userId = attempt.getName();
    if (!identityService.checkPassword(userId, attempt.getCredentials().toString())) {
      throw new BadCredentialsException("Wrong user or password, or locked: " + userId);
    }
    User user = identityService.createUserQuery().userId(userId).singleResult();
    List<String> groups =
        identityService.createGroupQuery().groupMember(userId).unlimitedList().stream()
            .map(Group::getId)
            .toList();
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedInUser(user.getId(), displayName(user), groups),
        null,
        groups.stream().map(group -> new SimpleGrantedAuthority("ROLE_" + group)).toList());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** Family name first and without a space, as Chinese names are written. */
  static String displayName(User user) {
    String name =
        Stream.of(user.getLastName(), user.getFirstName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining());
    return name.isEmpty() ? user.getId() : name;
  }
}

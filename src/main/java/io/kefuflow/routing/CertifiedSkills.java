package io.kefuflow.routing;

import java.util.Map;
import java.util.Set;

/**
 * Port: skills that people have by certificate (P10.9), beside those that the roster gives them by
 * hand. Changes take part in the caller's transaction.
 */
public interface CertifiedSkills {

  /**
   * The person has the skill as long as the certificate holds; granting it again changes nothing.
   *
   * @param skill code of a skill of the roster
   * @param certificate number of the certificate
   */
  void grant(String userId, String skill, String certificate);

  /** The certificate holds no more; does nothing when it granted nothing. */
  void withdraw(String certificate);

  /** Codes of the skills by user id; without those who have none. */
  Map<String, Set<String>> byUser();
}

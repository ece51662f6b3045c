package io.kefuflow.routing.persistence;

import io.kefuflow.routing.CertifiedSkills;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Skills by certificate in the table {@code duty_certified_skill}, on H2 and PostgreSQL. */
@Repository
class JdbcCertifiedSkills implements CertifiedSkills {

  private final JdbcClient jdbc;

  JdbcCertifiedSkills(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void grant(String userId, String skill, String certificate) {
    withdraw(certificate);
    jdbc.sql(
            """
            insert into duty_certified_skill (certificate, user_id, skill) values (:certificate, :user, :skill)
            """)
        .param("certificate", certificate)
        .param("user", userId)
        .param("skill", skill)
        .update();
  }

  @Override
  public void withdraw(String certificate) {
    jdbc.sql("delete from duty_certified_skill where certificate = :certificate")
        .param("certificate", certificate)
        .update();
  }

  @Override
  public Map<String, Set<String>> byUser() {
    Map<String, Set<String>> skills = new HashMap<>();
    jdbc.sql("select user_id, skill from duty_certified_skill")
        .query(
            row -> {
              skills
                  .computeIfAbsent(row.getString("user_id"), user -> new TreeSet<>())
                  .add(row.getString("skill"));
            });
    return skills;
  }
}

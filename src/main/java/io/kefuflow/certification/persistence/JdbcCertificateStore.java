package io.kefuflow.certification.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.CertificateState;
import io.kefuflow.certification.CertificateStore;
import io.kefuflow.course.CertificateLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCertificateStore implements CertificateStore {

  private final JdbcClient jdbc;

  JdbcCertificateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Certificate add(Certificate certificate) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into certificate
                   (employee, course_code, skill, certificate_level, issued_at, valid_until, state,
                    exam_number, valid_employee)
            values (:employee, :course, :skill, :level, :issuedAt, :validUntil, :state, :exam,
                    :validEmployee)
            """)
        .param("employee", certificate.employee())
        .param("course", certificate.courseCode())
        .param("skill", certificate.skill())
        .param("level", certificate.level().name())
        .param("issuedAt", utc(certificate.issuedAt()))
        .param("validUntil", certificate.validUntil())
        .param("state", certificate.state().name())
        .param("exam", certificate.examNumber())
        .param(
            "validEmployee",
            certificate.state() == CertificateState.VALID ? certificate.employee() : null)
        .update(key, "id");
    return find(Certificate.NUMBERS.of(key.getKeyAs(Long.class))).orElseThrow();
  }

  @Override
  public Optional<Certificate> find(String number) {
    return Certificate.NUMBERS.matches(number)
        ? jdbc.sql("select * from certificate where id = :id")
            .param("id", id(number))
            .query(JdbcCertificateStore::certificate)
            .optional()
        : Optional.empty();
  }

  @Override
  public List<Certificate> search(Collection<String> employees, CertificateState state, int most) {
    if (employees != null && employees.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            "select * from certificate where 1 = 1"
                + (employees == null ? "" : " and employee in (:employees)")
                + (state == null ? "" : " and state = :state")
                + " order by id desc fetch first :most rows only")
        .param("employees", employees)
        .param("state", state == null ? null : state.name())
        .param("most", most)
        .query(JdbcCertificateStore::certificate)
        .list();
  }

  @Override
  public Optional<Certificate> valid(String employee, String courseCode) {
    return jdbc.sql(
            """
            select * from certificate
             where valid_employee = :employee and course_code = :course
            """)
        .param("employee", employee)
        .param("course", courseCode)
        .query(JdbcCertificateStore::certificate)
        .optional();
  }

  @Override
  public boolean end(String number, CertificateState state, Instant at, String reason) {
    return jdbc.sql(
                """
                update certificate
                   set state = :state, ended_at = :at, end_reason = :reason, valid_employee = null
                 where id = :id and state = 'VALID'
                """)
            .param("state", state.name())
            .param("at", utc(at))
            .param("reason", reason)
            .param("id", id(number))
            .update()
        == 1;
  }

  private static long id(String number) {
    return Certificate.NUMBERS.id("number", number);
  }

  private static Certificate certificate(ResultSet row, int index) throws SQLException {
    return new Certificate(
        Certificate.NUMBERS.of(row.getLong("id")),
        row.getString("employee"),
        row.getString("course_code"),
        row.getString("skill"),
        CertificateLevel.valueOf(row.getString("certificate_level")),
        instant(row, "issued_at"),
        row.getObject("valid_until", LocalDate.class),
        CertificateState.valueOf(row.getString("state")),
        row.getString("exam_number"),
        instant(row, "ended_at"),
        row.getString("end_reason"));
  }
}

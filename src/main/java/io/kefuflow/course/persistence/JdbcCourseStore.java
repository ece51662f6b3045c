package io.kefuflow.course.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.course.Assessment;
import io.kefuflow.course.Award;
import io.kefuflow.course.CertificateLevel;
import io.kefuflow.course.ContentArea;
import io.kefuflow.course.Course;
import io.kefuflow.course.CourseStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Courses in the table {@code course}, on H2 and PostgreSQL. */
@Repository
class JdbcCourseStore implements CourseStore {

  private final JdbcClient jdbc;
  private final TransactionTemplate savepoint;

  JdbcCourseStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    // PostgreSQL refuses everything after a failed statement, unless a savepoint takes it back.
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @Override
  public List<Course> all() {
    return jdbc.sql("select * from course order by code").query(JdbcCourseStore::course).list();
  }

  @Override
  public Optional<Course> find(String code) {
    return jdbc.sql("select * from course where code = :code")
        .param("code", code)
        .query(JdbcCourseStore::course)
        .optional();
  }

  @Override
  public boolean save(Course course, String changedBy, Instant changedAt) {
    String sql =
        course.version() == 0
            ? """
              insert into course (code, name, area, assessment, pass_mark, questions, time_limit_seconds, skill,
                certificate_level, valid_months, outline, method, materials, version, changed_by, changed_at)
              values (:code, :name, :area, :assessment, :passMark, :questions, :timeLimit, :skill,
                :level, :validMonths, :outline, :method, :materials, :version + 1, :by, :at)
              """
            : """
              update course
                 set name = :name, area = :area, assessment = :assessment, pass_mark = :passMark,
                     questions = :questions, time_limit_seconds = :timeLimit, skill = :skill,
                     certificate_level = :level, valid_months = :validMonths, outline = :outline, method = :method,
                     materials = :materials, version = version + 1, changed_by = :by, changed_at = :at
               where code = :code and version = :version
              """;
    Award award = course.award();
    try {
      return savepoint.execute(
              status ->
                  jdbc.sql(sql)
                      .param("code", course.code())
                      .param("name", course.name())
                      .param("area", course.area().name())
                      .param("assessment", course.assessment().name())
                      .param("passMark", course.passMark())
                      .param("questions", course.questions())
                      .param("timeLimit", course.timeLimit().toSeconds())
                      .param("skill", award == null ? null : award.skill())
                      .param("level", award == null ? null : award.level().name())
                      .param("validMonths", award == null ? null : award.validMonths())
                      .param("outline", course.design().outline())
                      .param("method", course.design().method())
                      .param("materials", course.design().materials())
                      .param("version", course.version())
                      .param("by", changedBy)
                      .param("at", utc(changedAt))
                      .update())
          == 1;
    } catch (DuplicateKeyException meanwhileAdded) {
      return false;
    }
  }

  private static Course course(ResultSet row, int number) throws SQLException {
    String skill = row.getString("skill");
    return new Course(
        row.getString("code"),
        row.getString("name"),
        ContentArea.valueOf(row.getString("area")),
        Assessment.valueOf(row.getString("assessment")),
        row.getInt("pass_mark"),
        row.getInt("questions"),
        Duration.ofSeconds(row.getLong("time_limit_seconds")),
        skill == null
            ? null
            : new Award(
                skill,
                CertificateLevel.valueOf(row.getString("certificate_level")),
                row.getInt("valid_months")),
        new Course.Design(
            row.getString("outline"), row.getString("method"), row.getString("materials")),
        row.getInt("version"));
  }
}

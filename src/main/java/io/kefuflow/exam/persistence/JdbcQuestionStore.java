package io.kefuflow.exam.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.exam.Question;
import io.kefuflow.exam.QuestionKind;
import io.kefuflow.exam.QuestionStore;
import io.kefuflow.exam.QuestionText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcQuestionStore implements QuestionStore {

  private static final String CURRENT =
      """
      select v.* from exam_question q
        join exam_question_version v on v.question_id = q.id and v.version = q.version
      """;

  private final JdbcClient jdbc;

  JdbcQuestionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Question> all(String courseCode) {
    return jdbc.sql(
            CURRENT
                + (courseCode == null ? "" : " where q.course_code = :course")
                + " order by q.id")
        .param("course", courseCode)
        .query(JdbcQuestionStore::question)
        .list();
  }

  @Override
  public Optional<Question> find(String number) {
    return Question.NUMBERS.matches(number)
        ? jdbc.sql(CURRENT + " where q.id = :id")
            .param("id", id(number))
            .query(JdbcQuestionStore::question)
            .optional()
        : Optional.empty();
  }

  @Override
  public List<Question> active(String courseCode) {
    return jdbc.sql(CURRENT + " where q.course_code = :course and q.active order by q.id")
        .param("course", courseCode)
        .query(JdbcQuestionStore::question)
        .list();
  }

  @Override
  public Optional<Question> sameText(String courseCode, String text) {
    return jdbc.sql(CURRENT + " where q.course_code = :course and q.text = :text")
        .param("course", courseCode)
        .param("text", text)
        .query(JdbcQuestionStore::question)
        .optional();
  }

  @Override
  public Question add(Question question, String by, Instant at) {
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into exam_question (course_code, text, active, version)
            values (:course, :text, :active, 1)
            """)
        .param("course", question.content().courseCode())
        .param("text", question.content().text())
        .param("active", question.active())
        .update(key, "id");
    String number = Question.NUMBERS.of(key.getKeyAs(Long.class));
    var stored = new Question(number, question.content(), question.active(), 1);
    addVersion(stored, by, at);
    return stored;
  }

  @Override
  public boolean change(Question question, String by, Instant at) {
    int changed =
        jdbc.sql(
                """
                update exam_question
                   set course_code = :course, text = :text, active = :active, version = version + 1
                 where id = :id and version = :version
                """)
            .param("course", question.content().courseCode())
            .param("text", question.content().text())
            .param("active", question.active())
            .param("id", id(question.number()))
            .param("version", question.version())
            .update();
    if (changed == 1) {
      addVersion(
          new Question(
              question.number(), question.content(), question.active(), question.version() + 1),
          by,
          at);
    }
    return changed == 1;
  }

  private void addVersion(Question question, String by, Instant at) {
    QuestionText content = question.content();
    jdbc.sql(
            """
            insert into exam_question_version
                   (question_id, version, course_code, kind, text, options, correct, explanation,
                    active, changed_by, changed_at)
            values (:id, :version, :course, :kind, :text, :options, :correct, :explanation,
                    :active, :by, :at)
            """)
        .param("id", id(question.number()))
        .param("version", question.version())
        .param("course", content.courseCode())
        .param("kind", content.kind().name())
        .param("text", content.text())
        .param("options", String.join("\n", content.options()))
        .param("correct", String.join("", content.correct()))
        .param("explanation", content.explanation())
        .param("active", question.active())
        .param("by", by)
        .param("at", utc(at))
        .update();
  }

  private static long id(String number) {
    return Question.NUMBERS.id("number", number);
  }

  static Question question(ResultSet row, int index) throws SQLException {
    return new Question(
        Question.NUMBERS.of(row.getLong("question_id")),
        new QuestionText(
            row.getString("course_code"),
            QuestionKind.valueOf(row.getString("kind")),
            row.getString("text"),
            List.of(row.getString("options").split("\n")),
            keys(row.getString("correct")),
            row.getString("explanation")),
        row.getBoolean("active"),
        row.getInt("version"));
  }

  /** The keys in a column; null stays null. */
  static Set<String> keys(String column) {
    return column == null
        ? null
        : column
            .chars()
            .mapToObj(Character::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}

package io.kefuflow.consultation.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultation;
import io.kefuflow.consultation.ConsultationStore;
import io.kefuflow.consultation.Consultations.Feedback;
import io.kefuflow.consultation.GivenAnswer;
import io.kefuflow.knowledge.ArticleNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcConsultationStore implements ConsultationStore {

  private final JdbcClient jdbc;

  JdbcConsultationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void open(CaseNumber number) {
    jdbc.sql("insert into consultation (case_number) values (:number)")
        .param("number", number.value())
        .update();
  }

  @Override
  public Optional<Consultation> find(CaseNumber number) {
    return jdbc.sql("select * from consultation where case_number = :number")
        .param("number", number.value())
        .query(
            (row, index) ->
                new Consultation(
                    number,
                    row.getString("facts"),
                    row.getString("analysis"),
                    row.getInt("questions_back"),
                    row.getObject("first_contact_resolution", Boolean.class),
                    answers(number)))
        .optional();
  }

  private List<GivenAnswer> answers(CaseNumber number) {
    return jdbc.sql("select * from consultation_answer where case_number = :number order by round")
        .param("number", number.value())
        .query(JdbcConsultationStore::answer)
        .list();
  }

  @Override
  public List<Feedback> feedback(Collection<CaseNumber> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select * from consultation_answer a
                 where a.case_number in (:numbers) and a.satisfied is not null
                   and a.round = (select max(b.round) from consultation_answer b
                                   where b.case_number = a.case_number and b.satisfied is not null)
                """)
            .param("numbers", numbers.stream().map(CaseNumber::value).toList())
            .query(
                (row, index) ->
                    new Feedback(
                        new CaseNumber(row.getString("case_number")),
                        row.getBoolean("satisfied"),
                        row.getString("feedback")))
            .list();
  }

  private static GivenAnswer answer(ResultSet row, int index) throws SQLException {
    Long article = row.getObject("article_id", Long.class);
    return new GivenAnswer(
        row.getInt("round"),
        row.getString("answer"),
        row.getString("answered_by"),
        instant(row, "answered_at"),
        article == null ? null : ArticleNumber.of(article),
        row.getObject("article_version", Integer.class),
        row.getObject("satisfied", Boolean.class),
        row.getString("feedback"));
  }

  @Override
  public void saveFacts(CaseNumber number, String facts) {
    update(number, "facts = :value", facts);
  }

  @Override
  public void saveAnalysis(CaseNumber number, String analysis) {
    update(number, "analysis = :value", analysis);
  }

  @Override
  public void countQuestion(CaseNumber number) {
    update(number, "questions_back = questions_back + :value", 1);
  }

  @Override
  public void saveFirstContactResolution(CaseNumber number, boolean resolved) {
    update(number, "first_contact_resolution = :value", resolved);
  }

  private void update(CaseNumber number, String assignment, Object value) {
    jdbc.sql("update consultation set " + assignment + " where case_number = :number")
        .param("value", value)
        .param("number", number.value())
        .update();
  }

  @Override
  public void add(CaseNumber number, GivenAnswer answer) {
    jdbc.sql(
            """
            insert into consultation_answer
                (case_number, round, answer, answered_by, answered_at, article_id, article_version)
            values (:number, :round, :answer, :by, :at, :article, :version)
            """)
        .param("number", number.value())
        .param("round", answer.round())
        .param("answer", answer.text())
        .param("by", answer.answeredBy())
        .param("at", utc(answer.answeredAt()))
        .param("article", answer.article() == null ? null : answer.article().id())
        .param("version", answer.articleVersion())
        .update();
  }

  @Override
  public void saveFeedback(CaseNumber number, int round, boolean satisfied, String feedback) {
    jdbc.sql(
            """
            update consultation_answer set satisfied = :satisfied, feedback = :feedback
             where case_number = :number and round = :round
            """)
        .param("satisfied", satisfied)
        .param("feedback", feedback)
        .param("number", number.value())
        .param("round", round)
        .update();
  }
}

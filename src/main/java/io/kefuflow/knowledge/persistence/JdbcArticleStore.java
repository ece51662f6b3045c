package io.kefuflow.knowledge.persistence;

import static io.kefuflow.shared.persistence.SqlInstants.instant;
import static io.kefuflow.shared.persistence.SqlInstants.utc;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.knowledge.Article;
import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleState;
import io.kefuflow.knowledge.ArticleStore;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.knowledge.KnowledgeCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcArticleStore implements ArticleStore {

  private static final String PUBLISHED =
      """
      select v.* from knowledge_version v
        join knowledge_article a on a.id = v.article_id and a.published_version = v.version
      """;

  private final JdbcClient jdbc;

  JdbcArticleStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public ArticleNumber create() {
    var key = new GeneratedKeyHolder();
    jdbc.sql("insert into knowledge_article (uses) values (0)").update(key, "id");
    return ArticleNumber.of(key.getKeyAs(Long.class));
  }

  @Override
  public Optional<Article> find(ArticleNumber number) {
    return jdbc.sql("select * from knowledge_article where id = :id")
        .param("id", number.id())
        .query(JdbcArticleStore::article)
        .optional();
  }

  @Override
  public Optional<ArticleVersion> find(ArticleNumber number, int version) {
    return jdbc.sql("select * from knowledge_version where article_id = :id and version = :version")
        .param("id", number.id())
        .param("version", version)
        .query(JdbcArticleStore::version)
        .optional();
  }

  @Override
  public List<ArticleVersion> versions(ArticleNumber number) {
    return jdbc.sql("select * from knowledge_version where article_id = :id order by version desc")
        .param("id", number.id())
        .query(JdbcArticleStore::version)
        .list();
  }

  @Override
  public List<ArticleVersion> published(Collection<ArticleNumber> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : jdbc.sql(PUBLISHED + " where a.id in (:ids)")
            .param("ids", numbers.stream().map(ArticleNumber::id).toList())
            .query(JdbcArticleStore::version)
            .list();
  }

  @Override
  public List<ArticleVersion> latest(KnowledgeCategory category, int most) {
    return jdbc.sql(
            PUBLISHED
                + (category == null ? "" : " where v.category = :category")
                + " order by v.reviewed_at desc, v.article_id desc fetch first :most rows only")
        .param("category", category == null ? null : category.name())
        .param("most", most)
        .query(JdbcArticleStore::version)
        .list();
  }

  @Override
  public boolean add(ArticleVersion version) {
    int opened =
        jdbc.sql(
                """
                update knowledge_article set open_version = :version
                 where id = :id and open_version is null
                """)
            .param("version", version.version())
            .param("id", version.article().id())
            .update();
    if (opened == 0) {
      return false;
    }
    write(
            """
        insert into knowledge_version (article_id, version, state, title, question, answer, category,
            keywords, source_case, proposed_by, proposed_at, revised_by, revised_at, reviewed_by,
            reviewed_at, review_note)
        values (:id, :version, :state, :title, :question, :answer, :category, :keywords, :sourceCase,
            :proposedBy, :proposedAt, :revisedBy, :revisedAt, :reviewedBy, :reviewedAt, :reviewNote)
        """,
            version)
        .update();
    return true;
  }

  @Override
  public boolean update(ArticleVersion version, Collection<ArticleState> expected) {
    return write(
                """
                update knowledge_version
                   set state = :state, title = :title, question = :question, answer = :answer,
                       category = :category, keywords = :keywords, revised_by = :revisedBy,
                       revised_at = :revisedAt, reviewed_by = :reviewedBy,
                       reviewed_at = :reviewedAt, review_note = :reviewNote
                 where article_id = :id and version = :version and state in (:expected)
                """,
                version)
            .param("expected", expected.stream().map(ArticleState::name).toList())
            .update()
        == 1;
  }

  private JdbcClient.StatementSpec write(String sql, ArticleVersion version) {
    ArticleText text = version.text();
    return jdbc.sql(sql)
        .param("id", version.article().id())
        .param("version", version.version())
        .param("state", version.state().name())
        .param("title", text.title())
        .param("question", text.question())
        .param("answer", text.answer())
        .param("category", text.category().name())
        .param("keywords", text.keywords())
        .param("sourceCase", version.sourceCase() == null ? null : version.sourceCase().value())
        .param("proposedBy", version.proposedBy())
        .param("proposedAt", utc(version.proposedAt()))
        .param("revisedBy", version.revisedBy())
        .param("revisedAt", utc(version.revisedAt()))
        .param("reviewedBy", version.reviewedBy())
        .param("reviewedAt", utc(version.reviewedAt()))
        .param("reviewNote", version.reviewNote());
  }

  @Override
  public void settle(ArticleNumber number, Integer published) {
    jdbc.sql(
            """
            update knowledge_article
               set open_version = null, published_version = coalesce(:published, published_version)
             where id = :id
            """)
        .param("published", published)
        .param("id", number.id())
        .update();
  }

  @Override
  public void withdraw(ArticleNumber number, String by, Instant at, String reason) {
    jdbc.sql(
            """
            update knowledge_article
               set published_version = null, withdrawn_by = :by, withdrawn_at = :at,
                   withdrawal_reason = :reason
             where id = :id
            """)
        .param("by", by)
        .param("at", utc(at))
        .param("reason", reason)
        .param("id", number.id())
        .update();
  }

  @Override
  public void countUse(ArticleNumber number) {
    jdbc.sql("update knowledge_article set uses = uses + 1 where id = :id")
        .param("id", number.id())
        .update();
  }

  @Override
  public void keepAnswer(CaseNumber caseNumber, String answer, Instant at) {
    int known =
        answer(
            "update knowledge_answer set answer = :answer, answered_at = :at"
                + " where case_number = :number",
            caseNumber,
            answer,
            at);
    if (known == 0) {
      answer(
          "insert into knowledge_answer (case_number, answer, answered_at)"
              + " values (:number, :answer, :at)",
          caseNumber,
          answer,
          at);
    }
  }

  private int answer(String sql, CaseNumber caseNumber, String answer, Instant at) {
    return jdbc.sql(sql)
        .param("number", caseNumber.value())
        .param("answer", answer)
        .param("at", utc(at))
        .update();
  }

  @Override
  public List<KeptAnswer> answers(Collection<CaseNumber> caseNumbers) {
    return caseNumbers.isEmpty()
        ? List.of()
        : jdbc.sql("select * from knowledge_answer where case_number in (:numbers)")
            .param("numbers", caseNumbers.stream().map(CaseNumber::value).toList())
            .query(
                (row, index) ->
                    new KeptAnswer(
                        new CaseNumber(row.getString("case_number")),
                        row.getString("answer"),
                        instant(row, "answered_at")))
            .list();
  }

  private static Article article(ResultSet row, int index) throws SQLException {
    return new Article(
        ArticleNumber.of(row.getLong("id")),
        row.getObject("published_version", Integer.class),
        row.getObject("open_version", Integer.class),
        row.getInt("uses"),
        row.getString("withdrawn_by"),
        instant(row, "withdrawn_at"),
        row.getString("withdrawal_reason"));
  }

  private static ArticleVersion version(ResultSet row, int index) throws SQLException {
    String sourceCase = row.getString("source_case");
    return new ArticleVersion(
        ArticleNumber.of(row.getLong("article_id")),
        row.getInt("version"),
        ArticleState.valueOf(row.getString("state")),
        new ArticleText(
            row.getString("title"),
            row.getString("question"),
            row.getString("answer"),
            KnowledgeCategory.valueOf(row.getString("category")),
            row.getString("keywords")),
        sourceCase == null ? null : new CaseNumber(sourceCase),
        row.getString("proposed_by"),
        instant(row, "proposed_at"),
        row.getString("revised_by"),
        instant(row, "revised_at"),
        row.getString("reviewed_by"),
        instant(row, "reviewed_at"),
        row.getString("review_note"));
  }
}

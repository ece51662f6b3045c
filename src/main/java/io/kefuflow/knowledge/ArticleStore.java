package io.kefuflow.knowledge;

import io.kefuflow.casework.CaseNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: where articles, their versions and earlier answers are kept. */
public interface ArticleStore {

  /** A new article without a version. */
  ArticleNumber create();

  Optional<Article> find(ArticleNumber number);

  Optional<ArticleVersion> find(ArticleNumber number, int version);

  /** All versions of an article, the latest first. */
  List<ArticleVersion> versions(ArticleNumber number);

  /** The published versions of these articles, in no order. */
  List<ArticleVersion> published(Collection<ArticleNumber> numbers);

  /** The versions published last, the latest first; of one category unless null. */
  List<ArticleVersion> latest(KnowledgeCategory category, int most);

  /**
   * Adds a version and makes it the open one.
   *
   * @return false when another one is open
   */
  boolean add(ArticleVersion version);

  /**
   * Writes a version and moves it on.
   *
   * @param expected where it must stand for that
   * @return false when it stands elsewhere: somebody was faster
   */
  boolean update(ArticleVersion version, Collection<ArticleState> expected);

  /**
   * Notes that nothing is open any more, and what is published.
   *
   * @param published null for no change
   */
  void settle(ArticleNumber number, Integer published);

  /** Notes that the article is withdrawn. */
  void withdraw(ArticleNumber number, String by, Instant at, String reason);

  /** Counts an answer that was based on the article. */
  void countUse(ArticleNumber number);

  /** Keeps the answer that satisfied the customer of a case, instead of an earlier one. */
  void keepAnswer(CaseNumber caseNumber, String answer, Instant at);

  /** The answers kept for these cases, in no order. */
  List<KeptAnswer> answers(Collection<CaseNumber> caseNumbers);

  /** An answer that satisfied a customer. */
  record KeptAnswer(CaseNumber caseNumber, String answer, Instant at) {}
}

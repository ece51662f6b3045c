package io.kefuflow.knowledge;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known: the published articles, and how earlier consultations were answered. */
@Service
@Transactional
public class Knowledge {

  /** Longest text that can be searched by what somebody typed. */
  public static final int LONGEST_SEARCH = 200;

  /** Longest text, such as a customer's matter, of which the like can be searched. */
  public static final int LONGEST_MATTER = 2000;

  private static final int MOST_HITS = 50;
  private static final int LONGEST_ANSWER = 2000;

  /** What scores less than this part of the best hit has little to do with the question. */
  private static final double LEAST_SIMILARITY = 0.2;

  private final ArticleStore store;
  private final TextIndex index;
  private final Cases cases;
  private final Clock clock;

  Knowledge(ArticleStore store, TextIndex index, Cases cases, Clock clock) {
    this.store = store;
    this.index = index;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * The published articles that have words of the text, the best first; without a text those
   * published last.
   *
   * @param text what somebody typed, null or blank for none
   * @param category only articles of this one, unless null
   * @param most 1 to 50
   * @throws InvalidInputException when the text is longer than {@value #LONGEST_SEARCH} characters
   *     or {@code most} out of range
   */
  @Transactional(readOnly = true)
  public List<ArticleVersion> search(String text, KnowledgeCategory category, int most) {
    String wanted = InvalidInputException.optionalText("text", "查询内容", text, LONGEST_SEARCH);
    checkMost(most);
    return wanted == null ? store.latest(category, most) : find(wanted, category, most, 0);
  }

  /**
   * The published articles most similar to what a customer says, the best first.
   *
   * @param most 1 to 50
   * @throws InvalidInputException when the text is missing or longer than {@value #LONGEST_MATTER}
   *     characters
   */
  @Transactional(readOnly = true)
  public List<ArticleVersion> similar(String text, int most) {
    checkMost(most);
    return find(
        InvalidInputException.requiredText("text", "内容", text, LONGEST_MATTER),
        null,
        most,
        LEAST_SIMILARITY);
  }

  private List<ArticleVersion> find(
      String text, KnowledgeCategory category, int most, double least) {
    List<ArticleNumber> found =
        hits(TextIndex.Kind.ARTICLE, text, category, most, least).stream()
            .map(ArticleNumber::new)
            .toList();
    return inOrder(found, store.published(found), ArticleVersion::article);
  }

  /**
   * Earlier cases of a procedure on a similar matter whose answer or solution satisfied, the best
   * first.
   */
  @Transactional(readOnly = true)
  public List<EarlierAnswer> earlierAnswers(Procedure procedure, String question, int most) {
    checkMost(most);
    List<CaseNumber> found =
        hits(TextIndex.Kind.CASE, question, null, MOST_HITS, LEAST_SIMILARITY).stream()
            .filter(number -> number.startsWith(procedure.code()))
            .limit(most)
            .map(CaseNumber::new)
            .toList();
    return inOrder(found, store.answers(found), ArticleStore.KeptAnswer::caseNumber).stream()
        .map(
            kept ->
                new EarlierAnswer(
                    kept.caseNumber(),
                    cases.get(kept.caseNumber()).matter(),
                    kept.answer(),
                    kept.at()))
        .toList();
  }

  private List<String> hits(
      TextIndex.Kind kind, String text, KnowledgeCategory category, int most, double least) {
    List<String> terms = SearchTerms.ofQuery(text);
    if (terms.isEmpty()) {
      return List.of();
    }
    List<TextIndex.Hit> hits =
        index.find(kind, terms, category == null ? null : category.name(), most);
    return hits.stream()
        .filter(hit -> hit.score() >= least * hits.get(0).score())
        .map(TextIndex.Hit::reference)
        .toList();
  }

  private static <K, V> List<V> inOrder(List<K> order, Collection<V> values, Function<V, K> keyOf) {
    Map<K, V> byKey = values.stream().collect(Collectors.toMap(keyOf, Function.identity()));
    return order.stream().map(byKey::get).filter(Objects::nonNull).toList();
  }

  private static void checkMost(int most) {
    if (most < 1 || most > MOST_HITS) {
      throw new InvalidInputException("size", "条数不正确：应为 1 至 " + MOST_HITS);
    }
  }

  /**
   * The article with this number.
   *
   * @throws UnknownArticleException when there is none
   */
  @Transactional(readOnly = true)
  public Article get(ArticleNumber number) {
    return store.find(number).orElseThrow(() -> new UnknownArticleException(number));
  }

  /**
   * A version of an article, published or not.
   *
   * @throws UnknownArticleException when there is none
   */
  @Transactional(readOnly = true)
  public ArticleVersion version(ArticleNumber number, int version) {
    get(number);
    return store
        .find(number, version)
        .orElseThrow(() -> new UnknownArticleException(number, version));
  }

  /**
   * All versions of an article, the latest first.
   *
   * @throws UnknownArticleException when there is no such article
   */
  @Transactional(readOnly = true)
  public List<ArticleVersion> versions(ArticleNumber number) {
    get(number);
    return store.versions(number);
  }

  /**
   * Notes that an answer to a customer is based on an article.
   *
   * @return the version that was used
   * @throws InvalidInputException when it is not published any more: the answer would be out of
   *     date
   */
  public ArticleVersion use(ArticleNumber number) {
    Integer published = get(number).publishedVersion();
    Optional<ArticleVersion> version =
        Optional.ofNullable(published).flatMap(known -> store.find(number, known));
    if (version.isEmpty()) {
      throw new InvalidInputException("knowledgeUsed", "知识条目 " + number + " 已撤下：请不要再按它答复，核对后另选或不选");
    }
    store.countUse(number);
    return version.get();
  }

  /**
   * Keeps the answer or solution that satisfied the customer of a case, to be shown with similar
   * questions; the question is the matter of the case.
   */
  public void keepAnswer(CaseNumber caseNumber, String answer) {
    ServiceCase answered = cases.get(caseNumber);
    String text = InvalidInputException.requiredText("answer", "答复", answer, LONGEST_ANSWER);
    store.keepAnswer(caseNumber, text, clock.instant());
    index.put(
        TextIndex.Kind.CASE,
        caseNumber.value(),
        Optional.ofNullable(answered.category()).orElse(KnowledgeCategory.OTHER.name()),
        SearchTerms.of(answered.matter(), text));
  }

  /** How an earlier case was answered or solved. */
  public record EarlierAnswer(
      CaseNumber caseNumber, String question, String answer, Instant answeredAt) {}
}

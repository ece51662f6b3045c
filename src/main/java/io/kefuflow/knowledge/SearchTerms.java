package io.kefuflow.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of articles and answers with their weight in the index, and those of a query. */
final class SearchTerms {

  /** A word in the title or among the keywords says what the article is about. */
  private static final int TITLE = 3;

  private static final int KEYWORDS = 3;
  private static final int QUESTION = 2;
  private static final int ANSWER = 1;

  /** More words make a search slower, not better. */
  private static final int MOST_IN_A_QUERY = 32;

  private SearchTerms() {}

  static Map<String, Integer> of(ArticleText article) {
    Map<String, Integer> terms = new LinkedHashMap<>();
    add(terms, article.title(), TITLE);
    add(terms, article.keywords(), KEYWORDS);
    add(terms, article.question(), QUESTION);
    add(terms, article.answer(), ANSWER);
    return terms;
  }

  static Map<String, Integer> of(String question, String answer) {
    Map<String, Integer> terms = new LinkedHashMap<>();
    add(terms, question, QUESTION);
    add(terms, answer, ANSWER);
    return terms;
  }

  private static void add(Map<String, Integer> terms, String text, int weight) {
    Words.of(text).forEach(word -> terms.merge(word, weight, Integer::sum));
  }

  /** The words to search a text's like by: what it says most often, then the longest. */
  static List<String> ofQuery(String text) {
    return Words.of(text).stream()
        .collect(
            Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(entry -> entry.getKey().length())
                .reversed())
        .limit(MOST_IN_A_QUERY)
        .map(Map.Entry::getKey)
        .toList();
  }
}

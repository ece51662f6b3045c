package io.kefuflow.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Port: which words a document has, and which documents have given words. Part of the caller's
 * transaction.
 */
public interface TextIndex {

  /** What a document is. */
  enum Kind {
    ARTICLE,
    CASE
  }

  /**
   * Puts a document in, instead of what it said before.
   *
   * @param reference its number, unique in its kind
   * @param terms how much each word weighs in it, 1 for a word said once
   */
  void put(Kind kind, String reference, String category, Map<String, Integer> terms);

  /** Takes a document out; one that is not there is no matter. */
  void remove(Kind kind, String reference);

  /**
   * The documents that have any of the words, the best first, ranked by BM25: a word counts the
   * more the fewer documents have it and the shorter the document is.
   *
   * @param category only documents of this one, unless null
   */
  List<Hit> find(Kind kind, Collection<String> terms, String category, int most);

  /** A document found. */
  record Hit(String reference, double score) {}
}

package io.kefuflow.knowledge.persistence;

import io.kefuflow.knowledge.TextIndex;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The index in two tables, ranked by the database. */
@Repository
class JdbcTextIndex implements TextIndex {

  /**
   * BM25 with its usual constants: how soon a word that is said more often stops to count more, and
   * how much a long document is marked down. In binary numbers throughout: left to itself, H2
   * divides and sums up decimal numbers of any length, a thousand times slower.
   */
  private static final String FIND =
      """
      select d.reference, found.score
        from (select document_id,
                     sum(cast(rarity * frequency * (k + one) / (frequency + k * (one - b + b * length / average)) as real)) as score
                from (select document_id, k, b, one, average, cast(frequency as double precision) as frequency,
                             cast(length as double precision) as length,
                             ln(one + (documents - having_it + half) / (having_it + half)) as rarity
                        from (select document_id, frequency, length,
                                     cast(count(*) over (partition by term) as double precision) as having_it
                                from search_term
                               where kind = :kind and term in (:terms)) hit
                       cross join (select cast(count(*) as double precision) as documents,
                                          cast(avg(length) as double precision) as average,
                                          cast(1.2 as double precision) as k,
                                          cast(0.75 as double precision) as b,
                                          cast(1 as double precision) as one,
                                          cast(0.5 as double precision) as half
                                     from search_document
                                    where kind = :kind) collection) weighed
               group by document_id) found
        join search_document d on d.id = found.document_id
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  JdbcTextIndex(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public void put(Kind kind, String reference, String category, Map<String, Integer> terms) {
    remove(kind, reference);
    int length = terms.values().stream().mapToInt(Integer::intValue).sum();
    var key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            insert into search_document (kind, reference, category, length)
            values (:kind, :reference, :category, :length)
            """)
        .param("kind", kind.name())
        .param("reference", reference)
        .param("category", category)
        .param("length", length)
        .update(key, "id");
    Long document = key.getKeyAs(Long.class);
    batches.batchUpdate(
        "insert into search_term (kind, term, document_id, frequency, length) values (?, ?, ?, ?, ?)",
        terms.entrySet().stream()
            .map(
                term ->
                    new Object[] {
                      kind.name(),
                      term.getKey(),
                      document,
                      Math.min(term.getValue(), Short.MAX_VALUE),
                      length
                    })
            .toList());
  }

  @Override
  public void remove(Kind kind, String reference) {
    jdbc.sql("delete from search_document where kind = :kind and reference = :reference")
        .param("kind", kind.name())
        .param("reference", reference)
        .update();
  }

  @Override
  public List<Hit> find(Kind kind, Collection<String> terms, String category, int most) {
    return jdbc.sql(
            FIND
                + (category == null ? "" : " where d.category = :category")
                + " order by found.score desc, d.id fetch first :most rows only")
        .param("kind", kind.name())
        .param("terms", terms)
        .param("category", category)
        .param("most", most)
        .query((row, index) -> new Hit(row.getString("reference"), row.getDouble("score")))
        .list();
  }
}

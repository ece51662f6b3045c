package io.kefuflow.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.casework.CaseKind.Fact;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the features say that an intake may say. */
@ApplicationTest
class CaseKindsTest {

  @Autowired List<CaseKind> kinds;

  @Test
  void everyProcedureHasExactlyOneKind() {
    assertThat(kinds).extracting(CaseKind::procedure).containsExactlyInAnyOrder(Procedure.values());
  }

  @Test
  void whatCanBeSaidIsChineseAndDistinct() {
    for (CaseKind kind : kinds) {
      List<Fact> said = Stream.concat(kind.category().stream(), kind.facts().stream()).toList();
      assertThat(said).extracting(Fact::key).doesNotHaveDuplicates();
      assertThat(said).extracting(Fact::label).doesNotHaveDuplicates();
      assertThat(said)
          .allSatisfy(
              fact -> {
                assertThat(fact.label()).containsPattern("\\p{IsHan}");
                assertThat(fact.values().values())
                    .doesNotHaveDuplicates()
                    .allSatisfy(value -> assertThat(value).containsPattern("\\p{IsHan}"));
              });
    }
  }
}

package io.kefuflow.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kefuflow.test.ApplicationTest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every statement of docs/measures.md runs on the database at hand. */
@ApplicationTest
class MeasuresTest {

  private static final Pattern STATEMENT = Pattern.compile("(?s)```sql\\n(.*?)```");

  @Autowired JdbcClient jdbc;

  @TestFactory
  Stream<DynamicTest> everyStatementRuns() {
    List<String> statements =
        STATEMENT
            .matcher(Conventions.read(Path.of("docs/measures.md")))
            .results()
            .map(statement -> statement.group(1))
            .toList();
    assertThat(statements).hasSizeGreaterThan(5);
    return statements.stream()
        .map(
            sql ->
                dynamicTest(
                    sql.lines().findFirst().orElse(sql),
                    () ->
                        assertThatCode(() -> jdbc.sql(sql).query().listOfRows())
                            .doesNotThrowAnyException()));
  }
}

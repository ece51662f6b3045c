package io.kefuflow.routing.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.routing.Absence;
import io.kefuflow.routing.Absences;
import io.kefuflow.test.ApplicationTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class JdbcAbsencesTest {

  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3600);
  private static final Instant ELEVEN = TEN.plusSeconds(3600);

  @Autowired Absences absences;

  private final String user = UUID.randomUUID().toString();

  @Test
  void somebodyIsAwayFromTheBeginningToBeforeTheEnd() {
    absences.add(new Absence(user, TEN, ELEVEN));

    assertThat(absences.absentAt(TEN.minusMillis(1))).doesNotContain(user);
    assertThat(absences.absentAt(TEN)).contains(user);
    assertThat(absences.absentAt(ELEVEN.minusMillis(1))).contains(user);
    assertThat(absences.absentAt(ELEVEN)).doesNotContain(user);
  }

  @Test
  void withoutAnEndSomebodyIsAwayUntilTheReturn() {
    absences.add(new Absence(user, NINE, null));
    assertThat(absences.absentAt(NINE.plusSeconds(365L * 86400))).contains(user);

    absences.end(user, TEN);

    assertThat(absences.absentAt(NINE)).contains(user);
    assertThat(absences.absentAt(TEN)).doesNotContain(user);
    assertThat(absences.of(user)).containsExactly(new Absence(user, NINE, TEN));
  }

  @Test
  void theReturnEndsWhatWasPlannedButKeepsWhatWas() {
    absences.add(new Absence(user, NINE.minusSeconds(7200), NINE.minusSeconds(3600)));
    absences.add(new Absence(user, NINE, ELEVEN));
    absences.add(new Absence(user, ELEVEN, null));

    absences.end(user, TEN);

    assertThat(absences.of(user))
        .containsExactly(
            new Absence(user, NINE.minusSeconds(7200), NINE.minusSeconds(3600)),
            new Absence(user, NINE, TEN));
  }

  @Test
  void theReturnOfOneDoesNotEndTheAbsenceOfAnother() {
    String other = UUID.randomUUID().toString();
    absences.add(new Absence(other, NINE, null));

    absences.end(user, TEN);

    assertThat(absences.absentAt(ELEVEN)).contains(other);
    absences.end(other, NINE);
  }
}

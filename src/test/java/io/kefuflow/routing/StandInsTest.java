package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.kefuflow.routing.Colleagues.Colleague;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class StandInsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final Absences absences = mock(Absences.class);
  private final Colleagues colleagues = mock(Colleagues.class);
  private final OpenWork openWork = mock(OpenWork.class);
  private final StandIns standIns =
      new StandIns(
          absences,
          colleagues,
          openWork,
          mock(AbsentWork.class),
          mock(PlatformTransactionManager.class),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void everybodyExists() {
    when(colleagues.exists(any())).thenReturn(true);
  }

  @Test
  void nobodyUnknownIsMarkedAbsent() {
    when(colleagues.exists("nobody")).thenReturn(false);

    assertThatThrownBy(() -> standIns.markAbsent(new Absence("nobody", NOW, null)))
        .hasMessageContaining("没有用户 nobody");
    verify(absences, never()).add(any());
  }

  @Test
  void theDeputyActsWhileTheManagerIsAbsent() {
    managersAre("chen");
    absentAre("chen");

    assertThat(standIns.managerRole()).isEqualTo(Role.DEPUTY_MANAGER);
    assertThat(standIns.managerGroup()).isEqualTo("manager,deputy-manager");
  }

  @Test
  void oneManagerWhoIsThereIsEnough() {
    managersAre("chen", "lin");
    absentAre("chen");
    assertThat(standIns.managerRole()).isEqualTo(Role.MANAGER);

    absentAre("chen", "lin");
    assertThat(standIns.managerRole()).isEqualTo(Role.DEPUTY_MANAGER);
  }

  @Test
  void theAbsenceOfSomebodyElseDoesNotCount() {
    managersAre("chen");
    absentAre("wang");

    assertThat(standIns.managerRole()).isEqualTo(Role.MANAGER);
  }

  @Test
  void withoutAnyManagerTheWorkStaysWithTheManagers() {
    managersAre();
    absentAre("chen");

    assertThat(standIns.managerRole()).isEqualTo(Role.MANAGER);
  }

  @Test
  void openWorkIsOfferedToTheDeputiesAndTakenBack() {
    managersAre("chen");
    absentAre("chen");
    Absence absence = new Absence("chen", NOW, null);

    standIns.markAbsent(absence);

    verify(absences).add(absence);
    verify(openWork).offer("manager", "deputy-manager");

    absentAre();
    standIns.markPresent("chen");

    verify(absences).end("chen", NOW);
    verify(openWork).withdrawOffer("manager", "deputy-manager");
  }

  @Test
  void nothingMovesWhileAManagerIsThere() {
    managersAre("chen", "lin");
    absentAre("chen");

    standIns.markAbsent(new Absence("chen", NOW, null));

    verify(openWork, never()).offer(any(), any());
  }

  @Test
  void anAbsenceHasAPersonABeginningAndALaterEnd() {
    assertThatThrownBy(() -> new Absence(" ", NOW, null)).hasMessageContaining("人员不能为空");
    assertThatThrownBy(() -> new Absence("chen", null, null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("缺席开始时间");
    assertThatThrownBy(() -> new Absence("chen", NOW, NOW))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("缺席结束时间");
  }

  private void managersAre(String... userIds) {
    when(colleagues.of(Role.MANAGER))
        .thenReturn(List.of(userIds).stream().map(id -> new Colleague(id, id)).toList());
  }

  private void absentAre(String... userIds) {
    when(absences.absentAt(NOW)).thenReturn(Set.of(userIds));
  }
}

package io.kefuflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanFiguresTest {

  @Test
  void sharesAreOfThoseWhomTheyConcern() {
    PlanFigures figures =
        PlanFigures.of(
            2,
            1,
            List.of(
                new Seat("agent1", true, "PASSED"),
                new Seat("agent2", true, "NOT_CERTIFIED"),
                new Seat("agent3", true, null),
                new Seat("agent4", false, null)),
            List.of(new Evaluation(5, 5, 5, 5, null), new Evaluation(4, 4, 3, 3, null)));

    assertThat(figures.participation()).hasValue(75);
    assertThat(figures.passRate()).hasValue(50);
    assertThat(figures.evaluation()).hasValue(4.25);
    assertThat(figures.toTrainAgain()).containsExactly("agent2", "agent4");
  }

  @Test
  void whoMissedTheExamOrLeftWasNotExamined() {
    PlanFigures figures =
        PlanFigures.of(
            1,
            0,
            List.of(
                new Seat("agent1", true, "PASSED"),
                new Seat("agent2", true, "ABSENT"),
                new Seat("agent3", true, "LEFT")),
            List.of());

    assertThat(figures.examined()).isEqualTo(1);
    assertThat(figures.passRate()).hasValue(100);
    assertThat(figures.toTrainAgain()).contains("agent2");
  }

  @Test
  void whereNothingHappenedThereIsNoShare() {
    PlanFigures figures = PlanFigures.of(0, 3, List.of(), List.of());

    assertThat(figures.participation()).isEmpty();
    assertThat(figures.passRate()).isEmpty();
    assertThat(figures.evaluation()).isEmpty();
  }
}

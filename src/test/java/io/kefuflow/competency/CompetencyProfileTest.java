package io.kefuflow.competency;

import static io.kefuflow.competency.AssessmentSource.INTERVIEW;
import static io.kefuflow.competency.AssessmentSource.PRACTICE;
import static io.kefuflow.competency.AssessmentSource.SELF;
import static io.kefuflow.competency.AssessmentSource.SUPERVISOR;
import static io.kefuflow.competency.Profiles.CRITERIA;
import static io.kefuflow.competency.Profiles.KNOWLEDGE;
import static io.kefuflow.competency.Profiles.LAW;
import static io.kefuflow.competency.Profiles.TALK;
import static io.kefuflow.competency.Profiles.WEIGHTS;
import static io.kefuflow.competency.Profiles.followUp;
import static io.kefuflow.competency.Profiles.profile;
import static io.kefuflow.competency.Profiles.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kefuflow.competency.CompetencyProfile.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompetencyProfileTest {

  @Test
  void theOthersCountByTheirWeights() {
    CompetencyProfile profile =
        profile(
            says(SELF, 5, 5, 5),
            says(SUPERVISOR, 2, 4, 1),
            says(INTERVIEW, 3, 5, 1),
            says(PRACTICE, 4, 3, 1));

    assertThat(profile.results())
        .extracting(Result::others)
        .containsExactly(2.8, 3.9, 1.0); // 0.5·2+0.2·3+0.3·4, 0.5·4+0.2·5+0.3·3
  }

  @Test
  void theEmployeesOwnWordIsShownAndCountsForNothing() {
    Result modest = profile(says(SELF, 1, 1, 1), says(SUPERVISOR, 4, 4, 4)).results().get(0);

    assertThat(modest.self()).isEqualTo(1);
    assertThat(modest.others()).isEqualTo(4);
    assertThat(modest.isStrength()).isTrue();
  }

  @Test
  void aMissingSourceLeavesItsWeightToTheOthers() {
    assertThat(
            profile(says(SUPERVISOR, 2, 2, 2), says(PRACTICE, 4, 4, 4)).results().get(0).others())
        .isEqualTo((50 * 2 + 30 * 4) / 80.0);
    assertThat(profile(says(INTERVIEW, 3, 3, 3)).results().get(0).others()).isEqualTo(3);
  }

  @Test
  void aCriterionThatOneSourceLeftOutIsJudgedByTheRest() {
    CompetencyProfile profile = profile(says(SUPERVISOR, 2, 0, 4), says(PRACTICE, 4, 3, 4));

    assertThat(profile.find("communication").orElseThrow().others()).isEqualTo(3);
  }

  @Test
  void withoutOthersNothingIsStrengthOrGap() {
    CompetencyProfile profile = profile(says(SELF, 5, 1, 3));

    assertThat(profile.strengths()).isEmpty();
    assertThat(profile.gaps()).isEmpty();
    assertThat(profile.level()).isEmpty();
    assertThat(profile.results()).extracting(Result::gap).containsOnlyNulls();
  }

  @Test
  void aGapIsTargetMinusMeanAndWhatMattersMostComesFirst() {
    // gap times weight: 50·1, 30·2, 20·2
    CompetencyProfile profile = profile(says(SUPERVISOR, 2, 2, 3));

    assertThat(profile.gaps()).extracting(Result::criterion).containsExactly(TALK, KNOWLEDGE, LAW);
    assertThat(profile.gaps().get(0).gap()).isEqualTo(2);
  }

  @Test
  void whoReachesTheTargetIsStrong() {
    CompetencyProfile profile = profile(says(SUPERVISOR, 3, 5, 4));

    assertThat(profile.strengths()).extracting(Result::criterion).containsExactly(KNOWLEDGE, TALK);
    assertThat(profile.strengths().get(1).gap()).isEqualTo(-1);
    assertThat(profile.gaps()).extracting(Result::criterion).containsExactly(LAW);
  }

  @Test
  void theLevelIsTheMeanByTheWeightsOfTheCriteria() {
    CompetencyProfile profile = profile(says(SUPERVISOR, 2, 4, 5));

    assertThat(profile.level().orElseThrow()).isCloseTo(3.2, within(1e-9));
    assertThat(profile.target()).isCloseTo(3.7, within(1e-9));
  }

  @Test
  void theLatestFollowUpOfACriterionStandsBesideItsMean() {
    CompetencyProfile profile =
        CompetencyProfile.of(
            CRITERIA,
            List.of(says(SUPERVISOR, 2, 2, 5)),
            List.of(
                followUp(1, Map.of("product-knowledge", 3, "communication", 2)),
                followUp(2, Map.of("product-knowledge", 4))),
            WEIGHTS);

    assertThat(profile.results()).extracting(Result::latest).containsExactly(4, 2, null);
    assertThat(profile.gaps()).as("the assessment stays what it was").hasSize(2);
  }
}

package io.kefuflow.competency;

import io.kefuflow.course.ContentArea;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Profiles of tests. */
final class Profiles {

  static final Map<AssessmentSource, Integer> WEIGHTS =
      new CompetencySettings.Weights(50, 20, 30).bySource();

  static final Criterion KNOWLEDGE = criterion("product-knowledge", "业务知识", 3, 50);
  static final Criterion TALK = criterion("communication", "沟通表达", 4, 30);
  static final Criterion LAW = criterion("compliance", "法规与信息保护", 5, 20);
  static final List<Criterion> CRITERIA = List.of(KNOWLEDGE, TALK, LAW);

  private Profiles() {}

  static Criterion criterion(String code, String name, int target, int weight) {
    return new Criterion(code, name, ContentArea.EXPERTISE, target, weight);
  }

  static CompetencyProfile profile(Assessment... assessments) {
    return CompetencyProfile.of(CRITERIA, List.of(assessments), List.of(), WEIGHTS);
  }

  static Assessment says(AssessmentSource source, int... levels) {
    return new Assessment(source, null, "somebody", Instant.EPOCH, levels(levels));
  }

  static FollowUp followUp(int number, Map<String, Integer> levels) {
    return new FollowUp(
        number, FollowUp.Result.CONTINUE, "有进步", "supervisor1", Instant.EPOCH, levels);
  }

  /** Levels of the criteria in their order; 0 for one that is left out. */
  private static Map<String, Integer> levels(int... levels) {
    List<Map.Entry<String, Integer>> rated = new ArrayList<>();
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] > 0) {
        rated.add(Map.entry(CRITERIA.get(i).code(), levels[i]));
      }
    }
    return Map.ofEntries(rated.toArray(Map.Entry[]::new));
  }
}

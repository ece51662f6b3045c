package io.kefuflow.competency.process;

import static io.kefuflow.competency.process.CompetencyDevelopmentProcess.RATINGS;

import io.kefuflow.competency.Criterion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The levels that a form has fields for, one below the other in the order of the criteria. */
final class RatingFields {

  private RatingFields() {}

  /** Level by criterion code; a criterion whose field is empty is missing. */
  static Map<String, Integer> read(VariableScope scope, List<Criterion> criteria) {
    Map<String, Integer> ratings = new HashMap<>();
    for (int i = 0; i < criteria.size(); i++) {
      String code = criteria.get(i).code();
      RATINGS.get(i).findIn(scope).ifPresent(level -> ratings.put(code, level));
    }
    return ratings;
  }
}

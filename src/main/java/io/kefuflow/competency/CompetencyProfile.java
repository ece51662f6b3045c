package io.kefuflow.competency;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Strengths and gaps of an employee (P11.3). What counts is the mean of the others, weighted by
 * source; a source that is missing, or did not rate a criterion, leaves its weight to the others.
 * The employee's own rating is shown beside it and counts for nothing, so that modesty does no harm
 * and boasting no good.
 */
public final class CompetencyProfile {

  private final List<Result> results;

  private CompetencyProfile(List<Result> results) {
    this.results = results;
  }

  /**
   * The profile.
   *
   * @param weights of the sources, positive
   * @param followUps in their order; the latest rating of a criterion stands beside its mean
   */
  public static CompetencyProfile of(
      List<Criterion> criteria,
      Collection<Assessment> assessments,
      List<FollowUp> followUps,
      Map<AssessmentSource, Integer> weights) {
    return new CompetencyProfile(
        criteria.stream()
            .map(
                criterion ->
                    new Result(
                        criterion,
                        self(criterion, assessments),
                        others(criterion, assessments, weights),
                        latest(criterion, followUps)))
            .toList());
  }

  private static Integer self(Criterion criterion, Collection<Assessment> assessments) {
    return assessments.stream()
        .filter(assessment -> assessment.source() == AssessmentSource.SELF)
        .map(assessment -> assessment.ratings().get(criterion.code()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Double others(
      Criterion criterion,
      Collection<Assessment> assessments,
      Map<AssessmentSource, Integer> weights) {
    double sum = 0;
    int total = 0;
    for (Assessment assessment : assessments) {
      Integer rating = assessment.ratings().get(criterion.code());
      if (assessment.source() != AssessmentSource.SELF && rating != null) {
        int weight = weights.get(assessment.source());
        sum += weight * rating;
        total += weight;
      }
    }
    return total == 0 ? null : sum / total;
  }

  private static Integer latest(Criterion criterion, List<FollowUp> followUps) {
    Integer latest = null;
    for (FollowUp followUp : followUps) {
      latest = followUp.ratings().getOrDefault(criterion.code(), latest);
    }
    return latest;
  }

  /** All criteria in the order of the table. */
  public List<Result> results() {
    return results;
  }

  /** Where the employee reaches the target. */
  public List<Result> strengths() {
    return results.stream().filter(Result::isStrength).toList();
  }

  /** Where the employee falls short, what matters most first: gap times weight. */
  public List<Result> gaps() {
    return results.stream()
        .filter(Result::isGap)
        .sorted(Comparator.comparingDouble(Result::urgency).reversed())
        .toList();
  }

  /** The mean of the others over all criteria by their weights; empty when nobody else rated. */
  public OptionalDouble level() {
    return weighted(Result::others);
  }

  /** The level that is wanted, by the weights of the criteria. */
  public double target() {
    return weighted(result -> (double) result.criterion().target()).orElseThrow();
  }

  private OptionalDouble weighted(java.util.function.Function<Result, Double> level) {
    List<Result> rated = results.stream().filter(result -> level.apply(result) != null).toList();
    ToDoubleFunction<Result> weight = result -> result.criterion().weight();
    double total = rated.stream().mapToDouble(weight).sum();
    return total == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            rated.stream()
                    .mapToDouble(result -> weight.applyAsDouble(result) * level.apply(result))
                    .sum()
                / total);
  }

  /** The criterion with this code, empty when the post has none. */
  public Optional<Result> find(String code) {
    return results.stream().filter(result -> result.criterion().code().equals(code)).findFirst();
  }

  /**
   * One criterion.
   *
   * @param self the employee's own rating, null when missing
   * @param others weighted mean of the others, null when nobody else rated it
   * @param latest rating of the latest follow-up, null before the first
   */
  public record Result(Criterion criterion, Integer self, Double others, Integer latest) {

    /** Target minus mean of the others, negative above the target; null when nobody else rated. */
    public Double gap() {
      return others == null ? null : criterion.target() - others;
    }

    /** Whether the others see the target reached. */
    public boolean isStrength() {
      return others != null && others >= criterion.target();
    }

    /** Whether the others see the target missed. */
    public boolean isGap() {
      return others != null && others < criterion.target();
    }

    private double urgency() {
      return gap() * criterion.weight();
    }
  }
}

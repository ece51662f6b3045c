package io.kefuflow.competency;

import io.kefuflow.routing.Colleagues;
import io.kefuflow.routing.Oversight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of developments. An employee knows of their own, a supervisor of those of the team,
 * who trains or leads the department of all; what was said in an assessment is told nobody before
 * the analysis.
 */
@Service
@Transactional(readOnly = true)
public class Competencies {

  private static final int MOST = 1000;

  private final DevelopmentStore store;
  private final CompetencySettings settings;
  private final Oversight oversight;
  private final Colleagues colleagues;

  Competencies(
      DevelopmentStore store,
      CompetencySettings settings,
      Oversight oversight,
      Colleagues colleagues) {
    this.store = store;
    this.settings = settings;
    this.oversight = oversight;
    this.colleagues = colleagues;
  }

  /**
   * The developments that the viewer may know of, the latest first, at most {@value #MOST}.
   *
   * @param employee only of this one; null for all
   * @param state only in this; null for all
   */
  public List<Development> list(String viewer, String employee, DevelopmentState state) {
    Collection<String> employees =
        employee == null
            ? oversight.seesAll(viewer) ? null : oversight.employees(viewer)
            : oversight.sees(viewer, employee) ? List.of(employee) : List.of();
    return store.list(employees, state, MOST);
  }

  /**
   * A development that the viewer may know of: before the employee is chosen, of who began it.
   *
   * @throws UnknownDevelopmentException when there is none, or the viewer may not know of it
   */
  public Development get(String viewer, DevelopmentNumber number) {
    return store
        .find(number)
        .filter(
            development ->
                development.employee() == null
                    ? viewer.equals(development.startedBy()) || oversight.seesAll(viewer)
                    : oversight.sees(viewer, development.employee()))
        .orElseThrow(() -> new UnknownDevelopmentException(number));
  }

  /** The development with this number, whoever asks. */
  public Optional<Development> find(DevelopmentNumber number) {
    return store.find(number);
  }

  /** The pinned criteria, empty before the employee is chosen. */
  public List<Criterion> criteria(DevelopmentNumber number) {
    return store.criteria(number);
  }

  /** Who has said what so far, in the order of the sources. */
  public List<Assessment> assessments(DevelopmentNumber number) {
    return store.assessments(number);
  }

  /** Strengths and gaps as far as they are known. */
  public CompetencyProfile profile(DevelopmentNumber number) {
    return CompetencyProfile.of(
        store.criteria(number),
        store.assessments(number),
        store.followUps(number),
        settings.weights().bySource());
  }

  /** The criteria that fell short in the assessment, what matters most first. */
  public List<Criterion> gapCriteria(DevelopmentNumber number) {
    return profile(number).gaps().stream().map(CompetencyProfile.Result::criterion).toList();
  }

  /**
   * The radar chart.
   *
   * @throws DevelopmentStateException when the assessment is not over
   */
  public String radar(Development development) {
    if (!development.state().isAnalysed() || store.assessments(development.number()).isEmpty()) {
      throw new DevelopmentStateException("能力发展 " + development.number() + " 没有评估结果：评估完成后才有雷达图");
    }
    return new RadarChart(
            "%s（%s）能力雷达图"
                .formatted(colleagues.nameOf(development.employee()), development.post().label()),
            profile(development.number()))
        .svg();
  }

  /** All rounds of the plan, the first first. */
  public List<DevelopmentPlan> plans(DevelopmentNumber number) {
    return store.plans(number);
  }

  /**
   * The latest plan.
   *
   * @throws DevelopmentStateException when there is none yet
   */
  public DevelopmentPlan plan(DevelopmentNumber number) {
    List<DevelopmentPlan> plans = store.plans(number);
    if (plans.isEmpty()) {
      throw new DevelopmentStateException("能力发展 " + number + " 还没有发展计划");
    }
    return plans.get(plans.size() - 1);
  }

  /** How many plans running, up to the latest, the employee has objected to. */
  public long objections(DevelopmentNumber number) {
    List<DevelopmentPlan> plans = new ArrayList<>(store.plans(number));
    Collections.reverse(plans);
    return plans.stream().takeWhile(plan -> Boolean.FALSE.equals(plan.agreed())).count();
  }

  /** The follow-ups, the first first. */
  public List<FollowUp> followUps(DevelopmentNumber number) {
    return store.followUps(number);
  }
}

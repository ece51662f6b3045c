package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Training plans: begun, found, and what becomes of them (P10.1). */
@Service
@Transactional
public class TrainingPlans {

  private final TrainingStore store;
  private final TrainingWorkflow workflow;
  private final Clock clock;

  TrainingPlans(TrainingStore store, TrainingWorkflow workflow, Clock clock) {
    this.store = store;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Begins a plan, which the proposer then prepares.
   *
   * @return its number
   * @throws InvalidInputException when its period is over
   */
  public PlanNumber begin(PlanProposal proposal) {
    checkPeriod(proposal);
    return workflow.begin(proposal);
  }

  /**
   * Registers a plan that begins.
   *
   * @throws InvalidInputException when its period is over
   */
  public PlanNumber register(PlanProposal proposal) {
    checkPeriod(proposal);
    return store.create(proposal, clock.instant());
  }

  private void checkPeriod(PlanProposal proposal) {
    if (proposal.to().isBefore(LocalDate.now(clock))) {
      throw new InvalidInputException("planTo", "计划周期已经过去：结束日期应不早于今天，请核对");
    }
  }

  /** The plan with this number; empty when there is none. */
  @Transactional(readOnly = true)
  public Optional<TrainingPlan> find(PlanNumber number) {
    return store.find(number);
  }

  /**
   * The plan with this number.
   *
   * @throws UnknownTrainingException when there is none
   */
  @Transactional(readOnly = true)
  public TrainingPlan get(PlanNumber number) {
    return store.find(number).orElseThrow(() -> new UnknownTrainingException(number));
  }

  /**
   * The plans, the latest first.
   *
   * @param state only those that stand there, unless null
   */
  @Transactional(readOnly = true)
  public List<TrainingPlan> list(PlanState state) {
    return store.plans(state);
  }
}

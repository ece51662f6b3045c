package io.kefuflow.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: where plans, their sessions and what came of them are kept. */
public interface TrainingStore {

  /** A new plan with its participants, {@link PlanState#PREPARING}. */
  PlanNumber create(PlanProposal proposal, Instant at);

  Optional<TrainingPlan> find(PlanNumber number);

  /** The plans, the latest first; of one state unless null. */
  List<TrainingPlan> plans(PlanState state);
}

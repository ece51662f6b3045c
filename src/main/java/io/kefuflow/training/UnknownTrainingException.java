package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;

/** There is no such plan or session. */
public class UnknownTrainingException extends InvalidInputException {

  UnknownTrainingException(PlanNumber number) {
    super("planNumber", "没有找到培训计划 " + number + "：请核对编号");
  }

  UnknownTrainingException(SessionNumber number) {
    super("sessionNumber", "没有找到培训场次 " + number + "：请核对编号");
  }
}

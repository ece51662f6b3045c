package io.kefuflow.training;

import io.kefuflow.shared.NotFoundException;

/** There is no such plan or session. */
public class UnknownTrainingException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  public UnknownTrainingException(PlanNumber number) {
    super("没有找到培训计划 " + number + "：请核对编号");
  }

  public UnknownTrainingException(SessionNumber number) {
    super("没有找到培训场次 " + number + "：请核对编号");
  }
}

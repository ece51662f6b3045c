package io.kefuflow.training;

import io.kefuflow.shared.InvalidInputException;

/**
 * What a participant says of a session, each 1 (poor) to 5 (very good) (P10.8). Checks itself.
 *
 * @param remark up to 1000 characters, null for none
 */
public record Evaluation(
    int content, int trainer, int usefulness, int organisation, String remark) {

  public Evaluation {
    check("evaluationContent", "培训内容", content);
    check("evaluationTrainer", "讲师", trainer);
    check("evaluationUsefulness", "对工作的帮助", usefulness);
    check("evaluationOrganisation", "组织安排", organisation);
    remark = InvalidInputException.optionalText("evaluationRemark", "意见和建议", remark, 1000);
  }

  private static void check(String field, String label, int score) {
    if (score < 1 || score > 5) {
      throw new InvalidInputException(field, label + "的评分应为 1 至 5：请重新选择");
    }
  }

  /** The mean of the four scores. */
  public double overall() {
    return (content + trainer + usefulness + organisation) / 4.0;
  }
}

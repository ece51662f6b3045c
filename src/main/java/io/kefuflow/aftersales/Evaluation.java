package io.kefuflow.aftersales;

import static io.kefuflow.shared.InvalidInputException.optionalText;

import io.kefuflow.shared.InvalidInputException;
import java.util.Map;

/**
 * What the customer says of the service in five dimensions, 1 (worst) to 5 each (P5.6;
 * 《通讯行业客户服务标准流程》8.3). Checks itself.
 *
 * @param remark up to 2,000 characters, null when nothing
 */
public record Evaluation(
    int attitude, int efficiency, int channel, int scope, int overall, String remark) {

  private static final int LOWEST = 1;
  private static final int HIGHEST = 5;
  private static final int LONGEST_REMARK = 2000;

  public Evaluation {
    Map.of("服务态度", attitude, "解决效率", efficiency, "服务渠道", channel, "服务范围", scope, "总体", overall)
        .forEach(
            (dimension, score) -> {
              if (score < LOWEST || score > HIGHEST) {
                throw new InvalidInputException("evaluation", dimension + "应为 1 至 5 分：请核对");
              }
            });
    remark = optionalText("evaluationRemark", "客户意见", remark, LONGEST_REMARK);
  }
}

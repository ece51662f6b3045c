package io.kefuflow.course;

import io.kefuflow.shared.InvalidInputException;

/**
 * What passing a course brings (P10.9). Checks itself.
 *
 * @param skill code of the skill that the duty roster then knows the person to have
 * @param validMonths how many calendar months a certificate is valid, 1 to 120
 */
public record Award(String skill, CertificateLevel level, int validMonths) {

  private static final int MOST_MONTHS = 120;

  public Award {
    skill = InvalidInputException.requiredText("skill", "认证技能", skill, 60);
    if (level == null) {
      throw new InvalidInputException("level", "认证级别不能为空：请选择初级、中级或高级");
    }
    if (validMonths < 1 || validMonths > MOST_MONTHS) {
      throw new InvalidInputException(
          "validMonths", "认证有效期 " + validMonths + " 个月不正确：应为 1 至 " + MOST_MONTHS + " 个月");
    }
  }
}

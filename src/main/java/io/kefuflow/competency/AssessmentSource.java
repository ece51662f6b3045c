package io.kefuflow.competency;

import java.util.Arrays;
import java.util.List;

/** Who says how well somebody does (P11.2): questionnaire, interview and practical test. */
public enum AssessmentSource {
  SELF("自评"),
  SUPERVISOR("主管评估"),
  INTERVIEW("面谈"),
  PRACTICE("实操考核");

  /** All but the employee. */
  public static final List<AssessmentSource> OTHERS =
      Arrays.stream(values()).filter(source -> source != SELF).toList();

  private final String label;

  AssessmentSource(String label) {
    this.label = label;
  }

  /** Chinese name. */
  public String label() {
    return label;
  }
}

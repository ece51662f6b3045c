package io.kefuflow.training;

import io.kefuflow.course.ContentArea;
import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;
import java.util.Map;

/**
 * What a participant says they need (P10.2). Checks itself.
 *
 * @param employee user id
 * @param levels how much for each area that was asked about, 1 (little) to 5 (much)
 * @param wishes in their own words, up to 1000 characters; null for none
 * @param answeredAt null while there is no answer
 */
public record NeedAnswer(
    String employee, Map<ContentArea, Integer> levels, String wishes, Instant answeredAt) {

  public NeedAnswer {
    levels = Map.copyOf(levels);
    levels.forEach(
        (area, level) -> {
          if (level < 1 || level > 5) {
            throw new InvalidInputException("needLevel", area.label() + "的需求程度应为 1 至 5：请重新选择");
          }
        });
    wishes = InvalidInputException.optionalText("needWishes", "希望学习的内容", wishes, 1000);
  }

  /** Whether the participant has answered. */
  public boolean given() {
    return answeredAt != null;
  }
}

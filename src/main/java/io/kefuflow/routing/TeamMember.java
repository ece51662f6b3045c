package io.kefuflow.routing;

import io.kefuflow.shared.InvalidInputException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody in a team. Checks itself.
 *
 * @param skills codes of skills
 * @param cap how many open tasks at most, for work to be assigned; people may take more themselves
 */
public record TeamMember(String userId, Set<String> skills, int cap) {

  /** Suggested where nobody says otherwise. */
  public static final int USUAL_CAP = 8;

  private static final int LARGEST_CAP = 100;

  public TeamMember {
    userId = InvalidInputException.requiredText("userId", "成员账号", userId, 64);
    skills = new TreeSet<>(skills);
    if (cap < 1 || cap > LARGEST_CAP) {
      throw new InvalidInputException(
          "cap", "成员 " + userId + " 的任务上限 " + cap + " 不正确：应为 1 至 " + LARGEST_CAP + " 之间的整数");
    }
  }
}

package io.kefuflow.routing;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody in a team as seen when work is to be assigned.
 *
 * @param onDutyUntil null when off duty
 * @param absent marked absent
 * @param ofRole whether still a member of the role that the team works for
 * @param load open tasks
 */
record Standing(
    String userId,
    String name,
    Team team,
    Instant onDutyUntil,
    boolean absent,
    boolean ofRole,
    Set<String> skills,
    int cap,
    long load) {

  boolean onDuty() {
    return onDutyUntil != null;
  }

  /** On duty and there, whatever the work. */
  boolean there() {
    return onDuty() && !absent && ofRole;
  }

  boolean hasSkill(String code) {
    return code == null || skills.contains(code);
  }

  boolean hasRoom() {
    return load < cap;
  }

  /** Why the person cannot get the work, a Chinese half-sentence without the name. */
  String obstacle(String skill, String skillName) {
    if (!onDuty()) {
      return "不在班";
    }
    if (absent) {
      return "缺席";
    }
    if (!ofRole) {
      return "已不是" + team.role().label();
    }
    if (!hasSkill(skill)) {
      return "没有“" + skillName + "”技能";
    }
    return "手上 " + load + " 件，已达上限";
  }
}

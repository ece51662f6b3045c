package io.kefuflow.demo;

import io.kefuflow.routing.Roster;
import io.kefuflow.routing.ShiftKind;
import io.kefuflow.routing.Skill;
import io.kefuflow.routing.TeamDraft;
import io.kefuflow.shared.Role;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The roster of the demonstration: the agents, the technicians and product quality around the
 * clock. From then on new cases go to the agent who is next; so it is made after the demonstration
 * cases, which show the queue.
 */
@Component
@Order(DemoRoster.ORDER)
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoRoster implements DemoPart {

  /** After the cases. */
  static final int ORDER = 1000;

  private static final String AUTHOR = "supervisor1";

  /** Above the many tasks that the demonstration cases leave with the first agent. */
  private static final int CAP = 40;

  private static final List<Skill> SKILLS =
      List.of(
          new Skill("reception", "客户接待"),
          new Skill("consultation", "业务咨询"),
          new Skill("business-handling", "业务办理"),
          new Skill("complaint-handling", "投诉处理"),
          new Skill("after-sales", "售后服务"));

  private final Roster roster;

  DemoRoster(Roster roster) {
    this.roster = roster;
  }

  @Override
  public String label() {
    return "值班排班";
  }

  @Override
  public void create() {
    if (!roster.teams().isEmpty()) {
      return;
    }
    SKILLS.forEach(roster::saveSkill);
    team("first-line", "一线客服", Role.AGENT, "agent1", "agent2");
    team("tech-support", "技术支持", Role.TECH_SUPPORT, "tech1");
    team("product-quality", "品质管理", Role.PRODUCT_QUALITY, "product1");
  }

  private void team(String id, String name, Role role, String... people) {
    List<String> skills = SKILLS.stream().map(Skill::code).toList();
    Set<DayOfWeek> workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    Set<DayOfWeek> weekend = EnumSet.complementOf(EnumSet.copyOf(workdays));
    roster.save(
        id,
        new TeamDraft(
            0,
            name,
            role.groupId(),
            AUTHOR,
            Arrays.stream(people).map(user -> new TeamDraft.Member(user, skills, CAP)).toList(),
            List.of(
                new TeamDraft.Shift(ShiftKind.DAY, null, workdays, "08:00-20:00"),
                new TeamDraft.Shift(ShiftKind.WEEKEND, null, weekend, "08:00-20:00"),
                new TeamDraft.Shift(
                    ShiftKind.NIGHT, null, EnumSet.allOf(DayOfWeek.class), "20:00-08:00")),
            List.of()),
        false,
        AUTHOR);
  }
}

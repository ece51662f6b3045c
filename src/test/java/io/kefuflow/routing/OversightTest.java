package io.kefuflow.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.Role;
import io.kefuflow.test.ApplicationTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
class OversightTest {

  @Autowired Oversight oversight;
  @Autowired Roster teams;
  @Autowired CertifiedSkills certified;

  private RosterFixture roster;

  @BeforeEach
  void roster(@Autowired ApplicationContext application) {
    roster = new RosterFixture(application);
  }

  @AfterEach
  void clear() {
    roster.clear();
  }

  @Test
  void aSupervisorKnowsOfTheirTeamOnly() {
    List<String> agents = roster.people(Role.AGENT, 2);
    List<String> supervisors = roster.people(Role.SUPERVISOR, 2);
    Team team = roster.led(Role.AGENT, supervisors.get(0), agents.subList(0, 1));

    assertThat(oversight.sees(supervisors.get(0), agents.get(0))).isTrue();
    assertThat(oversight.sees(supervisors.get(0), agents.get(1))).isFalse();
    assertThat(oversight.sees(supervisors.get(1), agents.get(0))).isFalse();
    assertThat(oversight.employees(supervisors.get(0)))
        .containsExactlyInAnyOrder(supervisors.get(0), agents.get(0));
    assertThat(oversight.supervisorOf(agents.get(0))).contains(supervisors.get(0));
    assertThat(oversight.supervisorOf(agents.get(1))).isEmpty();
    assertThat(oversight.teams().get(agents.get(0)))
        .containsExactly(new Oversight.TeamName(team.id(), team.name()));
  }

  @Test
  void everybodyKnowsOfThemselvesOnly() {
    List<String> agents = roster.people(Role.AGENT, 2);

    assertThat(oversight.sees(agents.get(0), agents.get(0))).isTrue();
    assertThat(oversight.sees(agents.get(0), agents.get(1))).isFalse();
    assertThat(oversight.employees(agents.get(0))).containsExactly(agents.get(0));
  }

  @Test
  void trainersAndManagersKnowOfAll() {
    String agent = roster.people(Role.AGENT, 1).get(0);
    for (Role role : List.of(Role.TRAINER, Role.DEPUTY_MANAGER, Role.MANAGER)) {
      String viewer = roster.people(role, 1).get(0);
      assertThat(oversight.sees(viewer, agent)).isTrue();
      assertThat(oversight.employees(viewer)).contains(viewer, agent);
    }
  }

  @Test
  void nobodyLeadsThemselves() {
    String supervisor = roster.people(Role.SUPERVISOR, 1).get(0);
    roster.led(Role.SUPERVISOR, supervisor, List.of(supervisor));

    assertThat(oversight.supervisorOf(supervisor)).isEmpty();
  }

  @Test
  void aCertificateGivesASkillUntilItIsWithdrawn() {
    String agent = roster.people(Role.AGENT, 1).get(0);
    String skill = roster.skill();
    String certificate = "RZ-" + agent;
    Team team = roster.led(Role.AGENT, null, List.of(agent));

    certified.grant(agent, skill, certificate);
    certified.grant(agent, skill, certificate);

    assertThat(teams.team(team.id()).certified()).containsEntry(agent, Set.of(skill));
    assertThat(teams.onDuty(null, Role.AGENT))
        .filteredOn(member -> member.userId().equals(agent))
        .singleElement()
        .satisfies(member -> assertThat(member.skills()).containsExactly(skill));
    assertThat(teams.team(team.id()).document().members().get(0).skills()).isEmpty();

    certified.withdraw(certificate);

    assertThat(teams.team(team.id()).certified()).isEmpty();
  }

  @Test
  void aSkillThatACertificateGrantsIsKept() {
    String agent = roster.people(Role.AGENT, 1).get(0);
    String skill = roster.skill();
    certified.grant(agent, skill, "RZ-" + agent);

    assertThatThrownBy(() -> teams.deleteSkill(skill))
        .isInstanceOf(RosterConflictException.class)
        .hasMessage("技能 " + skill + " 还用于课程或认证：请保留该技能，或先修改课程并等认证失效");

    certified.withdraw("RZ-" + agent);
    teams.deleteSkill(skill);
    assertThat(teams.skills()).extracting(Skill::code).doesNotContain(skill);
  }
}

package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.kefuflow.engine.query.QueueFilterService;
import io.kefuflow.shared.Role;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** More tasks than a filter counts. */
@ServerTest
class LongQueueIT {

  private static final String PROCESS = "long-queue";
  private static final String COUNTED_TO_ITS_END = "等待客户";
  private static final Pattern MORE = Pattern.compile("\\bad-more\\b");

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired AuthorizationService authorizations;

  private String deployment;
  private String right;

  @BeforeEach
  void aLongQueueWaits() {
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                PROCESS + ".bpmn",
                Bpmn.createExecutableProcess(PROCESS)
                    .startEvent()
                    .userTask()
                    .name("等待领取")
                    .camundaCandidateGroups(Role.AGENT.groupId())
                    .multiInstance()
                    .cardinality(String.valueOf(QueueFilterService.MOST + 1))
                    .multiInstanceDone()
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    grant.setGroupId(Role.AGENT.groupId());
    grant.setResource(Resources.PROCESS_DEFINITION);
    grant.setResourceId(PROCESS);
    grant.addPermission(ProcessDefinitionPermissions.READ_TASK);
    right = authorizations.saveAuthorization(grant).getId();
    runtime.startProcessInstanceByKey(PROCESS);
  }

  @AfterEach
  void itIsGone() {
    authorizations.deleteAuthorization(right);
    repository.deleteDeployment(deployment, true);
  }

  @Test
  void showsThatThereAreMoreThanWereCounted() {
    try (var tasklist = Tasklist.open(browser, port, "agent1")) {
      tasklist.filter(Tasklist.QUEUE).click();

      Locator number = tasklist.filter(Tasklist.QUEUE).locator(".counter");
      assertThat(number).hasText(String.valueOf(QueueFilterService.MOST));
      assertThat(number).hasClass(MORE);

      assertThat(number.evaluate("number => getComputedStyle(number, '::after').content"))
          .isEqualTo("\"+)\"");
      Locator total = tasklist.page().locator(".total-results");
      assertThat(total).hasText(String.valueOf(QueueFilterService.MOST));
      assertThat(total).hasClass(MORE);

      tasklist.filter(COUNTED_TO_ITS_END).click();
      Locator another = tasklist.filter(COUNTED_TO_ITS_END).locator(".counter");
      assertThat(another).hasText("0");
      assertThat(another).not().hasClass(MORE);
    }
  }
}

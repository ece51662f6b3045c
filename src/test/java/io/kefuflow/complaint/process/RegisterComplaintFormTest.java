package io.kefuflow.complaint.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.test.ApplicationTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricFormField;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class RegisterComplaintFormTest {

  @Autowired FormService forms;
  @Autowired HistoryService history;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identities;
  @Autowired RepositoryService repository;

  private String definitionId;

  @BeforeEach
  void signIn() {
    definitionId =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("complaint-handling")
            .latestVersion()
            .singleResult()
            .getId();
    identities.setAuthentication("agent1", List.of("agent"));
  }

  @AfterEach
  void signOut() {
    identities.clearAuthentication();
  }

  @Test
  void anEmailAddressIsEnough() {
    assertThat(submit(Map.of("customerEmail", "sun@example.com"))).isNotNull();
  }

  @Test
  void oneWayToReachTheCustomerIsNeeded() {
    assertThatThrownBy(() -> submit(Map.of())).hasMessageContaining("至少填写一项");
  }

  @Test
  void aNumberThatCannotBeDialledIsRefusedByName() {
    assertThatThrownBy(() -> submit(Map.of("customerPhone", "123456")))
        .hasMessageContaining("客户电话格式不正确");
  }

  @Test
  void whatAStartFormSaysOfTheCustomerStaysOutOfTheEngine() {
    ProcessInstance complaint =
        forms.submitStartForm(
            definitionId,
            Map.of(
                "customerName", "钱女士",
                "customerPhone", "13912345678",
                "customerEmail", "qian@example.com",
                "channel", "PHONE",
                "category", "BILLING",
                "location", "杭州市西湖区",
                "matter", "账单多扣三十元"));
    identities.clearAuthentication();

    assertThat(runtime.getVariables(complaint.getId()))
        .doesNotContainKeys("customerName", "customerPhone", "customerEmail", "location", "matter");
    assertThat(
            history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(complaint.getId())
                .list())
        .extracting(HistoricVariableInstance::getName)
        .contains("severity")
        .doesNotContain("customerName", "customerPhone", "customerEmail", "location", "matter");
    assertThat(
            history
                .createHistoricDetailQuery()
                .processInstanceId(complaint.getId())
                .formFields()
                .list())
        .map(detail -> ((HistoricFormField) detail).getFieldId())
        .contains("category")
        .doesNotContain("customerName", "customerPhone", "customerEmail", "location", "matter");
  }

  private Object submit(Map<String, Object> contact) {
    Map<String, Object> values =
        new HashMap<>(
            Map.of(
                "customerName",
                "孙先生",
                "channel",
                "COUNTER",
                "category",
                "SERVICE",
                "matter",
                "排队过久"));
    values.putAll(contact);
    return forms.submitStartForm(definitionId, values);
  }
}

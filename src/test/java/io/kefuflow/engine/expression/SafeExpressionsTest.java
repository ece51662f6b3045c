package io.kefuflow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.test.ApplicationTest;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people may write into queries and models, tried from the outside of the engine. */
@ApplicationTest
class SafeExpressionsTest {

  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired IdentityService identities;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;

  @AfterEach
  void logOutAndRemoveModels() {
    identities.clearAuthentication();
    repository
        .createDeploymentQuery()
        .deploymentName(getClass().getName())
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass().forName('java.lang.Runtime')}",
        "${''.class}",
        "${dateTime().getClass()}",
        "${dateTime().class}",
        "${dateTime().getZone()}",
        "${now().getTime()}",
        "${currentUserGroups().getClass()}",
        "${dataSource}",
        "${environment.getProperty('spring.datasource.password')}",
        "${execution}"
      })
  void theOrQueryOfATaskQueryRunsNoForeignCode(String expression) {
    // CVE-2026-109432: expressions in or-queries bypass enableExpressionsInAdhocQueries=false
    assertThatThrownBy(
            () -> tasks.createTaskQuery().or().taskAssigneeExpression(expression).endOr().count())
        .isInstanceOf(ProcessEngineException.class);
    assertThatThrownBy(
            () -> tasks.createTaskQuery().or().dueBeforeExpression(expression).endOr().list())
        .isInstanceOf(ProcessEngineException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${''.getClass()}", "${dataSource.getConnection()}", "${runtimeService}"})
  void aStoredFilterRunsNoForeignCode(String expression) {
    Filter filter =
        filters
            .newTaskFilter("unsafe")
            .setQuery(tasks.createTaskQuery().taskAssigneeExpression(expression));
    String id = filters.saveFilter(filter).getId();
    try {
      assertThatThrownBy(() -> filters.count(id)).isInstanceOf(ProcessEngineException.class);
      assertThatThrownBy(() -> filters.list(id)).isInstanceOf(ProcessEngineException.class);
      assertThatThrownBy(
              () ->
                  filters.list(
                      id, tasks.createTaskQuery().or().taskOwnerExpression(expression).endOr()))
          .isInstanceOf(ProcessEngineException.class);
    } finally {
      filters.deleteFilter(id);
    }
  }

  @Test
  void adHocQueriesTakeNoExpressionAtAll() {
    assertThatThrownBy(
            () -> tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").count())
        .isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void filtersKnowTheUserAndTheDate() {
    identities.setAuthentication("admin", List.of("camunda-admin"));
    var query =
        tasks
            .createTaskQuery()
            .taskAssigneeExpression("${currentUser()}")
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .includeAssignedTasks()
            .taskCreatedBeforeExpression("${now()}")
            .dueBeforeExpression("${dateTime().plusDays(1).withTimeAtStartOfDay()}")
            .followUpAfterExpression("${dateTime().minusWeeks(1).toDate()}");
    String id = filters.saveFilter(filters.newTaskFilter("safe").setQuery(query)).getId();
    try {
      assertThat(filters.count(id)).isZero();
    } finally {
      filters.deleteFilter(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${dataSource}",
        "${environment.getProperty('spring.datasource.password')}",
        "${runtimeService.createProcessInstanceQuery()}",
        "${systemCalls}",
        "${''.getClass()}",
        "${''.class}",
        "${execution.class}",
        "${execution.getProcessEngineServices()}",
        "${execution.processEngineServices.runtimeService}",
        "${execution.getProcessEngine()}"
      })
  void aModelReachesNeitherOtherBeansNorReflection(String expression) {
    assertThatThrownBy(() -> evaluatedInAModel(expression))
        .isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void aModelUsesVariablesDatesAndItsInstance() {
    assertThat(evaluatedInAModel("${given.length() + 1}")).isEqualTo(6L);
    assertThat(evaluatedInAModel("${execution.processBusinessKey}"))
        .isEqualTo("TS-20261121-000001");
    assertThat(evaluatedInAModel("${dateTime().plusDays(1).toDate().after(now())}"))
        .isEqualTo(true);
  }

  @Test
  void aModelCallsDelegates() {
    assertThat(evaluatedInAModel("${retryIncidentDelegate != null}")).isEqualTo(true);
  }

  @Test
  void aModelRunsNoScript() {
    var model =
        Bpmn.createExecutableProcess("script")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .scriptTask()
            .scriptFormat("juel")
            .scriptText("${''.getClass()}")
            .endEvent()
            .done();
    assertThatThrownBy(
            () -> {
              repository
                  .createDeployment()
                  .name(getClass().getName())
                  .addModelInstance("script.bpmn", model)
                  .deploy();
              runtime.startProcessInstanceByKey("script");
            })
        .isInstanceOf(ProcessEngineException.class);
  }

  private Object evaluatedInAModel(String expression) {
    var model =
        Bpmn.createExecutableProcess("expressions")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .serviceTask()
            .camundaExpression(expression)
            .camundaResultVariable("result")
            .userTask()
            .endEvent()
            .done();
    repository
        .createDeployment()
        .name(getClass().getName())
        .addModelInstance("expressions.bpmn", model)
        .deploy();
    var instance =
        runtime
            .createProcessInstanceByKey("expressions")
            .businessKey("TS-20261121-000001")
            .setVariable("given", "value")
            .executeWithVariablesInReturn();
    return instance.getVariables().get("result");
  }
}

package io.kefuflow.engine.form;

import static io.kefuflow.engine.form.DoorsFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kefuflow.test.ServerTest;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What the REST interfaces answer: {@code /engine-rest} for programs and the one behind Tasklist.
 */
@ServerTest
class FormDoorsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired ProcessEngine engine;
  @LocalServerPort int port;

  DoorsFixture people;

  @BeforeEach
  void deploy() {
    people = new DoorsFixture(engine, DoorsFixture.PASSWORD);
  }

  @AfterEach
  void remove() {
    people.close();
  }

  @ParameterizedTest
  @CsvSource({"submit-form", "complete"})
  void aTaskTakesOnlyWhatItsFormOffers(String door) throws Exception {
    String taskId = people.taskOf(people.agent);
    String path = "/engine-rest/task/" + taskId + "/" + door;

    var smuggled =
        post(
            people.agent,
            path,
            variables("\"decision\":{\"value\":\"ACCEPT\"},\"solutionApproved\":{\"value\":true}"));
    assertThat(smuggled.statusCode()).isEqualTo(400);
    assertThat(message(smuggled)).isEqualTo("表单未通过检查：「solutionApproved」不是此表单的字段，不能提交");

    var invalid =
        post(
            people.agent,
            path,
            variables(
                "\"decision\":{\"value\":\"REJECT\"},\"reason\":{\"value\":\"\"},\"customerPhone\":{\"value\":\"1\"},"
                    + "\"channels\":{\"type\":\"Json\",\"value\":\"[\\\"FAX\\\"]\"}"));
    assertThat(invalid.statusCode()).isEqualTo(400);
    assertThat(message(invalid))
        .isEqualTo("表单未通过检查：「客户电话」为只读项，提交的值与当前值不一致，请刷新后重试；「原因」为必填项；「告知方式」的选择不在可选范围内");

    var typed =
        post(
            people.agent,
            path,
            variables(
                "\"decision\":{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
                    + "\"serializationDataFormat\":\"application/json\"}}"));
    assertThat(typed.statusCode()).isEqualTo(400);

    var taken = post(people.colleague, path, variables("\"decision\":{\"value\":\"ACCEPT\"}"));
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(message(taken)).matches("任务「审批方案」已由 王小明 于 .{11} 领取：请刷新列表");

    String asTasklistSends =
        variables(
            "\"customerPhone\":{\"value\":\""
                + PHONE
                + "\"},\"decision\":{\"value\":\"ACCEPT\"},\"channels\":{\"type\":\"Json\",\"value\":\"[\\\"SMS\\\"]\"}");
    assertThat(post(people.agent, path, asTasklistSends).statusCode()).isEqualTo(204);

    var finished = post(people.agent, path, asTasklistSends);
    assertThat(finished.statusCode()).isEqualTo(409);
    assertThat(message(finished)).matches("任务「审批方案」已由 王小明 于 .{11} 完成：请刷新列表");
  }

  @Test
  void claimingATakenTaskIsAConflict() throws Exception {
    String taskId = people.taskOf(people.colleague);

    var taken =
        post(
            people.agent,
            "/engine-rest/task/" + taskId + "/claim",
            "{\"userId\":\"" + people.agent + "\"}");
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(message(taken)).matches("任务「审批方案」已由 李晓红 于 .{11} 领取：请刷新列表");
    assertThat(
            post(people.colleague, "/engine-rest/task/" + taskId + "/unclaim", "{}").statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task/TASK/resolve | {'variables':{'solutionApproved':{'value':true}}}",
        "task/TASK/delegate | {'userId':'AGENT'}",
        "task/TASK/bpmnError | {'errorCode':'X','variables':{'solutionApproved':{'value':true}}}",
        "task/TASK/bpmnEscalation | {'escalationCode':'X','variables':{'solutionApproved':{'value':true}}}",
        "task/TASK/identity-links | {'groupId':'agent','type':'candidate'}",
        "task/TASK/variables | {'modifications':{'solutionApproved':{'value':true}}}",
        "task/TASK/localVariables | {'modifications':{'solutionApproved':{'value':true}}}",
        "process-instance/INSTANCE/variables | {'modifications':{'solutionApproved':{'value':true}}}",
        "process-instance/INSTANCE/modification | {'instructions':[{'type':'startBeforeActivity','activityId':'userTask_confirm'}]}",
        "execution/INSTANCE/signal | {'variables':{'solutionApproved':{'value':true}}}",
        "execution/INSTANCE/localVariables | {'modifications':{'solutionApproved':{'value':true}}}",
        "process-definition/key/form-doors/start | {'variables':{'solutionApproved':{'value':true}}}",
        "process-definition/DEFINITION/start | {'startInstructions':[{'type':'startBeforeActivity','activityId':'userTask_confirm'}]}",
        "process-definition/DEFINITION/restart | {'processInstanceIds':['INSTANCE'],'instructions':[{'type':'startBeforeActivity','activityId':'userTask_confirm'}]}",
        "message | {'messageName':'doors.begin','processVariables':{'solutionApproved':{'value':true}}}",
        "signal | {'name':'doors.signal','variables':{'solutionApproved':{'value':true}}}",
        "condition | {'variables':{'solutionApproved':{'value':true}}}",
        "modification/execute | {'processDefinitionId':'DEFINITION','processInstanceIds':['INSTANCE'],'instructions':[{'type':'startBeforeActivity','activityId':'userTask_confirm'}]}"
      })
  void otherDoorsAreClosed(String door, String body) throws Exception {
    String taskId = people.taskOf(people.agent);
    String instanceId =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskId(taskId)
            .singleResult()
            .getProcessInstanceId();
    String path =
        "/engine-rest/"
            + door.replace("TASK", taskId)
                .replace("INSTANCE", instanceId)
                .replace("DEFINITION", people.definitionId("form-doors"));

    var answer =
        post(
            people.agent,
            path,
            body.replace('\'', '"')
                .replace("INSTANCE", instanceId)
                .replace("DEFINITION", people.definitionId("form-doors"))
                .replace("AGENT", people.colleague));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(people.variables(instanceId)).containsEntry("solutionApproved", false);
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKeyIn("form-doors", "form-doors-events")
                .count())
        .isEqualTo(1);
  }

  @Test
  void aStartFormIsCheckedAndTakesNoBusinessKey() throws Exception {
    String path =
        "/engine-rest/process-definition/" + people.definitionId("form-doors") + "/submit-form";
    String valid =
        "\"customerPhone\":{\"value\":\"" + PHONE + "\"},\"matter\":{\"value\":\"无法上网\"}";

    var smuggled =
        post(people.agent, path, variables(valid + ",\"solutionApproved\":{\"value\":true}"));
    assertThat(smuggled.statusCode()).isEqualTo(400);
    assertThat(message(smuggled)).isEqualTo("表单未通过检查：「solutionApproved」不是此表单的字段，不能提交");

    var keyed =
        post(people.agent, path, "{\"businessKey\":\"TS-1\",\"variables\":{" + valid + "}}");
    assertThat(keyed.statusCode()).isEqualTo(400);

    assertThat(post(people.agent, path, variables(valid)).statusCode()).isEqualTo(200);
  }

  @Test
  void tasklistIsTheSameDoor() throws Exception {
    String taskId = people.taskOf(people.agent);
    var cookies = new CookieManager();
    var browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    open(browser, "/camunda/app/tasklist/default/");
    var login =
        browser.send(
            HttpRequest.newBuilder(uri("/camunda/api/admin/auth/user/default/login/tasklist"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", token(cookies))
                .POST(
                    BodyPublishers.ofString(
                        "username=" + people.agent + "&password=Kf-Test-2026%21x"))
                .build(),
            BodyHandlers.ofString());
    assertThat(login.statusCode()).isEqualTo(200);
    // the login begins a new session with a new token
    open(browser, "/camunda/api/engine/engine/default/task/" + taskId);

    String path = "/camunda/api/engine/engine/default/task/" + taskId + "/submit-form";
    var smuggled =
        submit(
            browser,
            cookies,
            path,
            "\"decision\":{\"value\":\"ACCEPT\"},\"solutionApproved\":{\"value\":true}");
    assertThat(smuggled.statusCode()).isEqualTo(400);
    assertThat(message(smuggled)).isEqualTo("表单未通过检查：「solutionApproved」不是此表单的字段，不能提交");

    assertThat(submit(browser, cookies, path, "\"decision\":{\"value\":\"ACCEPT\"}").statusCode())
        .isEqualTo(204);
  }

  private void open(HttpClient browser, String path) throws Exception {
    browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.discarding());
  }

  private HttpResponse<String> submit(
      HttpClient browser, CookieManager cookies, String path, String variables) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .header("X-XSRF-TOKEN", token(cookies))
            .POST(BodyPublishers.ofString(variables(variables)))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static String token(CookieManager cookies) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> post(String userId, String path, String body) throws Exception {
    String login =
        Base64.getEncoder()
            .encodeToString(
                (userId + ":" + DoorsFixture.PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static String variables(String variables) {
    return "{\"variables\":{" + variables + "}}";
  }

  private static String message(HttpResponse<String> response) throws Exception {
    JsonNode body = JSON.readTree(response.body());
    return body.path("message").asText();
  }
}

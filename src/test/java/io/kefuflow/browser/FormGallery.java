package io.kefuflow.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;

/**
 * A task for every form of the project, with plausible values for all that the form shows. Fields
 * that appear only after certain answers are shown as well. Cleared away by {@link #close()}.
 */
final class FormGallery implements AutoCloseable {

  private static final String PROCESS = "form-gallery";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TEMPLATE_VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  private static final String SUMMARY =
      """
      **TS-20261122-000007** · 投诉处理（一般） · 电话 · 受理于 2026-11-22 17:16
      **客户：** 黄强 · 13800138007 · 普通

      > 地铁站内手机没有信号，上下班无法使用，多次重启手机、更换卡槽后仍然如此，希望尽快处理并说明原因。
      """;
  private static final String HISTORY =
      """
      **处理记录**
      - 2026-11-22 17:21 已告知客户投诉受理和工单号
      - 2026-11-22 17:16 登记投诉
      """;
  private static final String PASSAGE = "已更换分光器，实测上下行速率正常，减免当月费用，三天内再次回访客户确认。";
  private static final String PICTURE =
      "data:image/svg+xml;base64,"
          + "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI2MDAiIGhlaWdodD0iNDAwIi8+";

  private final ProcessEngine engine;
  private final String userId;
  private final String deploymentId;
  private final Authorization right;

  FormGallery(ProcessEngine engine, String userId) {
    this.engine = engine;
    this.userId = userId;
    var deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .name("form gallery")
            .addModelInstance(
                PROCESS + ".bpmn",
                Bpmn.createExecutableProcess(PROCESS)
                    .name("表单一览")
                    .camundaHistoryTimeToLive(1)
                    .startEvent()
                    .userTask()
                    .name("${form}")
                    .camundaFormRef("${form}")
                    .camundaFormRefBinding("latest")
                    .endEvent()
                    .done());
    forms()
        .forEach(file -> deployment.addString(file.getFileName().toString(), unconditional(file)));
    deploymentId = deployment.deploy().getId();
    right = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    right.setUserId(userId);
    right.setResource(Resources.PROCESS_DEFINITION);
    right.setResourceId(PROCESS);
    right.addPermission(Permissions.ALL);
    engine.getAuthorizationService().saveAuthorization(right);
  }

  /** All forms of the project. */
  static List<Path> forms() {
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The components of a form, those in groups too. */
  static List<JsonNode> components(Path form) {
    return componentsOf(schema(form)).toList();
  }

  /** Name of the tasks that show the form. */
  static String taskName(Path form) {
    return galleryId(form);
  }

  /** Id of a task of the user that shows the form. */
  String task(Path form) {
    Map<String, Object> variables = new HashMap<>();
    components(form).forEach(component -> variables.putAll(samples(component)));
    variables.put("form", galleryId(form));
    String instanceId =
        engine.getRuntimeService().startProcessInstanceByKey(PROCESS, variables).getId();
    var task =
        engine.getTaskService().createTaskQuery().processInstanceId(instanceId).singleResult();
    engine.getTaskService().setAssignee(task.getId(), userId);
    return task.getId();
  }

  @Override
  public void close() {
    engine.getAuthorizationService().deleteAuthorization(right.getId());
    engine.getRepositoryService().deleteDeployment(deploymentId, true);
  }

  private static String galleryId(Path form) {
    return "gallery-" + schema(form).path("id").asText();
  }

  private static ObjectNode schema(Path form) {
    try {
      return (ObjectNode) JSON.readTree(form.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unconditional(Path form) {
    ObjectNode schema = schema(form);
    schema.put("id", galleryId(form));
    componentsOf(schema).forEach(component -> ((ObjectNode) component).remove("conditional"));
    return schema.toString();
  }

  private static Stream<JsonNode> componentsOf(JsonNode parent) {
    List<JsonNode> children = new ArrayList<>();
    parent.path("components").forEach(children::add);
    return children.stream().flatMap(child -> Stream.concat(Stream.of(child), componentsOf(child)));
  }

  /** The variables that the component reads. */
  private static Map<String, Object> samples(JsonNode component) {
    Map<String, Object> samples = new HashMap<>();
    TEMPLATE_VARIABLE
        .matcher(component.path("text").asText())
        .results()
        .forEach(match -> samples.put(match.group(1), passage(match.group(1))));
    String valuesKey = component.path("valuesKey").asText();
    if (!valuesKey.isEmpty()) {
      samples.put(valuesKey, json(options(6)));
      if (component.path("type").asText().matches("select|radio")) {
        samples.put(component.path("key").asText(), "OPTION_1");
      }
    }
    if (component.path("values").size() > 0
        && component.path("type").asText().matches("select|radio")) {
      samples.put(
          component.path("key").asText(), value(component.path("values").get(0).path("value")));
    }
    if (component.path("type").asText().equals("table")) {
      samples.put(component.path("dataSource").asText().substring(1), json(rows(component)));
    }
    if (component.path("type").asText().equals("image")) {
      samples.put(component.path("source").asText().substring(1), PICTURE);
    }
    if (component.path("label").asText().contains("criteria[")) {
      samples.put(
          "criteria",
          json(strings("业务知识", "问题处理", "沟通表达", "投诉应对", "系统操作", "团队协作", "法规与信息保护", "自主学习")));
    }
    if (component.path("valuesExpression").asText().contains("examPage")) {
      samples.put("examPage", json(examPage()));
    }
    return samples;
  }

  private static Object value(JsonNode value) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    return value.isInt() ? (Object) value.asInt() : value.asText();
  }

  private static String passage(String variable) {
    if (variable.endsWith("History")) {
      return HISTORY;
    }
    return variable.endsWith("Summary") ? SUMMARY : PASSAGE;
  }

  private static ArrayNode options(int count) {
    ArrayNode options = JSON.createArrayNode();
    IntStream.rangeClosed(1, count)
        .forEach(
            number ->
                options
                    .addObject()
                    .put("label", "第 %d 项：国际漫游日租套餐（含流量）".formatted(number))
                    .put("value", "OPTION_" + number));
    return options;
  }

  private static ArrayNode strings(String... values) {
    ArrayNode strings = JSON.createArrayNode();
    Stream.of(values).forEach(strings::add);
    return strings;
  }

  private static ArrayNode rows(JsonNode table) {
    ArrayNode rows = JSON.createArrayNode();
    for (int number = 1; number <= 7; number++) {
      ObjectNode row = rows.addObject();
      table.path("columns").forEach(column -> row.put(column.path("key").asText(), "法规与信息保护"));
    }
    return rows;
  }

  private static ObjectNode examPage() {
    ObjectNode page = JSON.createObjectNode();
    for (int number = 1; number <= 5; number++) {
      page.put("text" + number, "%d. 客户要求查询他人的通话详单，应当怎样答复？".formatted(number));
      page.set("single" + number, options(4));
      page.set("multiple" + number, options(4));
    }
    return page;
  }

  private static Object json(JsonNode node) {
    return Spin.JSON(node.toString());
  }
}

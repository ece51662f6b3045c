package io.kefuflow.engine.form;

import io.kefuflow.engine.form.SubmissionRefusedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** The Camunda Forms of tasks and process definitions, read once per deployed version. */
final class DeployedForms {

  private static final String DEPLOYED_FORM_KEY = "camunda-forms:deployment:";

  private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

  /** The form of a task; empty when the model binds none. */
  Optional<FormSchema> ofTask(CommandContext context, String taskId) {
    return find(context, context.runWithoutAuthorization(new GetTaskFormCmd(taskId)));
  }

  /** The start form of a process definition; empty when the model binds none. */
  Optional<FormSchema> ofStart(CommandContext context, String processDefinitionId) {
    return find(context, context.runWithoutAuthorization(new GetStartFormCmd(processDefinitionId)));
  }

  private Optional<FormSchema> find(CommandContext context, FormData data) {
    if (data == null) {
      return Optional.empty();
    }
    if (data.getCamundaFormRef() != null) {
      return Optional.of(referenced(context, data.getCamundaFormRef(), data.getDeploymentId()));
    }
    if (data.getFormKey() != null && data.getFormKey().startsWith(DEPLOYED_FORM_KEY)) {
      return Optional.of(
          resource(
              context,
              data.getDeploymentId(),
              data.getFormKey().substring(DEPLOYED_FORM_KEY.length())));
    }
    return Optional.empty();
  }

  private FormSchema referenced(CommandContext context, CamundaFormRef form, String deploymentId) {
    var definition =
        context.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(form, deploymentId));
    if (definition == null) {
      throw new SubmissionRefusedException(
          Reason.CONFLICT, "表单「%s」尚未部署，请联系流程管理员".formatted(form.getKey()));
    }
    return resource(context, definition.getDeploymentId(), definition.getResourceName());
  }

  private FormSchema resource(CommandContext context, String deploymentId, String name) {
    return schemas.computeIfAbsent(
        deploymentId + '/' + name,
        key -> {
          var resource =
              context.runWithoutAuthorization(new GetDeploymentResourceCmd(deploymentId, name));
          try (resource) {
            return FormSchema.parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}

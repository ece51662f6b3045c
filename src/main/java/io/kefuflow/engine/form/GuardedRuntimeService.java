package io.kefuflow.engine.form;

import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.runtime.ConditionEvaluationBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationAsyncBuilder;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.runtime.RestartProcessInstanceBuilder;
import org.camunda.bpm.engine.runtime.SignalEventReceivedBuilder;

/**
 * The engine's runtime service with the doors of {@link io.kefuflow.engine.form} closed. Every
 * other method that starts a process, sends a message or a signal builds on these.
 */
final class GuardedRuntimeService extends RuntimeServiceImpl {

  private static final String USE_START_FORM = "流程只能通过登记表单发起，请在任务列表中选择“启动流程”";
  private static final String NO_EVENT = "不能从外部向流程发送消息、信号或条件，请使用业务接口（/api/v1）或任务表单";

  private final FormGate gate;

  GuardedRuntimeService(FormGate gate) {
    this.gate = gate;
  }

  @Override
  public ProcessInstantiationBuilder createProcessInstanceById(String processDefinitionId) {
    gate.refuseForeign(USE_START_FORM);
    return super.createProcessInstanceById(processDefinitionId);
  }

  @Override
  public ProcessInstantiationBuilder createProcessInstanceByKey(String processDefinitionKey) {
    gate.refuseForeign(USE_START_FORM);
    return super.createProcessInstanceByKey(processDefinitionKey);
  }

  @Override
  public RestartProcessInstanceBuilder restartProcessInstances(String processDefinitionId) {
    gate.refuseForeign(USE_START_FORM);
    return super.restartProcessInstances(processDefinitionId);
  }

  @Override
  public MessageCorrelationBuilder createMessageCorrelation(String messageName) {
    gate.refuseForeign(NO_EVENT);
    return super.createMessageCorrelation(messageName);
  }

  @Override
  public MessageCorrelationAsyncBuilder createMessageCorrelationAsync(String messageName) {
    gate.refuseForeign(NO_EVENT);
    return super.createMessageCorrelationAsync(messageName);
  }

  @Override
  public SignalEventReceivedBuilder createSignalEvent(String signalName) {
    gate.refuseForeign(NO_EVENT);
    return super.createSignalEvent(signalName);
  }

  @Override
  public ConditionEvaluationBuilder createConditionEvaluation() {
    gate.refuseForeign(NO_EVENT);
    return super.createConditionEvaluation();
  }
}

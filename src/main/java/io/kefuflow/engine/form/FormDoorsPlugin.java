package io.kefuflow.engine.form;

import java.time.Clock;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts the guarded services in place of the engine's own, before the engine or anybody else holds a
 * reference to them.
 */
@Component
class FormDoorsPlugin extends AbstractProcessEnginePlugin {

  private final Clock clock;
  private final ObjectProvider<FormSubmissionListener> listeners;
  private final ObjectProvider<FormVariableSource> sources;

  /**
   * Listeners and sources are looked up late: they may need the engine, which needs this plugin.
   */
  FormDoorsPlugin(
      Clock clock,
      ObjectProvider<FormSubmissionListener> listeners,
      ObjectProvider<FormVariableSource> sources) {
    this.clock = clock;
    this.listeners = listeners;
    this.sources = sources;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    var gate =
        new FormGate(
            configuration,
            clock,
            submission ->
                listeners.orderedStream().forEach(listener -> listener.submitted(submission)));
    configuration.setTaskService(new GuardedTaskService(gate));
    configuration.setFormService(new GuardedFormService(gate, sources));
    configuration.setRuntimeService(new GuardedRuntimeService(gate));
  }
}

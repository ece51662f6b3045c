package io.kefuflow.conventions.sample.order.process;

import io.kefuflow.conventions.sample.order.persistence.JdbcOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Delegate and listener at once: public, without the suffixes, and with a repository. */
public class Shipping implements JavaDelegate, ExecutionListener, TaskListener {
  JdbcOrders orders;

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable("shipped", true);
  }

  @Override
  public void notify(DelegateExecution execution) {}

  @Override
  public void notify(DelegateTask task) {}
}

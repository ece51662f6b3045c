package io.kefuflow.certification.process;

import io.kefuflow.certification.Certificates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RemindOfRenewalDelegate implements JavaDelegate {

  private final Certificates certificates;

  RemindOfRenewalDelegate(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    certificates.remind(execution.getProcessBusinessKey());
  }
}

package io.kefuflow.certification.process;

import io.kefuflow.certification.Certificates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class WithdrawCertificateDelegate implements JavaDelegate {

  private final Certificates certificates;

  WithdrawCertificateDelegate(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    certificates.leave(execution.getProcessBusinessKey());
  }
}

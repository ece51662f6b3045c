package io.kefuflow.certification.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.certification.Certificates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** In the process of an exam, of which the number is the business key. */
@Component
class IssueCertificateDelegate implements JavaDelegate {

  private final Certificates certificates;

  IssueCertificateDelegate(Certificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    certificates.issue(
        EMPLOYEE.from(execution), COURSE_CODE.from(execution), execution.getProcessBusinessKey());
  }
}

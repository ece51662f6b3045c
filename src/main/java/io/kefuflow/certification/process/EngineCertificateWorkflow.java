package io.kefuflow.certification.process;

import static io.kefuflow.shared.process.TrainingVariables.COURSE_CODE;
import static io.kefuflow.shared.process.TrainingVariables.EMPLOYEE;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.CertificateWorkflow;
import io.kefuflow.engine.SystemCalls;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The life of certificates as the engine runs it. */
@Component
class EngineCertificateWorkflow implements CertificateWorkflow {

  private final RuntimeService runtime;
  private final SystemCalls systemCalls;

  EngineCertificateWorkflow(@Lazy RuntimeService runtime, @Lazy SystemCalls systemCalls) {
    this.runtime = runtime;
    this.systemCalls = systemCalls;
  }

  @Override
  public void start(Certificate certificate) {
    systemCalls.run(
        () ->
            runtime.startProcessInstanceByKey(
                CertificateRenewalProcess.KEY,
                certificate.number(),
                Map.ofEntries(
                    EMPLOYEE.of(certificate.employee()),
                    COURSE_CODE.of(certificate.courseCode()))));
  }

  @Override
  public void renewed(String number) {
    tell(CertificateRenewalProcess.RENEWED, number);
  }

  @Override
  public void revoked(String number) {
    tell(CertificateRenewalProcess.REVOKED, number);
  }

  private void tell(String message, String number) {
    systemCalls.run(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .correlateAll());
  }
}

package io.kefuflow.certification.process;

import io.kefuflow.certification.Certificate;
import io.kefuflow.certification.Certificates;
import io.kefuflow.certification.CertificationSettings;
import io.kefuflow.shared.process.ProcessBean;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the model of certificates asks of a certificate and of the settings. */
@Component("certificate")
@ProcessBean
@EnableConfigurationProperties(CertificationSettings.class)
public class CertificateProcessBean {

  private final Certificates certificates;
  private final CertificationSettings settings;
  private final Clock clock;

  CertificateProcessBean(Certificates certificates, CertificationSettings settings, Clock clock) {
    this.certificates = certificates;
    this.settings = settings;
    this.clock = clock;
  }

  /** The start of the day on which holder and trainers are reminded. */
  public Date remindAt(DelegateExecution execution) {
    LocalDate day = certificate(execution).validUntil().minus(settings.remindBefore());
    return Date.from(day.atStartOfDay(clock.getZone()).toInstant());
  }

  /** The end of the last day on which it is valid. */
  public Date expiresAt(DelegateExecution execution) {
    return Date.from(certificate(execution).expiresAt(clock.getZone()));
  }

  private Certificate certificate(DelegateExecution execution) {
    return certificates.get(execution.getProcessBusinessKey());
  }
}

package io.kefuflow.reception;

import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an intake may say about a customer who came, called or wrote (P1.1). */
@Component
class ReceptionKind implements CaseKind {

  @Override
  public Procedure procedure() {
    return Procedure.RECEPTION;
  }

  /** Empty: what the customer needs is understood in the reception. */
  @Override
  public Optional<Fact> category() {
    return Optional.empty();
  }

  @Override
  public ReceptionReport report(
      ServiceRequest request, String category, Map<String, String> facts) {
    return new ReceptionReport(request);
  }
}

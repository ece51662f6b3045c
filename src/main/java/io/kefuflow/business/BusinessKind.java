package io.kefuflow.business;

import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an intake may say about an application for business (P3.3), by the catalogue of now. */
@Component
class BusinessKind implements CaseKind {

  private final BusinessCatalogue catalogue;

  BusinessKind(BusinessCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Procedure procedure() {
    return Procedure.BUSINESS_HANDLING;
  }

  @Override
  public Optional<Fact> category() {
    Map<String, String> kinds = new LinkedHashMap<>();
    catalogue.entries().forEach(entry -> kinds.put(entry.kind(), entry.name()));
    return Optional.of(new Fact("businessKind", "业务种类", true, kinds));
  }

  @Override
  public BusinessApplicationReport report(
      ServiceRequest request, String category, Map<String, String> facts) {
    return new BusinessApplicationReport(request, category);
  }
}

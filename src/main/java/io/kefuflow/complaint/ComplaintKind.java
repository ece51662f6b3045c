package io.kefuflow.complaint;

import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an intake may say about a complaint (P4.1, P4.2). */
@Component
public class ComplaintKind implements CaseKind {

  @Override
  public Procedure procedure() {
    return Procedure.COMPLAINT;
  }

  @Override
  public Optional<Fact> category() {
    return Optional.of(
        Fact.choice("category", "投诉类别", ComplaintCategory.values(), ComplaintCategory::label));
  }

  @Override
  public List<Fact> facts() {
    return List.of(Fact.flag(ComplaintReport.PUBLIC_THREAT, "涉及媒体或监管"));
  }

  @Override
  public boolean keepsSettled() {
    return true;
  }

  @Override
  public ComplaintReport report(
      ServiceRequest request, String category, Map<String, String> facts) {
    return new ComplaintReport(
        request,
        category == null ? null : ComplaintCategory.valueOf(category),
        Boolean.parseBoolean(facts.get(ComplaintReport.PUBLIC_THREAT)));
  }
}

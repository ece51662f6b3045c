package io.kefuflow.aftersales;

import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an intake may say about a problem with something bought (P5.1, P5.2). */
@Component
public class AfterSalesKind implements CaseKind {

  @Override
  public Procedure procedure() {
    return Procedure.AFTER_SALES;
  }

  @Override
  public Optional<Fact> category() {
    return Optional.of(
        Fact.choice("category", "问题类别", ProblemCategory.values(), ProblemCategory::label));
  }

  @Override
  public List<Fact> facts() {
    return List.of(Fact.text(AfterSalesReport.PRODUCT, "产品"));
  }

  @Override
  public AfterSalesReport report(
      ServiceRequest request, String category, Map<String, String> facts) {
    return new AfterSalesReport(
        request,
        category == null ? null : ProblemCategory.valueOf(category),
        facts.get(AfterSalesReport.PRODUCT));
  }
}

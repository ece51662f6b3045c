package io.kefuflow.casework.process;

import static io.kefuflow.shared.process.CaseTextMarkdown.escape;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerFile;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.Purchase;
import io.kefuflow.customer.PurchaseDetails;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the forms of a case tell of its customer, in a few lines of Markdown: who it is, what is in
 * use (P5.7), what happened lately.
 */
@Component
class CustomerCard {

  private static final int MOST_PURCHASES = 3;
  private static final int MOST_CASES = 3;
  private static final int LONGEST_ORGANISATION = 40;
  private static final int LONGEST_PRODUCT = 20;
  private static final int LONGEST_NUMBER = 20;

  private final CustomerFiles files;
  private final Cases cases;

  CustomerCard(CustomerFiles files, Cases cases) {
    this.files = files;
    this.cases = cases;
  }

  /**
   * @param except the case that shows it
   */
  String of(long customerId, CaseNumber except) {
    CustomerFile file = files.read(customerId);
    return Stream.of(
            "**客户：** " + describe(file.customer()),
            line("档案已有", sections(file)),
            line("在用产品/业务", purchases(file)),
            line("近期工单", recentCases(customerId, except)))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("  \n"));
  }

  private static String line(String label, String content) {
    return content.isEmpty() ? "" : "**" + label + "：** " + content;
  }

  private static String describe(Customer customer) {
    return Stream.of(
            escape(customer.name()),
            customer.phone() == null ? "无电话" : escape(customer.phone().display()),
            customer.level().label(),
            customer.hasSpecialNeed() ? "**特殊需要：" + customer.specialNeed().label() + "**" : "",
            escape(customer.organisation(), LONGEST_ORGANISATION))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String sections(CustomerFile file) {
    return file.sections().stream()
        .map(section -> section.kind().label())
        .distinct()
        .collect(Collectors.joining("、"));
  }

  private static String purchases(CustomerFile file) {
    List<PurchaseDetails> inUse =
        file.purchases().stream().filter(Purchase::isInUse).map(Purchase::details).toList();
    String more = inUse.size() > MOST_PURCHASES ? "，共 " + inUse.size() + " 项" : "";
    return listed(
            inUse.stream().limit(MOST_PURCHASES),
            purchase ->
                escape(purchase.product(), LONGEST_PRODUCT)
                    + (purchase.number() == null
                        ? ""
                        : " " + escape(purchase.number(), LONGEST_NUMBER)))
        + more;
  }

  private String recentCases(long customerId, CaseNumber except) {
    var latest =
        new CaseQuery(
            null, null, null, null, null, customerId, null, null, null, null, 0, MOST_CASES + 1);
    return listed(
        cases.search(latest).cases().stream()
            .filter(other -> !other.number().equals(except))
            .limit(MOST_CASES),
        CustomerCard::describe);
  }

  private static String describe(ServiceCase other) {
    return "%s %s（%s）"
        .formatted(
            escape(other.number().value()), other.procedure().label(), other.status().label());
  }

  private static <T> String listed(Stream<T> items, Function<T, String> text) {
    return items.map(text).collect(Collectors.joining("、"));
  }
}

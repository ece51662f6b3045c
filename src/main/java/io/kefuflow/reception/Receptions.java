package io.kefuflow.reception;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.Section;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.sla.Deadlines;
import io.kefuflow.sla.Metric;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of reception (P1) that the process calls, each in the transaction of its step. */
@Service
@Transactional
public class Receptions {

  private final Cases cases;
  private final Customers customers;
  private final CustomerFiles files;
  private final Deadlines deadlines;

  Receptions(Cases cases, Customers customers, CustomerFiles files, Deadlines deadlines) {
    this.cases = cases;
    this.customers = customers;
    this.files = files;
    this.deadlines = deadlines;
  }

  /** Who is received. */
  public Customer customerOf(CaseNumber number) {
    return customers.get(customerId(number));
  }

  /** What the customer said so far. */
  public String matterOf(CaseNumber number) {
    return cases.get(number).matter();
  }

  /**
   * Notes what the customer needs: from here on that is what the case is about, and what every
   * procedure that serves it begins with (P1.3, P1.4). The customer was also given a first answer.
   *
   * @param specialNeed goes to the customer file; null leaves it as it is (P1.7)
   * @return whether the customer is to be served first
   */
  public boolean understood(
      CaseNumber number, NeedCategory category, String matter, SpecialNeed specialNeed) {
    cases.classify(number, category.name());
    cases.restate(number, matter);
    deadlines.stop(number.value(), Metric.UNDERSTANDING);
    deadlines.stop(number.value(), Metric.FIRST_RESPONSE);
    Customer customer = customerOf(number);
    return (specialNeed == null || specialNeed == customer.specialNeed()
            ? customer
            : customers.markSpecialNeed(customer.id(), specialNeed))
        .hasSpecialNeed();
  }

  /** What the customer's own file tells besides the basic part. */
  public Map<InformationKind, String> information(CaseNumber number) {
    Customer customer = customerOf(number);
    return files.read(customer.id()).sections().stream()
        .filter(section -> section.file() == customer.id())
        .collect(Collectors.toMap(Section::kind, Section::text));
  }

  /**
   * Puts into the customer's file what was learnt (P1.6).
   *
   * @param information blank removes what stands there; kinds that are missing stay
   */
  public void file(CaseNumber number, Map<InformationKind, String> information) {
    long customer = customerId(number);
    information.forEach((kind, text) -> files.write(customer, kind, text));
  }

  private long customerId(CaseNumber number) {
    ServiceCase reception = cases.get(number);
    if (reception.customerId() == null) {
      throw new IllegalStateException(number + " has no customer");
    }
    return reception.customerId();
  }
}

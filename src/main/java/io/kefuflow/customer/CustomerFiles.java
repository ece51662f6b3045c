package io.kefuflow.customer;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The customer files as a whole: six kinds of information (P1.6), purchases (P5.7), consent (P7.2).
 * Who changed what is kept. What is written goes to the file that is kept where files were merged.
 */
@Service
@Transactional
public class CustomerFiles {

  private static final int LONGEST_CHANNEL = 20;

  private final Customers customers;
  private final CustomerStore store;
  private final CustomerFileStore files;
  private final CustomerMergeStore merges;

  CustomerFiles(
      Customers customers,
      CustomerStore store,
      CustomerFileStore files,
      CustomerMergeStore merges) {
    this.customers = customers;
    this.store = store;
    this.files = files;
    this.merges = merges;
  }

  /**
   * The file of a customer.
   *
   * @throws UnknownCustomerException when there is no such customer
   */
  public CustomerFile read(long id) {
    Customer customer = customers.get(id);
    List<Long> all = customers.filesOf(customer.id());
    return new CustomerFile(
        customer,
        files.sections(all),
        files.purchases(all),
        files.consents(all),
        merges.mergedInto(customer.id()));
  }

  /** Who changed what in the files of a customer, newest first. */
  public List<CustomerChange> changes(long id) {
    return store.changes(customers.get(id).id());
  }

  /**
   * Writes one kind of information; nothing is noted when it stands there already.
   *
   * @param text null or blank removes it
   * @throws io.kefuflow.shared.InvalidInputException when it is too long
   */
  public void write(long id, InformationKind kind, String text) {
    String after = optionalText(kind.field(), kind.label(), text, Section.LONGEST_TEXT);
    long file = locked(id);
    String before =
        files.sections(List.of(file)).stream()
            .filter(section -> section.kind() == kind)
            .map(Section::text)
            .findFirst()
            .orElse(null);
    if (!Objects.equals(before, after)) {
      files.write(file, kind, after);
      store.note(file, kind.label(), before, after);
    }
  }

  /** Adds a product or service that the customer bought. */
  public Purchase addPurchase(long id, PurchaseDetails details) {
    long file = locked(id);
    Purchase added = files.add(file, details);
    store.note(file, "产品/业务", null, describe(details));
    return added;
  }

  /**
   * Changes what is known of a product or service.
   *
   * @throws UnknownCustomerException when the customer has no such purchase
   */
  public Purchase changePurchase(long id, long purchaseId, PurchaseDetails details) {
    List<Long> all = customers.filesOf(locked(id));
    Purchase before =
        files
            .purchase(purchaseId)
            .filter(purchase -> all.contains(purchase.file()))
            .orElseThrow(
                () -> new UnknownCustomerException("该客户没有编号为 " + purchaseId + " 的产品/业务：请先查询客户档案"));
    if (!before.details().equals(details)) {
      files.change(purchaseId, details);
      store.note(before.file(), "产品/业务", describe(before.details()), describe(details));
    }
    return new Purchase(purchaseId, before.file(), details);
  }

  private static String describe(PurchaseDetails details) {
    String text = details.product();
    text += details.number() == null ? "" : " " + details.number();
    text += "，" + details.state().label();
    text += details.since() == null ? "" : "，自 " + details.since();
    text += details.until() == null ? "" : "，至 " + details.until();
    return details.usageNote() == null ? text : text + "，" + details.usageNote();
  }

  /**
   * Records that the customer agreed to a kind of message, or took that back.
   *
   * @param channel code of the way on which the customer said so
   */
  public void recordConsent(long id, ConsentKind kind, boolean given, String channel) {
    String by = requiredText("channel", "渠道", channel, LONGEST_CHANNEL);
    long file = locked(id);
    Optional<Consent> before = consent(file, kind);
    files.add(file, kind, given, by);
    store.note(
        file,
        "同意" + kind.label(),
        before.map(Consent::given).map(this::yesOrNo).orElse(null),
        yesOrNo(given));
  }

  private String yesOrNo(boolean given) {
    return given ? "同意" : "不同意";
  }

  /** Whether the customer agreed to a kind of message; who never decided did not. */
  public boolean hasConsented(long id, ConsentKind kind) {
    return consent(customers.get(id).id(), kind).map(Consent::given).orElse(false);
  }

  private Optional<Consent> consent(long id, ConsentKind kind) {
    return files.consents(customers.filesOf(id)).stream()
        .filter(consent -> consent.kind() == kind)
        .findFirst();
  }

  private long locked(long id) {
    long file = customers.get(id).id();
    store.lock(file);
    return file;
  }
}

package io.kefuflow.customer;

import java.util.List;
import java.util.Optional;

/** Where the parts of the customer files besides the basic one are kept. */
public interface CustomerFileStore {

  /** What the files tell, in the order of {@link InformationKind}, then of the files. */
  List<Section> sections(List<Long> files);

  /** Writes a kind of information with the present time and actor; null removes it. */
  void write(long file, InformationKind kind, String text);

  /** Those in use first, then the latest first. */
  List<Purchase> purchases(List<Long> files);

  Optional<Purchase> purchase(long purchaseId);

  Purchase add(long file, PurchaseDetails details);

  void change(long purchaseId, PurchaseDetails details);

  /** The latest decision of each kind, in the order of {@link ConsentKind}. */
  List<Consent> consents(List<Long> files);

  /** Adds a decision with the present time and actor. */
  void add(long file, ConsentKind kind, boolean given, String channel);
}

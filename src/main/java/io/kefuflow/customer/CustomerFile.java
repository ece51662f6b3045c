package io.kefuflow.customer;

import java.time.Instant;
import java.util.List;

/**
 * A customer file as a whole, with what stands in the files merged into it.
 *
 * @param sections what is filled in, in the order of {@link InformationKind}
 * @param purchases those in use first
 * @param consents the latest decision of each kind that the customer decided on
 * @param mergedFiles latest first
 */
public record CustomerFile(
    Customer customer,
    List<Section> sections,
    List<Purchase> purchases,
    List<Consent> consents,
    List<MergedFile> mergedFiles) {

  /**
   * A file of the same customer that was merged into this one.
   *
   * @param phone null when the file has none
   * @param undoUntil until when the merge can be taken back
   */
  public record MergedFile(
      long id,
      String name,
      PhoneNumber phone,
      Instant mergedAt,
      String mergedBy,
      Instant undoUntil) {}
}

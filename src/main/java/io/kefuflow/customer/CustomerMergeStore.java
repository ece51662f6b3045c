package io.kefuflow.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where it is kept which customer files were merged. */
public interface CustomerMergeStore {

  /** Whether the file is merged now, and how. */
  Optional<Merge> find(long mergedFile);

  /** The files merged directly into this one, latest first. */
  List<Long> directlyInto(long file);

  /** All files merged into this one, also by way of others, latest first. */
  List<CustomerFile.MergedFile> mergedInto(long file);

  /** Keeps a merge with the present time and actor. */
  void add(Merge merge);

  /** Marks the merge of a file as undone, with the present time and actor. */
  void undo(long mergedFile);

  /** Lets a file, and those merged into it, lead to another one; null: to itself. */
  void lead(List<Long> files, Long keptFile);

  /** Groups of files that are not merged and have the same e-mail, newest first. */
  List<List<Customer>> sharingEmail(int most);

  /** Groups of files that are not merged and have the same name; very common names are left out. */
  List<List<Customer>> sharingName();

  /**
   * Two files became one.
   *
   * @param before the basic part of the file that is kept, before it was completed by the other
   * @param at null for a merge that is not kept yet
   */
  record Merge(long mergedFile, long keptFile, CustomerBasics before, Instant at) {}
}

package io.kefuflow.customer;

import io.kefuflow.customer.CustomerMergeStore.Merge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Several files of one customer become one, and apart again for a while. Nothing is moved: the
 * merged file leads to the one that is kept, whose basic part is completed by what only the other
 * knows.
 */
@Service
@Transactional
public class CustomerMerges {

  /** How long a merge can be taken back. */
  public static final Duration UNDO_WITHIN = Duration.ofHours(24);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Customers customers;
  private final CustomerStore store;
  private final CustomerMergeStore merges;
  private final Clock clock;

  CustomerMerges(Customers customers, CustomerStore store, CustomerMergeStore merges, Clock clock) {
    this.customers = customers;
    this.store = store;
    this.merges = merges;
    this.clock = clock;
  }

  /**
   * Merges a file into another one of the same customer.
   *
   * @return the customer with the file that is kept
   * @throws UnknownCustomerException when one of the files does not exist
   * @throws CustomerStateException when both are the same file or one is merged already
   */
  public Customer merge(long file, long into) {
    if (file == into) {
      throw new CustomerStateException("不能把客户 " + file + " 并入它自己：请选择另一份档案");
    }
    // In one order, so that two merges never wait for each other.
    Stream.of(file, into).sorted().forEach(store::lock);
    refuseMerged(file);
    refuseMerged(into);
    CustomerBasics merged = store.basics(file);
    merges.add(new Merge(file, into, store.basics(into), null));
    merges.lead(withMerged(file), into);
    store.note(into, "合并客户档案", null, "客户 " + file + " 并入");
    store.note(file, "合并客户档案", null, "并入客户 " + into);
    Customer kept = customers.edit(into, before -> before.completedBy(merged));
    customers.tellLevel(kept);
    return kept;
  }

  private void refuseMerged(long file) {
    long kept = customers.get(file).id();
    if (kept != file) {
      throw new CustomerStateException("客户 " + file + " 已并入客户 " + kept + "：请改用客户 " + kept);
    }
  }

  /**
   * Takes a merge back: the file stands for itself again, and what it had completed goes from the
   * other one where nobody has edited it since.
   *
   * @return the customer with the file that was merged
   * @throws UnknownCustomerException when the file does not exist
   * @throws CustomerStateException when it is not merged, or was so too long ago, or the other file
   *     was merged itself since
   */
  public Customer undo(long file) {
    store.lock(customers.get(file).id());
    Merge merge =
        merges
            .find(file)
            .orElseThrow(() -> new CustomerStateException("客户 " + file + " 没有并入其他档案，无需撤销：请核对客户编号"));
    if (clock.instant().isAfter(merge.at().plus(UNDO_WITHIN))) {
      throw new CustomerStateException(
          "客户 %d 于 %s 并入客户 %d，已超过 %d 小时，不能撤销：请在客户 %d 的档案中更正"
              .formatted(
                  file,
                  shown(merge.at()),
                  merge.keptFile(),
                  UNDO_WITHIN.toHours(),
                  merge.keptFile()));
    }
    refuseMerged(merge.keptFile());
    merges.undo(file);
    merges.lead(List.of(file), null);
    merges.lead(withMerged(file).stream().filter(other -> other != file).toList(), file);
    store.note(merge.keptFile(), "合并客户档案", "客户 " + file + " 并入", null);
    store.note(file, "合并客户档案", "并入客户 " + merge.keptFile(), null);
    CustomerBasics filled = merge.before().completedBy(store.basics(file));
    Customer kept = customers.edit(merge.keptFile(), now -> now.without(filled, merge.before()));
    Customer apart = customers.get(file);
    customers.tellLevel(kept);
    customers.tellLevel(apart);
    return apart;
  }

  private String shown(Instant instant) {
    return TIME.format(ZonedDateTime.ofInstant(instant, clock.getZone()));
  }

  /** A file and those merged into it, also by way of others. */
  private List<Long> withMerged(long file) {
    List<Long> all = new ArrayList<>(List.of(file));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(merges.directlyInto(all.get(i)));
    }
    return all;
  }

  /**
   * Pairs of files that may be one customer's: same e-mail; same name and organisation; same name
   * and telephone numbers of which one may be the other mistyped.
   *
   * @param most how many pairs at most
   */
  public List<Duplicate> duplicates(int most) {
    return Stream.concat(
            pairs(merges.sharingEmail(most), pair -> Likeness.SAME_EMAIL),
            pairs(merges.sharingName(), CustomerMerges::likenessOfNamesakes))
        .limit(most)
        .toList();
  }

  private static Likeness likenessOfNamesakes(Duplicate pair) {
    Customer first = pair.first();
    Customer second = pair.second();
    if (first.email() != null && first.email().equalsIgnoreCase(second.email())) {
      return null; // is among the pairs with the same e-mail
    }
    if (first.organisation() != null && first.organisation().equals(second.organisation())) {
      return Likeness.SAME_NAME_AND_ORGANISATION;
    }
    boolean similar =
        first.phone() != null
            && second.phone() != null
            && first.phone().isSimilarTo(second.phone());
    return similar ? Likeness.SAME_NAME_SIMILAR_PHONE : null;
  }

  private static Stream<Duplicate> pairs(
      List<List<Customer>> groups, Function<Duplicate, Likeness> likeness) {
    return groups.stream()
        .flatMap(
            group ->
                IntStream.range(0, group.size())
                    .boxed()
                    .flatMap(
                        i ->
                            group.subList(i + 1, group.size()).stream()
                                .map(other -> new Duplicate(group.get(i), other, null))))
        .map(pair -> new Duplicate(pair.first(), pair.second(), likeness.apply(pair)))
        .filter(pair -> pair.likeness() != null);
  }

  /** Why two files may be one customer's. */
  public enum Likeness {
    SAME_EMAIL("电子邮箱相同"),
    SAME_NAME_AND_ORGANISATION("姓名和单位相同"),
    SAME_NAME_SIMILAR_PHONE("姓名相同，电话相近");

    private final String label;

    Likeness(String label) {
      this.label = label;
    }

    /** Chinese reason shown to people. */
    public String label() {
      return label;
    }
  }

  /** Two files that may be one customer's. */
  public record Duplicate(Customer first, Customer second, Likeness likeness) {}
}

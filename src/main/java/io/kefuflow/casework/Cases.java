package io.kefuflow.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The cases. Every change also shows in the {@link Timeline}. */
public interface Cases {

  /**
   * Opens a case under a new number. Numbers have gaps but never repeat.
   *
   * @throws org.springframework.dao.DuplicateKeyException when (source, external number) is known
   *     already
   */
  ServiceCase open(CaseOpening opening);

  Optional<ServiceCase> find(CaseNumber number);

  /**
   * The case with this number.
   *
   * @throws UnknownCaseException when there is none
   */
  default ServiceCase get(CaseNumber number) {
    return find(number).orElseThrow(() -> new UnknownCaseException(number));
  }

  /**
   * The case with this number; nobody else changes it until the transaction ends.
   *
   * @throws UnknownCaseException when there is none
   */
  ServiceCase lock(CaseNumber number);

  /** The cases with these numbers, in any order; numbers that nobody knows are left out. */
  List<ServiceCase> of(Collection<CaseNumber> numbers);

  /** The cases of a customer that somebody works on, the latest receipt first, twenty at most. */
  List<ServiceCase> openOf(long customerId);

  /** The case that an external system knows under its own number. */
  Optional<CaseNumber> findByOrigin(String source, String externalNumber);

  /**
   * The latest case of the customer in this procedure and category that was received between the
   * instants, both included, and not withdrawn.
   *
   * @param except the case that asks
   */
  Optional<CaseNumber> findLatest(
      Procedure procedure,
      long customerId,
      String category,
      Instant since,
      Instant until,
      CaseNumber except);

  CasePage search(CaseQuery query);

  void rate(CaseNumber number, String category, Severity severity);

  /** Notes what the case is about, within its procedure. */
  void classify(CaseNumber number, String category);

  /** Puts what the customer turned out to want in the place of what was said at first. */
  void restate(CaseNumber number, String matter);

  /** Notes that the case repeats an earlier one. */
  void linkRepeat(CaseNumber number, CaseNumber earlier);

  /** Notes who handles the case from here on. */
  void handledBy(CaseNumber number, String userId);

  /**
   * Who handled the customer's cases received since the instant, the latest first, each once; for
   * giving a returning customer to whoever served them last (P1.2).
   */
  List<String> handlersOf(long customerId, Instant since);

  void changeStatus(CaseNumber number, CaseStatus status);

  /**
   * Changes the status of a case that has the status to begin with.
   *
   * @return whether it had
   */
  boolean changeStatus(CaseNumber number, CaseStatus from, CaseStatus to);

  /** Ends a case with its outcome. */
  void close(CaseNumber number, CaseStatus status, String outcome);

  /** Opens a closed case again and counts it. */
  void reopen(CaseNumber number);

  /**
   * Counts that the customer urged (催单).
   *
   * @return how often by now
   */
  int countUrge(CaseNumber number);
}

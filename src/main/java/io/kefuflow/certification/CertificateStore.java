package io.kefuflow.certification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: where certificates are kept. Changes take part in the caller's transaction. */
public interface CertificateStore {

  /**
   * Keeps a new one and gives it its number; the number of the given one is ignored.
   *
   * @throws org.springframework.dao.DuplicateKeyException when it is valid and the person has a
   *     valid one for the course, perhaps since just now
   */
  Certificate add(Certificate certificate);

  Optional<Certificate> find(String number);

  /**
   * Those of the people, the latest first; of everybody when null, in every state when null.
   *
   * @param most how many at most
   */
  List<Certificate> search(Collection<String> employees, CertificateState state, int most);

  /** The valid one of a person for a course. */
  Optional<Certificate> valid(String employee, String courseCode);

  /**
   * Ends a valid one.
   *
   * @param reason null when there is nothing to say
   * @return false when it is not valid any more
   */
  boolean end(String number, CertificateState state, Instant at, String reason);
}

package io.kefuflow.consultation;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.consultation.Consultations.Feedback;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: where consultations are kept. */
public interface ConsultationStore {

  void open(CaseNumber number);

  Optional<Consultation> find(CaseNumber number);

  /** See {@link Consultations#feedback}. */
  List<Feedback> feedback(Collection<CaseNumber> numbers);

  void saveFacts(CaseNumber number, String facts);

  void saveAnalysis(CaseNumber number, String analysis);

  void countQuestion(CaseNumber number);

  void add(CaseNumber number, GivenAnswer answer);

  /** Notes what the customer says of the answer in this round. */
  void saveFeedback(CaseNumber number, int round, boolean satisfied, String feedback);

  void saveFirstContactResolution(CaseNumber number, boolean resolved);
}

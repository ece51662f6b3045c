package io.kefuflow.consultation;

import io.kefuflow.casework.CaseNumber;
import java.util.List;
import java.util.Optional;

/**
 * What was found out in a consultation, and how it was answered.
 *
 * @param facts what the agent confirmed with the customer, null before
 * @param analysis what the question comes to, null before
 * @param questionsBack how often the customer had to be asked back
 * @param firstContactResolution whether the first answer satisfied, without a transfer or a
 *     question back (一次解决); null until the customer has said so
 * @param answers in their order
 */
public record Consultation(
    CaseNumber caseNumber,
    String facts,
    String analysis,
    int questionsBack,
    Boolean firstContactResolution,
    List<GivenAnswer> answers) {

  /** The answer given last; empty before the first. */
  public Optional<GivenAnswer> lastAnswer() {
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
  }
}

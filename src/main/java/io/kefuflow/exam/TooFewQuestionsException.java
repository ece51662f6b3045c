package io.kefuflow.exam;

/** The bank has fewer questions in use than a paper needs; the message says so in Chinese. */
public class TooFewQuestionsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooFewQuestionsException(String message) {
    super(message);
  }
}

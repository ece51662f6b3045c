package io.kefuflow.engine.form;

/**
 * Learns of each accepted form in the transaction that accepts it: for a task before it is
 * completed, for a start form after the process was started. An exception refuses the submission.
 */
public interface FormSubmissionListener {

  /**
   * A form was accepted. Runs as our own code ({@link io.kefuflow.engine.SystemCalls#active()}).
   */
  void submitted(FormSubmission submission);
}

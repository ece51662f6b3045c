package io.kefuflow.exam;

/** What the rest of the code asks of the process of exams. */
public interface ExamWorkflow {

  /**
   * Starts an exam that belongs to no training session.
   *
   * @param trainer user id of who arranges and judges it, null when any trainer may
   * @return its number
   */
  String start(String employee, String courseCode, String trainer);
}

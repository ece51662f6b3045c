package io.kefuflow.competency;

/** What the rest of the code asks of the process that develops competency. */
public interface DevelopmentWorkflow {

  /**
   * Begins the assessment of an employee in the name of the actor.
   *
   * @param reason why now
   * @param employee user id
   * @param post code of the post
   * @return the number
   * @throws io.kefuflow.shared.InvalidInputException when somebody of this id cannot be assessed
   *     now, or not by the actor
   */
  DevelopmentNumber begin(String reason, String employee, String post);
}

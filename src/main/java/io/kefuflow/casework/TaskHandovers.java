package io.kefuflow.casework;

import java.util.List;

/** Passing the work on a case from one person to a colleague (转派, P2.6). */
public interface TaskHandovers {

  /**
   * Whether the actor may pass this task of a case on: who has it, and who may assign it to others.
   */
  boolean isAllowed(String taskId);

  /** Who may take the task over: present ones first, of them those who have least. */
  List<Candidate> candidates(String taskId);

  /**
   * Passes the task on, and with it what else the same person has of the work on the case when the
   * task is part of that; records it and tells the colleague.
   *
   * @return the colleague's name
   * @throws io.kefuflow.shared.ConflictException when the task is somebody else's by now, or the
   *     colleague is absent
   * @throws io.kefuflow.shared.InvalidInputException when the colleague may not have the task, or a
   *     text is missing or too long
   */
  String handOver(String taskId, Order order);

  /**
   * Somebody who may take the task over.
   *
   * @param present not marked absent
   */
  record Candidate(String id, String name, boolean present, long openTasks) {}

  /**
   * What the colleague must know.
   *
   * @param doneSoFar null when nothing
   * @param promised what the customer was promised, null when nothing
   */
  record Order(String toUser, String reason, String doneSoFar, String promised) {}
}

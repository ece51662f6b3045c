package io.kefuflow.routing;

/**
 * Open work of an absent person that passes to somebody else.
 *
 * @param caseNumber the case that it belongs to
 * @param fromUser who is absent
 * @param toUser who has it now; null when it is back in the queue of its group
 * @param explanation one Chinese sentence for the timeline
 */
public record Reassignment(String caseNumber, String fromUser, String toUser, String explanation) {}

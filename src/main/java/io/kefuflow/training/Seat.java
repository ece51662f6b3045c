package io.kefuflow.training;

/**
 * Somebody's place in a session.
 *
 * @param employee user id
 * @param present null until the session was held
 * @param examResult what came of the assessment, as the exam says it; null without one
 */
public record Seat(String employee, Boolean present, String examResult) {}

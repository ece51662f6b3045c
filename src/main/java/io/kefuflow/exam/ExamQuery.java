package io.kefuflow.exam;

import java.time.Instant;
import java.util.Collection;

/**
 * Which exams are wanted; a null leaves them open.
 *
 * @param employees user ids
 * @param endedFrom ended at this instant or later
 * @param endedBefore ended before this instant
 */
public record ExamQuery(
    Collection<String> employees, String courseCode, Instant endedFrom, Instant endedBefore) {}

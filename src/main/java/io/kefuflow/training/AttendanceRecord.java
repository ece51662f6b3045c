package io.kefuflow.training;

import java.time.Duration;
import java.time.Instant;

/**
 * That somebody had a place in a session that was held.
 *
 * @param course code
 * @param trainer user id, null for a trainer from outside
 * @param length of the session; it counts as training of those present only
 * @param employee user id
 * @param examResult what came of the assessment, null without one
 * @param evaluation mean of the scores that the participant gave, 1 (poor) to 5 (very good); null
 *     when there are none
 */
public record AttendanceRecord(
    SessionNumber session,
    String course,
    TrainingForm form,
    String trainer,
    Instant startsAt,
    Duration length,
    String employee,
    boolean present,
    String examResult,
    Double evaluation) {}

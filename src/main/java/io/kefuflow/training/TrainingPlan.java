package io.kefuflow.training;

import io.kefuflow.course.ContentArea;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * A training plan.
 *
 * @param from first day
 * @param to last day
 * @param planner user id
 * @param origin number of what it was begun for, null for none
 * @param areas content areas that participants are asked about; empty before that
 * @param answersDueAt until when they are asked, null before that
 * @param note why it was returned, abandoned or cancelled; null unless it was
 * @param conclusion what the planner sums up at the end; null before, as the two that follow
 */
public record TrainingPlan(
    PlanNumber number,
    String title,
    String goals,
    LocalDate from,
    LocalDate to,
    PlanState state,
    String planner,
    Instant begunAt,
    String origin,
    Set<ContentArea> areas,
    Instant answersDueAt,
    String note,
    String conclusion,
    String adjustments,
    Instant closedAt) {}

package io.kefuflow.consultation;

import io.kefuflow.knowledge.ArticleNumber;
import java.time.Instant;

/**
 * An answer that was given to the customer.
 *
 * @param round counted from 1
 * @param answeredBy user id
 * @param article the article that it is based on, null for none
 * @param articleVersion null as the article
 * @param satisfied null while the customer has not said anything
 * @param feedback what the customer was not satisfied with, null when nothing
 */
public record GivenAnswer(
    int round,
    String text,
    String answeredBy,
    Instant answeredAt,
    ArticleNumber article,
    Integer articleVersion,
    Boolean satisfied,
    String feedback) {}

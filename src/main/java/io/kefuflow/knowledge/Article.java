package io.kefuflow.knowledge;

import java.time.Instant;

/**
 * An article, of which one version at most is published and one at most on the way to it.
 *
 * @param publishedVersion null before the first publication and after a withdrawal
 * @param openVersion null when nothing is proposed
 * @param uses how many answers to customers were based on it
 * @param withdrawnBy user id; null unless withdrawn, as the two that follow
 */
public record Article(
    ArticleNumber number,
    Integer publishedVersion,
    Integer openVersion,
    int uses,
    String withdrawnBy,
    Instant withdrawnAt,
    String withdrawalReason) {}

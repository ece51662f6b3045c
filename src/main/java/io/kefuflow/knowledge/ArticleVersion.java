package io.kefuflow.knowledge;

import io.kefuflow.casework.CaseNumber;
import java.time.Instant;

/**
 * A version of an article: its text, and who did what with it when. The text changes only while it
 * is with the proposer.
 *
 * @param version counted from 1
 * @param sourceCase the case whose answer it was, null when none
 * @param proposedBy user id
 * @param revisedBy who changed it after it was returned, null when nobody
 * @param reviewedBy who decided last, null before the first review
 * @param reviewNote why it was returned or rejected, null when not
 */
public record ArticleVersion(
    ArticleNumber article,
    int version,
    ArticleState state,
    ArticleText text,
    CaseNumber sourceCase,
    String proposedBy,
    Instant proposedAt,
    String revisedBy,
    Instant revisedAt,
    String reviewedBy,
    Instant reviewedAt,
    String reviewNote) {

  /** A proposal that nobody has looked at yet. */
  static ArticleVersion proposed(
      ArticleNumber article,
      int version,
      ArticleText text,
      CaseNumber sourceCase,
      String by,
      Instant at) {
    return new ArticleVersion(
        article,
        version,
        ArticleState.PROPOSED,
        text,
        sourceCase,
        by,
        at,
        null,
        null,
        null,
        null,
        null);
  }

  /** The version in another state. */
  ArticleVersion in(ArticleState other) {
    return new ArticleVersion(
        article,
        version,
        other,
        text,
        sourceCase,
        proposedBy,
        proposedAt,
        revisedBy,
        revisedAt,
        reviewedBy,
        reviewedAt,
        reviewNote);
  }

  /** The version after a decision. */
  ArticleVersion reviewed(ArticleState decided, String by, Instant at, String note) {
    return new ArticleVersion(
        article,
        version,
        decided,
        text,
        sourceCase,
        proposedBy,
        proposedAt,
        revisedBy,
        revisedAt,
        by,
        at,
        note);
  }

  /** The version with another text, waiting for a reviewer again. */
  ArticleVersion revised(ArticleText other, String by, Instant at) {
    return new ArticleVersion(
        article,
        version,
        ArticleState.PROPOSED,
        other,
        sourceCase,
        proposedBy,
        proposedAt,
        by,
        at,
        reviewedBy,
        reviewedAt,
        reviewNote);
  }

  /** Whether the text is this person's, who therefore does not review it (four eyes). */
  boolean isBy(String userId) {
    return userId.equals(proposedBy) || userId.equals(revisedBy);
  }
}

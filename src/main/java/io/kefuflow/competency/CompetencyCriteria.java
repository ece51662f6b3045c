package io.kefuflow.competency;

import java.util.List;

/** What each post asks for (岗位能力标准, P11.1); process owners edit it. */
public interface CompetencyCriteria {

  /** The criteria of the post that are in force now, in the order of the table. */
  PostCriteria of(Post post);

  /**
   * The criteria of a post.
   *
   * @param version of the table that they were taken from
   */
  record PostCriteria(int version, List<Criterion> criteria) {}
}

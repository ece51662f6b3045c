package io.kefuflow.importing;

import java.time.Instant;

/**
 * One import of one file.
 *
 * @param mapping name of the mapping
 * @param rowsTotal records in the file
 * @param rowsRead records done so far: imported, already known or rejected
 * @param finishedAt null while it runs, and when it was interrupted
 * @param failure why it did not get to the end and what to do, Chinese; null when it did
 */
public record ImportRun(
    long id,
    String fileName,
    String mapping,
    State state,
    String startedBy,
    Instant startedAt,
    Instant finishedAt,
    long rowsTotal,
    long rowsRead,
    long imported,
    long alreadyKnown,
    long rejected,
    String failure) {

  /** Where a run stands. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }
}

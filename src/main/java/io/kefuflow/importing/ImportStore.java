package io.kefuflow.importing;

import java.util.List;
import java.util.Optional;

/** Where import runs are kept. */
public interface ImportStore {

  /**
   * Records the start of a run.
   *
   * @param header the columns of the file as CSV
   */
  ImportRun begin(String fileName, String mapping, String header, long rowsTotal);

  /** Keeps how far the run is, which also shows that it is alive. */
  void progress(long id, long imported, long alreadyKnown, long rejected);

  /** Keeps a row that was not imported. */
  void reject(long id, Rejection rejection);

  /**
   * Records the end of a run.
   *
   * @param failure null when it got to the end
   */
  void finish(long id, String failure);

  /** The run; one that has not shown progress for long is {@link ImportRun.State#FAILED}. */
  Optional<ImportRun> find(long id);

  /** The latest runs, newest first. */
  List<ImportRun> latest(int count);

  /** The columns of the file as CSV. */
  String header(long id);

  /**
   * Rejected rows in the order of the file.
   *
   * @param afterLine those behind this line
   */
  List<Rejection> rejections(long id, long afterLine, int count);
}

package io.kefuflow.engine.form;

import org.camunda.bpm.engine.BadUserRequestException;

/**
 * What a user sent to the engine is refused. The message is Chinese, meant for that user, and says
 * which field or task, what is wrong and what to do. As a {@link BadUserRequestException} it is no
 * error of the application: the engine rolls back and logs it at debug level only.
 */
public class SubmissionRefusedException extends BadUserRequestException {

  private static final long serialVersionUID = 1L;

  /** Why it is refused, and the HTTP status that says so. */
  public enum Reason {
    /** The values break rules of the form. */
    INVALID(400),
    /** This user may not do it, whatever the values. */
    FORBIDDEN(403),
    /** The task or process does not exist, or is finished. */
    NOT_FOUND(404),
    /** Somebody else was first, or the task is not in the state for it. */
    CONFLICT(409);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** The HTTP status code. */
    public int status() {
      return status;
    }
  }

  private final Reason reason;

  SubmissionRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  SubmissionRefusedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}

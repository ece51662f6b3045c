package io.kefuflow.business;

/** How the handling of an application ends. */
public enum HandlingResult {
  /** Carried out, by the business system or otherwise. */
  DONE,
  /** The customer did not hand in what was missing (P3.4). */
  NOT_SUPPLIED,
  /** The customer gave up after the approval was refused (P3.7). */
  WITHDRAWN_AFTER_REJECTION,
  /** It cannot be carried out (P3.10). */
  IMPOSSIBLE
}

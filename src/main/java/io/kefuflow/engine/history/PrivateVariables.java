package io.kefuflow.engine.history;

import java.util.Set;

/**
 * What a feature keeps out of the engine's history, neither as a variable nor as a field of a form:
 * personal data and judgements of people, which its own tables hold and show to those concerned
 * only.
 */
public interface PrivateVariables {

  /** Names of variables, of every process. */
  Set<String> names();
}

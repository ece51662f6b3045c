package io.kefuflow.engine.production;

import java.util.List;

/**
 * Profile {@code production} must not start like this; each finding says in Chinese what is wrong
 * and what to do.
 */
class UnsafeProductionException extends RuntimeException {

  private final List<String> findings;

  UnsafeProductionException(List<String> findings) {
    super(String.join(" ", findings));
    this.findings = List.copyOf(findings);
  }

  List<String> findings() {
    return findings;
  }
}

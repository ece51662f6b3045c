package io.kefuflow.casework;

import java.util.Map;

/** A customer's request as one of the procedures takes it in. */
public interface CaseReport {

  Procedure procedure();

  ServiceRequest request();

  /** Code of the category within the procedure; null when nobody has classified it yet. */
  String category();

  /** What the procedure's process needs to know besides: variable name → value. */
  default Map<String, Object> facts() {
    return Map.of();
  }
}

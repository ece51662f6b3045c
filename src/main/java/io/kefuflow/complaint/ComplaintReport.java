package io.kefuflow.complaint;

import io.kefuflow.casework.CaseReport;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceRequest;
import java.util.Map;
import java.util.Objects;

/**
 * A complaint as it reaches us, whatever the door. Checks itself.
 *
 * @param kind what it is about; other when null
 * @param publicThreat whether the customer speaks of media or a regulator
 */
public record ComplaintReport(ServiceRequest request, ComplaintCategory kind, boolean publicThreat)
    implements CaseReport {

  /** Name of the process variable that says whether the customer threatens to go public. */
  public static final String PUBLIC_THREAT = "publicThreat";

  public ComplaintReport {
    Objects.requireNonNull(request);
    kind = kind == null ? ComplaintCategory.OTHER : kind;
  }

  @Override
  public Procedure procedure() {
    return Procedure.COMPLAINT;
  }

  @Override
  public String category() {
    return kind.name();
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of(PUBLIC_THREAT, publicThreat);
  }
}

package io.kefuflow.api;

import io.kefuflow.routing.Oversight;
import io.kefuflow.shared.SignedInUser;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose training results a caller may see. */
@Component
class Visible {

  private final Oversight oversight;

  Visible(Oversight oversight) {
    this.oversight = oversight;
  }

  boolean is(SignedInUser viewer, String employee) {
    return oversight.sees(viewer.id(), employee);
  }

  /**
   * User ids of those whom a search may find; null for everybody.
   *
   * @param wanted only this one, unless null
   */
  Collection<String> employees(SignedInUser viewer, String wanted) {
    if (wanted != null) {
      return is(viewer, wanted) ? List.of(wanted) : List.of();
    }
    return oversight.seesAll(viewer.id()) ? null : oversight.employees(viewer.id());
  }
}

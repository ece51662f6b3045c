package io.kefuflow.casework.process;

import io.kefuflow.engine.history.PrivateVariables;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What forms say of the customer, and the process forgets once it is in the case tables, which can
 * erase it.
 */
@Component
class CustomerVariables implements PrivateVariables {

  @Override
  public Set<String> names() {
    return Set.of(
        "customerName",
        "customerPhone",
        "customerEmail",
        "location",
        "matter",
        "needInformation",
        "backgroundInformation",
        "competitorInformation",
        "decisionInformation",
        "otherInformation");
  }
}

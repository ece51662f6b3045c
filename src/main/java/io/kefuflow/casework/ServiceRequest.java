package io.kefuflow.casework;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;

/**
 * What every customer's request says, whatever the procedure and the door. Checks itself; what only
 * the clock can tell (a receipt in the future) is checked by {@link CaseIntake}.
 *
 * @param customer null when the source gives no customer (imported files)
 * @param channel how the customer reached us
 * @param matter what the customer said, up to {@value #LONGEST_MATTER} characters
 * @param location where it concerns, null when not known
 * @param receivedAt when the customer reported it, null for now
 * @param origin where the request comes from, null when it is registered here first
 */
public record ServiceRequest(
    CustomerDetails customer,
    Channel channel,
    String matter,
    String location,
    Instant receivedAt,
    Origin origin) {

  public static final int LONGEST_MATTER = 2000;
  private static final int LONGEST_LOCATION = 200;

  public ServiceRequest {
    if (channel == null) {
      throw new InvalidInputException("channel", "受理渠道不能为空：请填写 PHONE、EMAIL、ONLINE 或 COUNTER");
    }
    matter = requiredText("matter", "客户所述内容", matter, LONGEST_MATTER);
    location = optionalText("location", "地点", location, LONGEST_LOCATION);
  }
}

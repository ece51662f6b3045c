package io.kefuflow.complaint;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

import io.kefuflow.casework.Channel;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.shared.InvalidInputException;
import java.time.Instant;

/**
 * A complaint as it reaches us, whatever the door. Checks itself; what only the clock can tell (a
 * receipt in the future) is checked by {@link ComplaintIntake}.
 *
 * @param customer null when the source gives no customer (imported files)
 * @param channel how the customer reached us
 * @param category null when nobody has classified it yet
 * @param matter what the customer said, up to {@value #LONGEST_MATTER} characters
 * @param location where it concerns, null when not known
 * @param publicThreat whether the customer speaks of media or a regulator
 * @param receivedAt when the customer reported it, null for now
 * @param origin where the complaint comes from, null when it is registered here first
 */
public record ComplaintReport(
    CustomerDetails customer,
    Channel channel,
    ComplaintCategory category,
    String matter,
    String location,
    boolean publicThreat,
    Instant receivedAt,
    Origin origin) {

  public static final int LONGEST_MATTER = 2000;
  private static final int LONGEST_LOCATION = 200;

  public ComplaintReport {
    if (channel == null) {
      throw new InvalidInputException("channel", "受理渠道不能为空：请填写 PHONE、EMAIL、ONLINE 或 COUNTER");
    }
    category = category == null ? ComplaintCategory.OTHER : category;
    matter = requiredText("matter", "投诉内容", matter, LONGEST_MATTER);
    location = optionalText("location", "地点", location, LONGEST_LOCATION);
  }

  /**
   * Where a complaint was first registered. (source, external number) makes an intake idempotent.
   *
   * @param source system or file kind, up to 60 characters
   * @param externalNumber the number there, up to 60 characters
   * @param settled whether it was settled there: kept for history, not worked on
   * @param deadlinesFromReceipt whether our deadlines count from the receipt there; else from the
   *     registration here
   */
  public record Origin(
      String source, String externalNumber, boolean settled, boolean deadlinesFromReceipt) {

    private static final int LONGEST = 60;

    public Origin {
      source = requiredText("source", "来源", source, LONGEST);
      externalNumber = requiredText("externalNumber", "外部编号", externalNumber, LONGEST);
    }
  }
}

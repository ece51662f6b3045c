package io.kefuflow.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A telephone number, the key of the customer file (P1.1). Numbers without a country code are
 * Chinese.
 *
 * @param e164 the number in E.164 form, e.g. {@code +8613800138000}
 */
public record PhoneNumber(String e164) {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final int LONGEST_INPUT = 40;

  /**
   * Reads what people type: spaces, dashes, brackets, with or without a country code.
   *
   * @throws InvalidCustomerDataException when it is no possible telephone number
   */
  public static PhoneNumber parse(String text) {
    try {
      if (text == null || text.isBlank() || text.length() > LONGEST_INPUT) {
        throw invalid();
      }
      var number = UTIL.parse(text, "CN");
      if (!UTIL.isValidNumber(number)) {
        throw invalid();
      }
      return new PhoneNumber(UTIL.format(number, PhoneNumberFormat.E164));
    } catch (NumberParseException e) {
      throw invalid();
    }
  }

  /** As {@link #parse}, but empty when it is no possible telephone number. */
  public static Optional<PhoneNumber> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (InvalidCustomerDataException noNumber) {
      return Optional.empty();
    }
  }

  private static InvalidCustomerDataException invalid() {
    return new InvalidCustomerDataException(
        "customerPhone", "客户电话格式不正确：请填写11位手机号、带区号的固定电话(如 010-12345678)或带国家码的号码(如 +852 2123 4567)");
  }

  /**
   * The number as people in the department write it: national for Chinese numbers, else
   * international.
   */
  public String display() {
    try {
      var number = UTIL.parse(e164, "CN");
      return number.getCountryCode() == 86
          ? UTIL.format(number, PhoneNumberFormat.NATIONAL).replace(" ", "")
          : UTIL.format(number, PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return e164;
    }
  }

  /** Whether one may be the other mistyped: one digit is wrong, or two neighbours are swapped. */
  public boolean isSimilarTo(PhoneNumber other) {
    if (e164.length() != other.e164.length()) {
      return false;
    }
    int[] wrong =
        IntStream.range(0, e164.length())
            .filter(i -> e164.charAt(i) != other.e164.charAt(i))
            .toArray();
    return wrong.length == 1
        || wrong.length == 2
            && wrong[1] == wrong[0] + 1
            && e164.charAt(wrong[0]) == other.e164.charAt(wrong[1])
            && e164.charAt(wrong[1]) == other.e164.charAt(wrong[0]);
  }

  /** The number for lists, with the middle hidden: {@code 138****8000}. */
  public String masked() {
    String shown = display();
    int visible = shown.length() >= 11 ? 3 : Math.max(1, shown.length() / 4);
    int tail = shown.length() >= 11 ? 4 : visible;
    return shown.substring(0, visible) + "****" + shown.substring(shown.length() - tail);
  }
}

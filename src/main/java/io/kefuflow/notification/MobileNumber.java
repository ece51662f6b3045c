package io.kefuflow.notification;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Optional;
import java.util.Set;

/** Finds the numbers that can receive SMS. */
final class MobileNumber {

  /** Country of a number without a country code. */
  private static final String HOME_REGION = "CN";

  private static final Set<PhoneNumberType> MOBILE =
      Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private MobileNumber() {}

  /**
   * The number as E.164, e.g. {@code +8613800138000}; empty for a landline, something unreadable or
   * null.
   */
  static Optional<String> of(String phone) {
    if (phone == null) {
      return Optional.empty();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(phone, HOME_REGION);
      return MOBILE.contains(numbers.getNumberType(number))
          ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}

package io.kefuflow.customer;

import static io.kefuflow.shared.InvalidInputException.optionalText;
import static io.kefuflow.shared.InvalidInputException.requiredText;

/**
 * What an intake says about a customer: the basic part (基本) of the customer file. Checks itself.
 *
 * @param name up to 50 characters
 * @param phone null when the customer left none
 * @param email null when the customer left none
 * @param level null when the intake does not know it
 * @param specialNeed null when the intake does not know it
 */
public record CustomerDetails(
    String name, PhoneNumber phone, String email, CustomerLevel level, SpecialNeed specialNeed) {

  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_EMAIL = 200;

  public CustomerDetails {
    name = checkedName(name);
    email = checkedEmail(email);
  }

  static String checkedName(String name) {
    return requiredText("customerName", "客户姓名", name, LONGEST_NAME);
  }

  static String checkedEmail(String email) {
    String address = optionalText("customerEmail", "电子邮箱", email, LONGEST_EMAIL);
    if (address != null && !address.matches("[^@\\s<>,;:\"]+@[^@\\s<>,;:\"]+\\.[^@\\s<>,;:\"]+")) {
      throw new InvalidCustomerDataException(
          "customerEmail", "电子邮箱格式不正确：请按 name@example.com 填写或留空");
    }
    return address;
  }
}

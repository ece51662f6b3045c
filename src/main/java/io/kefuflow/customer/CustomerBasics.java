package io.kefuflow.customer;

import static io.kefuflow.customer.CustomerDetails.checkedEmail;
import static io.kefuflow.customer.CustomerDetails.checkedName;
import static io.kefuflow.shared.InvalidInputException.optionalText;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The basic part (基本) of a customer file as people edit it, the only mandatory one
 * (《通讯行业客户服务标准流程》2.3). Checks itself. Fields as in {@link Customer}.
 */
public record CustomerBasics(
    String name,
    PhoneNumber phone,
    String email,
    String organisation,
    CustomerLevel level,
    SpecialNeed specialNeed,
    String language) {

  private static final int LONGEST_ORGANISATION = 100;

  public CustomerBasics {
    name = checkedName(name);
    email = checkedEmail(email);
    organisation = optionalText("organisation", "单位", organisation, LONGEST_ORGANISATION);
    if (level == null) {
      throw new InvalidCustomerDataException("customerLevel", "客户等级不能为空：请选择普通、金卡或VIP");
    }
    specialNeed = specialNeed == null ? SpecialNeed.NONE : specialNeed;
    language = language == null ? "zh" : language;
    if (!List.of("zh", "en").contains(language)) {
      throw new InvalidCustomerDataException("language", "语言不正确：请填 zh（中文）或 en（英文）");
    }
  }

  /** With e-mail, level and special need as an intake says, where it knows them. */
  CustomerBasics with(CustomerDetails details) {
    return new CustomerBasics(
        name,
        phone,
        orElse(details.email(), email),
        organisation,
        orElse(details.level(), level),
        orElse(details.specialNeed(), specialNeed),
        language);
  }

  CustomerBasics withPhone(PhoneNumber number) {
    return new CustomerBasics(name, number, email, organisation, level, specialNeed, language);
  }

  CustomerBasics withSpecialNeed(SpecialNeed need) {
    return new CustomerBasics(name, phone, email, organisation, level, need, language);
  }

  /**
   * Completed by what only the file of the same customer knows that is merged into this one; the
   * better level and a special need are kept.
   */
  CustomerBasics completedBy(CustomerBasics merged) {
    return new CustomerBasics(
        name,
        phone,
        orElse(email, merged.email),
        orElse(organisation, merged.organisation),
        merged.level.compareTo(level) > 0 ? merged.level : level,
        specialNeed == SpecialNeed.NONE ? merged.specialNeed : specialNeed,
        language);
  }

  /** As it was before something was filled in, but for what was edited since. */
  CustomerBasics without(CustomerBasics filled, CustomerBasics before) {
    return new CustomerBasics(
        name,
        phone,
        without(email, filled.email, before.email),
        without(organisation, filled.organisation, before.organisation),
        without(level, filled.level, before.level),
        without(specialNeed, filled.specialNeed, before.specialNeed),
        language);
  }

  private static <T> T without(T now, T filled, T before) {
    return Objects.equals(now, filled) ? before : now;
  }

  private static <T> T orElse(T value, T other) {
    return value == null ? other : value;
  }

  /** What is different in another version, as people read it. */
  List<Difference> differencesTo(CustomerBasics after) {
    List<Difference> all =
        List.of(
            new Difference("客户姓名", name, after.name),
            new Difference("客户电话", shown(phone), shown(after.phone)),
            new Difference("电子邮箱", email, after.email),
            new Difference("单位", organisation, after.organisation),
            new Difference("客户等级", level.label(), after.level.label()),
            new Difference("特殊需要", specialNeed.label(), after.specialNeed.label()),
            new Difference("语言", language, after.language));
    List<Difference> different = new ArrayList<>(all);
    different.removeIf(difference -> Objects.equals(difference.before(), difference.after()));
    return different;
  }

  private static String shown(PhoneNumber phone) {
    return phone == null ? null : phone.display();
  }

  /** A field before and after. */
  record Difference(String item, String before, String after) {}
}

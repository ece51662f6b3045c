package io.kefuflow.api;

import io.kefuflow.customer.Consent;
import io.kefuflow.customer.ConsentKind;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerFile;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.Purchase;
import io.kefuflow.customer.PurchaseState;
import io.kefuflow.customer.Section;
import io.kefuflow.customer.SpecialNeed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** All there is about a customer, for those who work on cases. */
@Schema(name = "客户档案")
record CustomerFileDetails(
    @Schema(description = "客户编号；档案合并后为保留档案的编号") long id,
    String name,
    String phone,
    String email,
    @Schema(description = "单位") String organisation,
    CustomerLevel level,
    SpecialNeed specialNeed,
    @Schema(description = "zh 或 en") String language,
    @Schema(description = "已填写的需求、背景、竞争对手、决策流程、其他信息") List<SectionEntry> sections,
    @Schema(description = "产品/业务，在用的在前") List<PurchaseEntry> purchases,
    @Schema(description = "客户对每类消息最近一次的决定") List<ConsentEntry> consents,
    @Schema(description = "并入本档案的档案") List<MergedFileEntry> mergedFiles) {

  static CustomerFileDetails of(CustomerFile file) {
    Customer customer = file.customer();
    return new CustomerFileDetails(
        customer.id(),
        customer.name(),
        shown(customer.phone()),
        customer.email(),
        customer.organisation(),
        customer.level(),
        customer.specialNeed(),
        customer.language(),
        file.sections().stream().map(SectionEntry::of).toList(),
        file.purchases().stream().map(PurchaseEntry::of).toList(),
        file.consents().stream().map(ConsentEntry::of).toList(),
        file.mergedFiles().stream().map(MergedFileEntry::of).toList());
  }

  private static String shown(PhoneNumber phone) {
    return Optional.ofNullable(phone).map(PhoneNumber::e164).orElse(null);
  }

  /** One kind of information. */
  @Schema(name = "客户信息")
  record SectionEntry(
      InformationKind kind,
      String text,
      Instant changedAt,
      String changedBy,
      @Schema(description = "所在档案的编号") long file) {

    static SectionEntry of(Section section) {
      return new SectionEntry(
          section.kind(), section.text(), section.changedAt(), section.changedBy(), section.file());
    }
  }

  /** What the customer bought. */
  @Schema(name = "客户的产品或业务")
  record PurchaseEntry(
      long id,
      String product,
      @Schema(description = "号码或序列号") String number,
      LocalDate since,
      LocalDate until,
      PurchaseState state,
      @Schema(description = "使用情况") String usageNote) {

    static PurchaseEntry of(Purchase purchase) {
      var details = purchase.details();
      return new PurchaseEntry(
          purchase.id(),
          details.product(),
          details.number(),
          details.since(),
          details.until(),
          details.state(),
          details.usageNote());
    }
  }

  /** What the customer decided on. */
  @Schema(name = "客户同意")
  record ConsentEntry(
      ConsentKind kind, boolean given, Instant decidedAt, String recordedBy, String channel) {

    static ConsentEntry of(Consent consent) {
      return new ConsentEntry(
          consent.kind(),
          consent.given(),
          consent.decidedAt(),
          consent.recordedBy(),
          consent.channel());
    }
  }

  /** Another file of the same customer. */
  @Schema(name = "并入的档案")
  record MergedFileEntry(
      long id,
      String name,
      String phone,
      Instant mergedAt,
      String mergedBy,
      @Schema(description = "此前可以撤销合并") Instant undoUntil) {

    static MergedFileEntry of(CustomerFile.MergedFile file) {
      return new MergedFileEntry(
          file.id(),
          file.name(),
          shown(file.phone()),
          file.mergedAt(),
          file.mergedBy(),
          file.undoUntil());
    }
  }
}

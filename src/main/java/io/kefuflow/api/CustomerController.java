package io.kefuflow.api;

import io.kefuflow.api.CustomerFileDetails.PurchaseEntry;
import io.kefuflow.casework.Channel;
import io.kefuflow.customer.ConsentKind;
import io.kefuflow.customer.CustomerChange;
import io.kefuflow.customer.CustomerFiles;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.CustomerMerges;
import io.kefuflow.customer.CustomerPage;
import io.kefuflow.customer.CustomerQuery;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.InformationKind;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.PurchaseDetails;
import io.kefuflow.customer.PurchaseState;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.customer.UnknownCustomerException;
import io.kefuflow.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customer files: listed, found by telephone number, read, edited, merged. */
@RestController
@RequestMapping("/api/v1/customers")
@WorksOnCases
@Tag(name = "客户档案")
class CustomerController {

  private static final int MOST_DUPLICATES = 100;

  private final Customers customers;
  private final CustomerFiles files;
  private final CustomerMerges merges;

  CustomerController(Customers customers, CustomerFiles files, CustomerMerges merges) {
    this.customers = customers;
    this.files = files;
    this.merges = merges;
  }

  /** A page of the customers that fit all criteria. */
  @GetMapping
  @Operation(summary = "查询客户列表", description = "新客户在前；各条件同时满足；个人信息已脱敏；已并入其他档案的不列出。")
  Page list(
      @Parameter(description = "完整的电话号码、其后四位，或姓名、单位、邮箱的一部分") @RequestParam(required = false)
          String text,
      @RequestParam(required = false) CustomerLevel level,
      @RequestParam(required = false) SpecialNeed specialNeed,
      @Parameter(description = "从 0 开始") @RequestParam(defaultValue = "0") int page,
      @Parameter(description = "1 至 200") @RequestParam(defaultValue = "50") int size) {
    CustomerPage found = customers.search(new CustomerQuery(text, level, specialNeed, page, size));
    return new Page(
        found.customers().stream().map(CustomerSummary::of).toList(),
        found.total(),
        found.page(),
        found.size());
  }

  /** The file of the customer with this number. In the body, so that no log keeps the number. */
  @PostMapping("/lookup")
  @Operation(summary = "按电话查找客户档案", description = "已合并的档案按任一号码都能找到；没有时返回 404。")
  CustomerFileDetails lookUp(@RequestBody LookupRequest request) {
    return customers
        .findByPhone(PhoneNumber.parse(request.customerPhone()))
        .map(customer -> read(customer.id()))
        .orElseThrow(() -> new UnknownCustomerException("没有使用该号码的客户：请核对号码，或登记新客户"));
  }

  /** Everything about one customer. */
  @GetMapping("/{id}")
  @Operation(summary = "查询客户档案", description = "六类信息、产品/业务、同意、并入的档案；已并入其他档案的返回保留的档案。")
  CustomerFileDetails read(@PathVariable long id) {
    return CustomerFileDetails.of(files.read(id));
  }

  /** Who changed what. */
  @GetMapping("/{id}/changes")
  @Operation(summary = "查询客户档案的修改记录", description = "从新到旧，含修改前后的内容和修改人。")
  List<CustomerChange> changes(@PathVariable long id) {
    return files.changes(id);
  }

  /** Replaces the basic part. */
  @PutMapping("/{id}")
  @ServesCustomers
  @Operation(summary = "修改客户基本信息", description = "客户等级变化时，该客户未结工单的时限随之调整。")
  CustomerFileDetails update(@PathVariable long id, @RequestBody CustomerBasicsRequest request) {
    customers.update(id, request.toBasics());
    return read(id);
  }

  /** Writes one kind of information. */
  @PutMapping("/{id}/sections/{kind}")
  @ServesCustomers
  @Operation(summary = "填写一类客户信息", description = "需求、背景、竞争对手、决策流程或其他信息；留空则清除。")
  CustomerFileDetails write(
      @PathVariable long id,
      @PathVariable InformationKind kind,
      @RequestBody SectionRequest request) {
    files.write(id, kind, request.text());
    return read(id);
  }

  /** Adds a product or service. */
  @PostMapping("/{id}/purchases")
  @ServesCustomers
  @Operation(summary = "登记客户的产品或业务")
  ResponseEntity<PurchaseEntry> addPurchase(
      @PathVariable long id, @RequestBody PurchaseRequest request) {
    var added = PurchaseEntry.of(files.addPurchase(id, request.toDetails()));
    return ResponseEntity.created(
            URI.create("/api/v1/customers/" + id + "/purchases/" + added.id()))
        .body(added);
  }

  /** Replaces what is known of a product or service. */
  @PutMapping("/{id}/purchases/{purchaseId}")
  @ServesCustomers
  @Operation(summary = "修改客户的产品或业务")
  PurchaseEntry changePurchase(
      @PathVariable long id, @PathVariable long purchaseId, @RequestBody PurchaseRequest request) {
    return PurchaseEntry.of(files.changePurchase(id, purchaseId, request.toDetails()));
  }

  /** Records what the customer decided. */
  @PostMapping("/{id}/consents")
  @ServesCustomers
  @Operation(summary = "登记客户的同意或撤回", description = "每次决定都保留，最近一次有效。")
  CustomerFileDetails consent(@PathVariable long id, @RequestBody ConsentRequest request) {
    request.record(files, id);
    return read(id);
  }

  /** Pairs of files that may be one customer's. */
  @GetMapping("/duplicates")
  @MergesCustomers
  @Operation(summary = "查询疑似重复的客户档案", description = "邮箱相同，或姓名相同且单位相同或电话相近；最多 100 对；个人信息已脱敏。")
  List<DuplicateEntry> duplicates() {
    return merges.duplicates(MOST_DUPLICATES).stream().map(DuplicateEntry::of).toList();
  }

  /** Merges a file into another one. */
  @PostMapping("/{id}/merge")
  @MergesCustomers
  @Operation(summary = "合并客户档案", description = "把档案并入另一份同一客户的档案，返回保留的档案；24 小时内可以撤销。任一档案已合并时返回 409。")
  CustomerFileDetails merge(@PathVariable long id, @RequestBody MergeRequest request) {
    return read(merges.merge(id, request.required()).id());
  }

  /** Takes a merge back. */
  @DeleteMapping("/{id}/merge")
  @MergesCustomers
  @Operation(summary = "撤销合并客户档案", description = "返回恢复的档案；没有合并或超过 24 小时返回 409。")
  CustomerFileDetails undoMerge(@PathVariable long id) {
    return read(merges.undo(id).id());
  }

  /** A telephone number. */
  @Schema(name = "客户查找")
  record LookupRequest(
      @Schema(example = "13800138000", requiredMode = RequiredMode.REQUIRED)
          String customerPhone) {}

  /** One kind of information. */
  @Schema(name = "客户信息内容")
  record SectionRequest(@Schema(description = "留空则清除", maxLength = 2000) String text) {}

  /** A product or service. */
  @Schema(name = "产品或业务")
  record PurchaseRequest(
      @Schema(description = "产品/业务", maxLength = 100, requiredMode = RequiredMode.REQUIRED)
          String product,
      @Schema(description = "号码或序列号", maxLength = 60) String number,
      @Schema(description = "开始日期") LocalDate since,
      @Schema(description = "终止日期") LocalDate until,
      @Schema(description = "留空为在用") PurchaseState state,
      @Schema(description = "使用情况", maxLength = 500) String usageNote) {

    PurchaseDetails toDetails() {
      return new PurchaseDetails(product, number, since, until, state, usageNote);
    }
  }

  /** What the customer decided. */
  @Schema(name = "同意登记")
  record ConsentRequest(
      @Schema(description = "消息类别", requiredMode = RequiredMode.REQUIRED) ConsentKind kind,
      @Schema(description = "true 同意，false 撤回或拒绝", requiredMode = RequiredMode.REQUIRED)
          Boolean given,
      @Schema(description = "客户以何渠道表示", requiredMode = RequiredMode.REQUIRED) Channel channel) {

    void record(CustomerFiles files, long id) {
      if (kind == null) {
        throw new InvalidInputException("kind", "消息类别不能为空：请填写 CARE 或 MARKETING");
      }
      if (given == null) {
        throw new InvalidInputException("given", "客户的决定不能为空：请填写 true 或 false");
      }
      files.recordConsent(id, kind, given, channel == null ? null : channel.name());
    }
  }

  /** The file to merge into. */
  @Schema(name = "合并客户档案")
  record MergeRequest(
      @Schema(description = "保留的客户档案的编号", requiredMode = RequiredMode.REQUIRED) Long into) {

    long required() {
      if (into == null) {
        throw new InvalidInputException("into", "保留的客户编号不能为空：请填写");
      }
      return into;
    }
  }

  /** Two files that may be one customer's. */
  @Schema(name = "疑似重复")
  record DuplicateEntry(
      CustomerSummary first,
      CustomerSummary second,
      CustomerMerges.Likeness likeness,
      @Schema(description = "原因") String reason) {

    static DuplicateEntry of(CustomerMerges.Duplicate duplicate) {
      return new DuplicateEntry(
          CustomerSummary.of(duplicate.first()),
          CustomerSummary.of(duplicate.second()),
          duplicate.likeness(),
          duplicate.likeness().label());
    }
  }

  /** A page of a list. */
  @Schema(name = "客户列表")
  record Page(
      List<CustomerSummary> items,
      @Schema(description = "符合条件的总数") long total,
      int page,
      int size) {}
}

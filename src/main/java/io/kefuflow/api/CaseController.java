package io.kefuflow.api;

import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CasePage;
import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.CaseWorkflow;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.CustomerInquiries;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.casework.Timeline;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.Customers;
import io.kefuflow.notification.Notifications;
import io.kefuflow.sla.CustomerUrges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases: listed, read, told what the customer answered. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "工单")
class CaseController {

  private final Cases cases;
  private final Customers customers;
  private final Timeline timeline;
  private final Attachments attachments;
  private final Handovers handovers;
  private final Notifications notifications;
  private final CustomerInquiries inquiries;
  private final CustomerUrges urges;
  private final CaseWorkflow workflow;
  private final Clock clock;

  CaseController(
      Cases cases,
      Customers customers,
      Timeline timeline,
      Attachments attachments,
      Handovers handovers,
      Notifications notifications,
      CustomerInquiries inquiries,
      CustomerUrges urges,
      CaseWorkflow workflow,
      Clock clock) {
    this.cases = cases;
    this.customers = customers;
    this.timeline = timeline;
    this.attachments = attachments;
    this.handovers = handovers;
    this.notifications = notifications;
    this.inquiries = inquiries;
    this.urges = urges;
    this.workflow = workflow;
    this.clock = clock;
  }

  /** A page of the cases that fit all criteria. */
  @GetMapping
  @ReadsCaseLists
  @Operation(summary = "查询工单列表", description = "按受理时间从新到旧；各条件同时满足；个人信息已脱敏。")
  Page list(
      @RequestParam(required = false) Procedure procedure,
      @RequestParam(required = false) CaseStatus status,
      @RequestParam(required = false) Severity severity,
      @RequestParam(required = false) String category,
      @RequestParam(required = false) Channel channel,
      @RequestParam(required = false) Long customerId,
      @RequestParam(required = false) String source,
      @Parameter(description = "工单号、投诉内容或外部编号的一部分") @RequestParam(required = false) String text,
      @Parameter(description = "受理时间自（含），如 2026-01-31 或 2026-01-31T14:05:00+08:00")
          @RequestParam(required = false)
          String receivedFrom,
      @Parameter(description = "受理时间至（不含）") @RequestParam(required = false) String receivedTo,
      @Parameter(description = "从 0 开始") @RequestParam(defaultValue = "0") int page,
      @Parameter(description = "1 至 200") @RequestParam(defaultValue = "50") int size) {
    CasePage found =
        cases.search(
            new CaseQuery(
                procedure,
                status,
                severity,
                blankToNull(category),
                channel,
                customerId,
                blankToNull(source),
                blankToNull(text),
                Times.instantOrDay("receivedFrom", blankToNull(receivedFrom), clock.getZone()),
                Times.instantOrDay("receivedTo", blankToNull(receivedTo), clock.getZone()),
                page,
                size));
    return new Page(summaries(found.cases()), found.total(), found.page(), found.size());
  }

  private List<CaseSummary> summaries(List<ServiceCase> items) {
    Map<Long, Customer> known = new HashMap<>();
    return items.stream()
        .map(
            item ->
                CaseSummary.of(
                    item,
                    item.customerId() == null
                        ? null
                        : known.computeIfAbsent(
                            item.customerId(), id -> customers.find(id).orElse(null))))
        .toList();
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Everything about one case. */
  @GetMapping("/{number}")
  @WorksOnCases
  @Operation(summary = "查询工单", description = "工单全部信息，含时间线、附件、交接记录，以及就该工单发给客户和同事的消息及其发送状态。")
  CaseDetails read(@PathVariable String number) {
    ServiceCase item = cases.get(new CaseNumber(number));
    Customer customer =
        item.customerId() == null ? null : customers.find(item.customerId()).orElse(null);
    return CaseDetails.of(
        item,
        customer,
        timeline.of(item.number()),
        attachments.of(item.number()),
        handovers.of(item.number()),
        notifications.ofCase(item.number().value()));
  }

  /** The customer answered our question. */
  @PostMapping("/{number}/customer-answer")
  @ServesCustomers
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "登记客户答复", description = "工单正在等待客户答复时继续办理；没有待答复的问题时返回 409。")
  void customerAnswered(@PathVariable String number, @RequestBody CustomerAnswerRequest request) {
    inquiries.answered(new CaseNumber(number), request.answer());
  }

  /** The customer takes the request back. */
  @PostMapping("/{number}/withdraw")
  @ServesCustomers
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "撤回工单", description = "客户撤回请求，关闭前可随时撤回；已关闭时返回 409。")
  void withdraw(@PathVariable String number, @RequestBody ReasonRequest request) {
    workflow.withdraw(new CaseNumber(number), request.reason());
  }

  /** The customer urges. */
  @PostMapping("/{number}/urge")
  @ServesCustomers
  @Operation(
      summary = "登记客户催单",
      description = "计数并提醒责任人；每满规定次数（默认 3 次），升级阶梯的下一级立即到期。工单已不在办理时返回 409。")
  UrgeAnswer urge(@PathVariable String number, @RequestBody(required = false) UrgeRequest request) {
    return new UrgeAnswer(
        urges.urge(new CaseNumber(number), request == null ? null : request.note()));
  }

  /** What the customer said when urging. */
  @Schema(name = "催单")
  record UrgeRequest(@Schema(description = "客户的话，可不填", maxLength = 500) String note) {}

  /** How often the customer urged by now. */
  @Schema(name = "催单结果")
  record UrgeAnswer(int urgeCount) {}

  /** A page of a list. */
  @Schema(name = "工单列表")
  record Page(
      List<CaseSummary> items, @Schema(description = "符合条件的总数") long total, int page, int size) {}
}

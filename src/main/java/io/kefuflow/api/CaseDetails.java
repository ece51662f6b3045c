package io.kefuflow.api;

import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.CaseStatus;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Handover;
import io.kefuflow.casework.Procedure;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Severity;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerLevel;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.customer.SpecialNeed;
import io.kefuflow.notification.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All there is about a case, for those who work on it. */
@Schema(name = "工单")
record CaseDetails(
    String number,
    Procedure procedure,
    CaseStatus status,
    String category,
    Severity severity,
    Channel channel,
    String matter,
    String location,
    @Schema(description = "未知时为空") CustomerFile customer,
    Instant receivedAt,
    Instant openedAt,
    String openedBy,
    Instant closedAt,
    @Schema(description = "结果，关闭后才有") String outcome,
    String source,
    String externalNumber,
    @Schema(description = "同一客户同一问题的上一个工单") String repeatOf,
    int reopenCount,
    @Schema(description = "客户催单次数") int urgeCount,
    List<Event> timeline,
    List<AttachmentSummary> attachments,
    List<HandoverEntry> handovers,
    List<MessageSummary> messages) {

  static CaseDetails of(
      ServiceCase item,
      Customer customer,
      List<CaseEvent> timeline,
      List<Attachment> attachments,
      List<Handover> handovers,
      List<Message> messages) {
    return new CaseDetails(
        item.number().value(),
        item.procedure(),
        item.status(),
        item.category(),
        item.severity(),
        item.channel(),
        item.matter(),
        item.location(),
        customer == null ? null : CustomerFile.of(customer),
        item.receivedAt(),
        item.openedAt(),
        item.openedBy(),
        item.closedAt(),
        item.outcome(),
        item.source(),
        item.externalNumber(),
        Optional.ofNullable(item.repeatOf()).map(CaseNumber::value).orElse(null),
        item.reopenCount(),
        item.urgeCount(),
        timeline.stream().map(Event::of).toList(),
        attachments.stream().map(AttachmentSummary::of).toList(),
        handovers.stream().map(HandoverEntry::of).toList(),
        messages.stream().map(MessageSummary::of).toList());
  }

  /** The customer of a case. */
  @Schema(name = "客户")
  record CustomerFile(
      String name, String phone, String email, CustomerLevel level, SpecialNeed specialNeed) {

    static CustomerFile of(Customer customer) {
      return new CustomerFile(
          customer.name(),
          Optional.ofNullable(customer.phone()).map(PhoneNumber::e164).orElse(null),
          customer.email(),
          customer.level(),
          customer.specialNeed());
    }
  }

  /** An entry of the timeline. */
  @Schema(name = "时间线条目")
  record Event(
      Instant at,
      @Schema(description = "用户，system 为系统") String actor,
      CaseEvent.Kind kind,
      String summary,
      List<CaseEvent.Detail> details) {

    static Event of(CaseEvent event) {
      return new Event(event.at(), event.actor(), event.kind(), event.summary(), event.details());
    }
  }

  /** The case went from one person to another. */
  @Schema(name = "交接记录")
  record HandoverEntry(
      Instant at,
      String handedOverBy,
      String fromUser,
      String toUser,
      String reason,
      String doneSoFar,
      String promised) {

    static HandoverEntry of(Handover handover) {
      return new HandoverEntry(
          handover.handedOverAt(),
          handover.handedOverBy(),
          handover.fromUser(),
          handover.toUser(),
          handover.reason(),
          handover.doneSoFar(),
          handover.promised());
    }
  }
}

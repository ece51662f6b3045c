package io.kefuflow.api;

import io.kefuflow.notification.Channel;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.MessageState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A message about a case, without its text and without what the other side's system said. */
@Schema(name = "消息")
record MessageSummary(
    @Schema(description = "模板名称") String template,
    @Schema(description = "没有联系方式时为空") Channel channel,
    @Schema(description = "收件号码或邮箱，已脱敏；没有联系方式时为空") String address,
    MessageState state,
    @Schema(description = "状态的中文名称") String stateLabel,
    Instant createdAt,
    @Schema(description = "对方系统接收的时间，未发送时为空") Instant sentAt) {

  static MessageSummary of(Message message) {
    return new MessageSummary(
        message.template(),
        message.channel(),
        message.address() == null ? null : message.maskedAddress(),
        message.state(),
        message.state().label(),
        message.createdAt(),
        message.sentAt());
  }
}

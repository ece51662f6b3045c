package io.kefuflow.casework.process;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.kefuflow.casework.ServiceCase;
import io.kefuflow.casework.Timeline;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.process.CaseTextMarkdown;
import io.kefuflow.shared.process.CaseVariables;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the forms of a case show on top and at the bottom: the case and its timeline, Markdown. */
@Component
class CaseFormVariables implements FormVariableSource {

  /** More would push the buttons of the form out of sight. */
  private static final int LONGEST_HISTORY = 4000;

  private static final int LONGEST_MATTER = 1200;
  private static final int LONGEST_DETAIL = 300;
  private static final int MOST_EVENTS = 10;

  private final Cases cases;
  private final CustomerCard customerCard;
  private final Timeline timeline;
  private final Colleagues colleagues;
  private final DeputyRemarks deputyRemarks;
  private final DateTimeFormatter time;

  CaseFormVariables(
      Cases cases,
      CustomerCard customerCard,
      Timeline timeline,
      Colleagues colleagues,
      DeputyRemarks deputyRemarks,
      Clock clock) {
    this.cases = cases;
    this.customerCard = customerCard;
    this.timeline = timeline;
    this.colleagues = colleagues;
    this.deputyRemarks = deputyRemarks;
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    return Optional.ofNullable(businessKey)
        .filter(CaseNumber::isValid)
        .map(CaseNumber::new)
        .flatMap(cases::find)
        .map(
            serviceCase ->
                Map.<String, Object>of(
                    CaseVariables.CASE_SUMMARY.name(), summary(serviceCase),
                    CaseVariables.CASE_HISTORY.name(), history(serviceCase.number())))
        .orElse(Map.of());
  }

  @Override
  public Map<String, Object> variables(String businessKey, String taskId) {
    var variables = new HashMap<>(variables(businessKey));
    deputyRemarks
        .onForm(taskId)
        .ifPresent(
            remark ->
                variables.computeIfPresent(
                    CaseVariables.CASE_SUMMARY.name(),
                    (name, summary) ->
                        "**" + CaseTextMarkdown.escape(remark) + "**\n\n" + summary));
    return variables;
  }

  private String summary(ServiceCase serviceCase) {
    String head =
        "**%s** · %s%s · %s · 受理于 %s"
            .formatted(
                serviceCase.number().value().replace("-", "\\-"),
                serviceCase.procedure().label(),
                serviceCase.severity() == null ? "" : "（" + serviceCase.severity().label() + "）",
                serviceCase.channel().label(),
                at(serviceCase.receivedAt()));
    String customer =
        Optional.ofNullable(serviceCase.customerId())
            .map(id -> customerCard.of(id, serviceCase.number()))
            .orElse("**客户：** 未登记客户");
    String location =
        serviceCase.location() == null
            ? ""
            : "  \n**地点：** " + CaseTextMarkdown.escape(serviceCase.location());
    String repeat =
        serviceCase.repeatOf() == null
            ? ""
            : "  \n**重复投诉，前次工单：** " + CaseTextMarkdown.escape(serviceCase.repeatOf().value());
    String reopened =
        serviceCase.reopenCount() == 0
            ? ""
            : "  \n**客户已重新打开 %d 次**".formatted(serviceCase.reopenCount());
    String urged =
        serviceCase.urgeCount() == 0 ? "" : "  \n**客户已催单 %d 次**".formatted(serviceCase.urgeCount());
    return head
        + "  \n"
        + customer
        + location
        + repeat
        + reopened
        + urged
        + "\n\n> "
        + CaseTextMarkdown.escape(serviceCase.matter(), LONGEST_MATTER);
  }

  private String history(CaseNumber number) {
    List<CaseEvent> events = timeline.of(number);
    var text = new StringBuilder("**处理记录**\n");
    for (int i = events.size() - 1; i >= Math.max(0, events.size() - MOST_EVENTS); i--) {
      CaseEvent event = events.get(i);
      String entry = entry(event, event.details());
      if (text.length() + entry.length() > LONGEST_HISTORY) {
        entry = entry(event, List.of());
      }
      if (text.length() + entry.length() > LONGEST_HISTORY) {
        break;
      }
      text.append(entry);
    }
    return text.toString();
  }

  private String entry(CaseEvent event, List<CaseEvent.Detail> shown) {
    String details =
        shown.stream()
            .map(
                detail ->
                    "  \n"
                        + CaseTextMarkdown.escape(detail.label())
                        + "："
                        + CaseTextMarkdown.escape(detail.after(), LONGEST_DETAIL))
            .collect(Collectors.joining());
    String actor =
        event.actor().equals(CaseEvent.SYSTEM)
            ? ""
            : CaseTextMarkdown.escape(colleagues.nameOf(event.actor())) + " ";
    return "\n- %s %s%s%s"
        .formatted(at(event.at()), actor, CaseTextMarkdown.escape(event.summary()), details);
  }

  private String at(Instant instant) {
    return CaseTextMarkdown.escape(time.format(instant));
  }
}

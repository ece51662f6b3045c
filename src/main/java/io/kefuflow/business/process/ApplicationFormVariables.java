package io.kefuflow.business.process;

import io.kefuflow.business.ApplicationRound;
import io.kefuflow.business.BusinessApplications;
import io.kefuflow.business.BusinessCatalogue;
import io.kefuflow.business.BusinessOrder;
import io.kefuflow.business.BusinessOrders;
import io.kefuflow.business.CatalogueEntry;
import io.kefuflow.business.Material;
import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.engine.form.FormVariableSource;
import io.kefuflow.shared.process.CaseTextMarkdown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the forms of business handling show beside the case: the application with its checklist of
 * materials, and the orders to the business system, Markdown.
 */
@Component
class ApplicationFormVariables implements FormVariableSource {

  private static final int LONGEST_PLAN = 1000;
  private static final int LONGEST_ERROR = 300;

  private final BusinessApplications applications;
  private final BusinessOrders orders;
  private final BusinessCatalogue catalogue;
  private final Attachments attachments;

  ApplicationFormVariables(
      BusinessApplications applications,
      BusinessOrders orders,
      BusinessCatalogue catalogue,
      Attachments attachments) {
    this.applications = applications;
    this.orders = orders;
    this.catalogue = catalogue;
    this.attachments = attachments;
  }

  @Override
  public Map<String, Object> variables(String businessKey) {
    return Optional.ofNullable(businessKey)
        .filter(CaseNumber::isValid)
        .map(CaseNumber::new)
        .flatMap(applications::current)
        .map(
            round ->
                Map.<String, Object>of(
                    BusinessHandlingProcess.APPLICATION_SUMMARY.name(), application(round),
                    BusinessHandlingProcess.ORDER_SUMMARY.name(), orders(round.caseNumber())))
        .orElse(Map.of());
  }

  private String application(ApplicationRound round) {
    CatalogueEntry entry = round.entry();
    List<Attachment> files = attachments.of(round.caseNumber());
    String materials =
        entry.materials().materials().isEmpty()
            ? "\n- 无需资料"
            : entry.materials().materials().stream()
                .map(material -> "\n- " + checklist(material, files))
                .collect(Collectors.joining());
    return "**申请业务：** %s · 第 %d 轮申请 · %s  \n**方案：** %s\n\n**所需资料**\n%s"
        .formatted(
            CaseTextMarkdown.escape(entry.name()),
            round.number(),
            entry.approvalLevel().label(),
            CaseTextMarkdown.escape(round.plan(), LONGEST_PLAN),
            materials);
  }

  private static String checklist(Material material, List<Attachment> files) {
    String received =
        files.stream()
            .filter(file -> material.code().equals(file.material()))
            .map(Attachment::fileName)
            .map(CaseTextMarkdown::escape)
            .collect(Collectors.joining("、"));
    return CaseTextMarkdown.escape(material.described())
        + "："
        + (received.isEmpty() ? "**未上传**" : "已上传 " + received);
  }

  private String orders(CaseNumber number) {
    List<BusinessOrder> placed = orders.of(number);
    return placed.isEmpty()
        ? "尚未提交业务系统"
        : placed.stream()
            .map(this::order)
            .collect(Collectors.joining("\n- ", "**业务系统**\n\n- ", ""));
  }

  private String order(BusinessOrder order) {
    String number =
        order.orderNumber() == null ? "" : "，单号 " + CaseTextMarkdown.escape(order.orderNumber());
    String wrong =
        order.isWrongOperation()
            ? "，**与申请不符：申请「%s」，业务系统办理了「%s」**"
                .formatted(name(order.kind()), name(order.bookedKind()))
            : "";
    String answer =
        order.state() == BusinessOrder.State.REFUSED
            ? "，原因：" + CaseTextMarkdown.escape(order.response(), LONGEST_ERROR)
            : "";
    return "%s：%s%s%s%s"
        .formatted(name(order.kind()), order.state().label(), number, wrong, answer);
  }

  /** As the catalogue names it, or its code once it is no longer in there. */
  private String name(String kind) {
    return CaseTextMarkdown.escape(catalogue.find(kind).map(CatalogueEntry::name).orElse(kind));
  }
}

package io.kefuflow.business.process;

import static io.kefuflow.business.process.BusinessHandlingProcess.COMPLETE;
import static io.kefuflow.business.process.BusinessHandlingProcess.MATERIALS_SEEN;
import static io.kefuflow.business.process.BusinessHandlingProcess.REVIEW_TASK;
import static io.kefuflow.business.process.BusinessHandlingProcess.REVIEW_VERDICT;
import static io.kefuflow.business.process.BusinessOrderProcess.CORRECT;
import static io.kefuflow.business.process.BusinessOrderProcess.ORDER_VERDICT;
import static io.kefuflow.business.process.BusinessOrderProcess.VERIFY_TASK;

import io.kefuflow.business.BusinessApplications;
import io.kefuflow.business.BusinessOrder;
import io.kefuflow.business.BusinessOrders;
import io.kefuflow.business.Material;
import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.engine.form.FormSubmission;
import io.kefuflow.engine.form.FormSubmissionListener;
import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a form cannot say of what is entered: complete materials are all there (P3.3), and a wrong
 * operation is not confirmed as the right one (P3.9).
 */
@Component
class ApplicationFormRules implements FormSubmissionListener {

  private final BusinessApplications applications;
  private final BusinessOrders orders;
  private final Attachments attachments;

  ApplicationFormRules(
      BusinessApplications applications, BusinessOrders orders, Attachments attachments) {
    this.applications = applications;
    this.orders = orders;
    this.attachments = attachments;
  }

  @Override
  public void submitted(FormSubmission submission) {
    if (submission.taskId() == null || !CaseNumber.isValid(submission.businessKey())) {
      return;
    }
    var number = new CaseNumber(submission.businessKey());
    if (submission.definitionKey().equals(REVIEW_TASK)
        && COMPLETE.equals(value(submission, REVIEW_VERDICT.name()))) {
      checkComplete(number, submission);
    }
    if (submission.definitionKey().equals(VERIFY_TASK)
        && CORRECT.equals(value(submission, ORDER_VERDICT.name()))) {
      checkCorrect(number);
    }
  }

  private void checkComplete(CaseNumber number, FormSubmission submission) {
    Object seen = value(submission, MATERIALS_SEEN.name());
    Set<String> uploaded =
        attachments.of(number).stream()
            .map(Attachment::material)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    String missing =
        applications
            .current(number)
            .map(round -> round.entry().materials().materials())
            .orElse(List.of())
            .stream()
            .filter(material -> !uploaded.contains(material.code()))
            .filter(material -> !(seen instanceof List<?> list && list.contains(material.code())))
            .map(Material::name)
            .collect(Collectors.joining("、"));
    if (!missing.isEmpty()) {
      throw new InvalidInputException(
          REVIEW_VERDICT.name(), "资料不齐，还缺：" + missing + "。请核对后勾选已收到的资料，或将初审结论改为「资料缺失」");
    }
  }

  private void checkCorrect(CaseNumber number) {
    List<BusinessOrder> placed = orders.of(number);
    Optional.ofNullable(placed.isEmpty() ? null : placed.get(placed.size() - 1))
        .filter(BusinessOrder::isWrongOperation)
        .ifPresent(
            order -> {
              throw new InvalidInputException(
                  ORDER_VERDICT.name(),
                  "业务系统办理的是 %s，与申请的 %s 不符，不能确认为办理正确：请选择「操作失误」"
                      .formatted(order.bookedKind(), order.kind()));
            });
  }

  private static Object value(FormSubmission submission, String key) {
    return submission.fields().stream()
        .filter(field -> field.key().equals(key))
        .map(FormSubmission.Field::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}

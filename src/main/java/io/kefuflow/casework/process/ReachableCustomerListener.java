package io.kefuflow.casework.process;

import io.kefuflow.casework.Procedure;
import io.kefuflow.engine.form.FormSubmission;
import io.kefuflow.engine.form.FormSubmissionListener;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.process.IntakeVariables;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Whoever registers a request by hand has the customer there to ask: a phone number or an e-mail
 * address is needed, which a form cannot say of two fields. Other systems may not have either.
 */
@Component
class ReachableCustomerListener implements FormSubmissionListener {

  private static final List<String> WAYS_TO_REACH =
      List.of(IntakeVariables.CUSTOMER_PHONE.name(), IntakeVariables.CUSTOMER_EMAIL.name());

  @Override
  public void submitted(FormSubmission submission) {
    boolean startForm =
        submission.taskId() == null && Procedure.ofProcess(submission.definitionKey()).isPresent();
    if (startForm && !isReachable(submission)) {
      throw new InvalidInputException("customerPhone", "客户电话和电子邮箱至少填写一项，否则无法告知处理结果");
    }
  }

  private static boolean isReachable(FormSubmission submission) {
    return submission.fields().stream()
        .filter(field -> WAYS_TO_REACH.contains(field.key()))
        .map(FormSubmission.Field::value)
        .anyMatch(Objects::nonNull);
  }
}

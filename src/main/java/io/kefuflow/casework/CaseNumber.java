package io.kefuflow.casework;

import io.kefuflow.shared.InvalidInputException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The number of a case, e.g. {@code TS-20261121-000123}: procedure, day of registration in the
 * department's zone, running number. It is the business key of every process instance that works on
 * the case.
 */
public record CaseNumber(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z]{2}-\\d{8}-\\d{6}");

  public CaseNumber {
    if (!isValid(value)) {
      throw new InvalidInputException(
          "caseNumber", "工单号格式不正确：应为两位字母-八位日期-六位流水号，如 TS-20261121-000123");
    }
  }

  /** Whether the text has the form of a case number. */
  public static boolean isValid(String text) {
    return text != null && FORM.matcher(text).matches();
  }

  /** The number of the case that was registered as the {@code runningNumber}-th. */
  public static CaseNumber of(Procedure procedure, LocalDate day, long runningNumber) {
    return new CaseNumber(
        "%s-%s-%06d"
            .formatted(
                procedure.code(), day.format(DateTimeFormatter.BASIC_ISO_DATE), runningNumber));
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.kefuflow.casework;

import java.util.Arrays;
import java.util.Optional;

/** The procedures whose runs are cases. */
public enum Procedure {
  RECEPTION("JD", "reception", "客户接待", "接待"),
  CONSULTATION("ZX", "consultation", "业务咨询", "咨询"),
  BUSINESS_HANDLING("YW", "business-handling", "业务办理", "业务申请"),
  COMPLAINT("TS", "complaint-handling", "投诉处理", "投诉"),
  AFTER_SALES("SH", "after-sales", "售后服务", "售后问题");

  private final String code;
  private final String processKey;
  private final String label;
  private final String noun;

  Procedure(String code, String processKey, String label, String noun) {
    this.code = code;
    this.processKey = processKey;
    this.label = label;
    this.noun = noun;
  }

  /** The two letters that a case number begins with. */
  public String code() {
    return code;
  }

  /** Key of the process that works on its cases; also the skill that this work takes. */
  public String processKey() {
    return processKey;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** Chinese word for what a customer comes with, as in 登记投诉. */
  public String noun() {
    return noun;
  }

  /** The procedure that a process works for; empty for a process that opens no cases. */
  public static Optional<Procedure> ofProcess(String processKey) {
    return Arrays.stream(values())
        .filter(procedure -> procedure.processKey.equals(processKey))
        .findFirst();
  }
}

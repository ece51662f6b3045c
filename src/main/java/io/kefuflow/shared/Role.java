package io.kefuflow.shared;

import java.util.Arrays;
import java.util.Optional;

/**
 * The roles of the department (procedures.md, "Roles"; 《客服创新服务管理制度》职责). Each is an engine group;
 * {@link #groupId()} is what models write into {@code camunda:candidateGroups}.
 */
public enum Role {
  AGENT("agent", "客服专员"),
  SUPERVISOR("supervisor", "客服主管"),
  DEPUTY_MANAGER("deputy-manager", "副经理"),
  MANAGER("manager", "部门经理"),
  QUALITY_INSPECTOR("quality-inspector", "质检员"),
  TECH_SUPPORT("tech-support", "技术支持"),
  PRODUCT_QUALITY("product-quality", "品质管理部门"),
  TRAINER("trainer", "培训"),
  ANALYST("analyst", "数据分析"),
  PROCESS_OWNER("process-owner", "流程管理员");

  private final String groupId;
  private final String label;

  Role(String groupId, String label) {
    this.groupId = groupId;
    this.label = label;
  }

  /** Engine group id, kebab-case. */
  public String groupId() {
    return groupId;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** The role behind an engine group id, empty for a group that is none of ours. */
  public static Optional<Role> ofGroup(String groupId) {
    return Arrays.stream(values()).filter(role -> role.groupId.equals(groupId)).findFirst();
  }
}

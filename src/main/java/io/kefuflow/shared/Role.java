package io.kefuflow.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The roles of the department (procedures.md, "Roles"; 《客服创新服务管理制度》职责). Each is an engine group;
 * {@link #groupId()} is what models write into {@code camunda:candidateGroups}.
 */
public enum Role {
  AGENT("agent", "客服专员", "受理客户投诉：登记、调查、提出并执行方案、向客户反馈"),
  SUPERVISOR("supervisor", "客服主管", "组织日常工作，督办临近或超过时限的工单，批量导入工单"),
  DEPUTY_MANAGER("deputy-manager", "副经理", "部门经理不在时代为审批和处理"),
  MANAGER("manager", "部门经理", "接收投诉报告，审批补偿，接手升级的投诉"),
  QUALITY_INSPECTOR("quality-inspector", "质检员", "抽查服务记录"),
  TECH_SUPPORT("tech-support", "技术支持", "协助调查和解决技术问题"),
  PRODUCT_QUALITY("product-quality", "品质管理部门", "协助调查和解决产品质量问题"),
  TRAINER("trainer", "培训", "设计并实施培训"),
  ANALYST("analyst", "数据分析", "满意度调查、统计与报告"),
  PROCESS_OWNER("process-owner", "流程管理员", "维护流程模型，处理流程异常");

  /** Who leads the department (《客服创新服务管理制度》职责). */
  public static final Set<Role> LEADERS = Set.of(SUPERVISOR, DEPUTY_MANAGER, MANAGER);

  /** Who deals with customers and speaks for them. */
  public static final Set<Role> SERVE_CUSTOMERS =
      Set.of(AGENT, SUPERVISOR, DEPUTY_MANAGER, MANAGER);

  /** Who opens cases and works on them; they see full data. */
  public static final Set<Role> WORK_ON_CASES =
      Set.of(
          AGENT,
          SUPERVISOR,
          DEPUTY_MANAGER,
          MANAGER,
          QUALITY_INSPECTOR,
          TECH_SUPPORT,
          PRODUCT_QUALITY);

  private final String groupId;
  private final String label;
  private final String duty;

  Role(String groupId, String label, String duty) {
    this.groupId = groupId;
    this.label = label;
    this.duty = duty;
  }

  /** Engine group id, kebab-case. */
  public String groupId() {
    return groupId;
  }

  /** Chinese name shown to people. */
  public String label() {
    return label;
  }

  /** What the role does in this system, in a Chinese half-sentence. */
  public String duty() {
    return duty;
  }

  /** The engine group ids of the roles. */
  public static String[] groupIds(Set<Role> roles) {
    return roles.stream().map(Role::groupId).toArray(String[]::new);
  }

  /** Whether one of the engine groups is that of one of the roles. */
  public static boolean isOneOf(Set<Role> roles, Collection<String> groupIds) {
    return groupIds != null && roles.stream().map(Role::groupId).anyMatch(groupIds::contains);
  }

  /** The role behind an engine group id, empty for a group that is none of ours. */
  public static Optional<Role> ofGroup(String groupId) {
    return Arrays.stream(values()).filter(role -> role.groupId.equals(groupId)).findFirst();
  }
}

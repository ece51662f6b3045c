package io.kefuflow.business;

/**
 * What the business system is asked to do (P3.8).
 *
 * @param key the same for every attempt at this order, another one for the next order
 * @param kind code of the business
 * @param customerName null when the customer is not known
 * @param customerPhone E.164, null when not known
 * @param plan what the customer wants
 * @param note what the agent says about carrying it out, null for nothing
 */
public record OrderRequest(
    String key,
    String caseNumber,
    String kind,
    String customerName,
    String customerPhone,
    String plan,
    String note) {}

package io.kefuflow.business;

import io.kefuflow.casework.CaseNumber;
import java.time.Instant;

/**
 * One round of an application (P3.3, P3.7): what is applied for, with the rules of the catalogue as
 * they were when the round began. What the catalogue says later does not touch it.
 *
 * @param number from 1
 * @param entry the rules that hold for this round
 * @param plan what the customer wants
 * @param cause why the round began, Chinese
 * @param begunBy user id
 */
public record ApplicationRound(
    CaseNumber caseNumber,
    int number,
    CatalogueEntry entry,
    String plan,
    String cause,
    String begunBy,
    Instant begunAt) {}

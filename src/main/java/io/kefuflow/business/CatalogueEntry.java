package io.kefuflow.business;

import java.time.Duration;

/**
 * What the catalogue says of a kind of business (P3.1).
 *
 * @param kind code, e.g. {@code OWNERSHIP_TRANSFER}
 * @param name Chinese
 * @param resolveWithin within which time it is to be done
 */
public record CatalogueEntry(
    String kind,
    String name,
    RequiredMaterials materials,
    ApprovalLevel approvalLevel,
    Duration resolveWithin) {}

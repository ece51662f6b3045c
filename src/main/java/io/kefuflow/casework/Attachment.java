package io.kefuflow.casework;

import java.time.Instant;

/**
 * A file kept with a case.
 *
 * @param id random, for links
 * @param mediaType as found in the content, not as claimed
 * @param sizeBytes length of the content
 * @param sha256 hash of the content, hexadecimal
 * @param material code of the required material that it is, null when it is none
 */
public record Attachment(
    String id,
    CaseNumber caseNumber,
    String fileName,
    String mediaType,
    long sizeBytes,
    String sha256,
    String material,
    String uploadedBy,
    Instant uploadedAt) {}

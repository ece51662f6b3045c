package io.kefuflow.api;

import io.kefuflow.casework.Attachment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A file of a case, without its content. */
@Schema(name = "附件")
record AttachmentSummary(
    String id,
    String fileName,
    String mediaType,
    long sizeBytes,
    String sha256,
    @Schema(description = "所需资料的代码，不是所需资料时为空") String material,
    String uploadedBy,
    Instant uploadedAt) {

  static AttachmentSummary of(Attachment attachment) {
    return new AttachmentSummary(
        attachment.id(),
        attachment.fileName(),
        attachment.mediaType(),
        attachment.sizeBytes(),
        attachment.sha256(),
        attachment.material(),
        attachment.uploadedBy(),
        attachment.uploadedAt());
  }
}

package io.kefuflow.api;

import io.kefuflow.knowledge.ArticleState;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A version of an article. */
@Schema(name = "知识条目版本")
record ArticleVersionDetails(
    @Schema(description = "编号", example = "ZS-000012") String number,
    int version,
    ArticleState state,
    String title,
    String question,
    String answer,
    KnowledgeCategory category,
    @Schema(nullable = true) String keywords,
    @Schema(description = "来源工单号", nullable = true) String sourceCase,
    @Schema(description = "提出人的账号") String proposedBy,
    Instant proposedAt,
    @Schema(description = "退回后修改人的账号", nullable = true) String revisedBy,
    @Schema(nullable = true) Instant revisedAt,
    @Schema(description = "审核人的账号", nullable = true) String reviewedBy,
    @Schema(nullable = true) Instant reviewedAt,
    @Schema(description = "审核意见", nullable = true) String reviewNote) {

  static ArticleVersionDetails of(ArticleVersion version) {
    return new ArticleVersionDetails(
        version.article().value(),
        version.version(),
        version.state(),
        version.text().title(),
        version.text().question(),
        version.text().answer(),
        version.text().category(),
        version.text().keywords(),
        version.sourceCase() == null ? null : version.sourceCase().value(),
        version.proposedBy(),
        version.proposedAt(),
        version.revisedBy(),
        version.revisedAt(),
        version.reviewedBy(),
        version.reviewedAt(),
        version.reviewNote());
  }
}

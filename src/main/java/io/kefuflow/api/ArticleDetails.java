package io.kefuflow.api;

import io.kefuflow.knowledge.Article;
import io.kefuflow.knowledge.ArticleVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An article with its versions. */
@Schema(name = "知识条目")
record ArticleDetails(
    @Schema(description = "编号", example = "ZS-000012") String number,
    @Schema(description = "现行版本，没有发布或已撤下时为空", nullable = true) Integer publishedVersion,
    @Schema(description = "正在审核或修改的版本", nullable = true) Integer openVersion,
    @Schema(description = "被用于答复客户的次数") int uses,
    @Schema(description = "撤下人的账号", nullable = true) String withdrawnBy,
    @Schema(nullable = true) Instant withdrawnAt,
    @Schema(nullable = true) String withdrawalReason,
    @Schema(description = "所有版本，从新到旧") List<ArticleVersionDetails> versions) {

  static ArticleDetails of(Article article, List<ArticleVersion> versions) {
    return new ArticleDetails(
        article.number().value(),
        article.publishedVersion(),
        article.openVersion(),
        article.uses(),
        article.withdrawnBy(),
        article.withdrawnAt(),
        article.withdrawalReason(),
        versions.stream().map(ArticleVersionDetails::of).toList());
  }
}

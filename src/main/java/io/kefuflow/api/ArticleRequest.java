package io.kefuflow.api;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.knowledge.ArticleText;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

/** A proposed article, or a proposed change of one. */
@Schema(name = "知识条目请求")
record ArticleRequest(
    @Schema(
            description = "标题",
            maxLength = ArticleText.LONGEST_TITLE,
            example = "5G 套餐变更何时生效",
            requiredMode = RequiredMode.REQUIRED)
        String title,
    @Schema(
            description = "客户的问题，用客户的话写",
            maxLength = ArticleText.LONGEST_QUESTION,
            requiredMode = RequiredMode.REQUIRED)
        String question,
    @Schema(
            description = "答案",
            maxLength = ArticleText.LONGEST_ANSWER,
            requiredMode = RequiredMode.REQUIRED)
        String answer,
    @Schema(description = "类别", requiredMode = RequiredMode.REQUIRED) KnowledgeCategory category,
    @Schema(description = "关键词，用空格隔开", maxLength = ArticleText.LONGEST_KEYWORDS) String keywords,
    @Schema(description = "来源工单号", example = "ZX-20260131-000123") String sourceCase) {

  ArticleText text() {
    return new ArticleText(title, question, answer, category, keywords);
  }

  CaseNumber source() {
    return sourceCase == null || sourceCase.isBlank() ? null : new CaseNumber(sourceCase.strip());
  }
}

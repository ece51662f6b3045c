package io.kefuflow.api;

import io.kefuflow.knowledge.ArticleNumber;
import io.kefuflow.knowledge.ArticleReviews;
import io.kefuflow.knowledge.ArticleVersion;
import io.kefuflow.knowledge.Knowledge;
import io.kefuflow.knowledge.KnowledgeCategory;
import io.kefuflow.knowledge.KnowledgeWorkflow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Knowledge articles: found and read by everybody, proposed by those who work on cases. */
@RestController
@RequestMapping("/api/v1/knowledge")
@PreAuthorize("isAuthenticated()")
@Tag(name = "知识条目")
class KnowledgeController {

  private static final String PATH = "/api/v1/knowledge/";

  private final Knowledge knowledge;
  private final ArticleReviews reviews;
  private final KnowledgeWorkflow workflow;

  KnowledgeController(Knowledge knowledge, ArticleReviews reviews, KnowledgeWorkflow workflow) {
    this.knowledge = knowledge;
    this.reviews = reviews;
    this.workflow = workflow;
  }

  /** The published articles that have words of the text. */
  @GetMapping
  @Operation(summary = "查询知识条目", description = "已发布的条目，最相关的在前；不填 text 时最近发布的在前。全角半角、大小写不分。")
  List<ArticleVersionDetails> search(
      @Parameter(description = "要查的词或问题，最多 200 个字") @RequestParam(required = false) String text,
      @RequestParam(required = false) KnowledgeCategory category,
      @Parameter(description = "1 至 50") @RequestParam(defaultValue = "10") int size) {
    return details(knowledge.search(text, category, size));
  }

  /** The published articles most similar to a longer text. */
  @PostMapping("/similar")
  @Operation(summary = "查询相似的知识条目", description = "与客户所述内容最相似的已发布条目，最相似的在前。")
  List<ArticleVersionDetails> similar(
      @RequestBody SimilarRequest request,
      @Parameter(description = "1 至 50") @RequestParam(defaultValue = "5") int size) {
    return details(knowledge.similar(request.text(), size));
  }

  private static List<ArticleVersionDetails> details(List<ArticleVersion> versions) {
    return versions.stream().map(ArticleVersionDetails::of).toList();
  }

  /** An article with all its versions. */
  @GetMapping("/{number}")
  @Operation(summary = "查询一个知识条目", description = "现行版本、正在审核的版本、使用次数和所有版本；已撤下的条目仍可查到。")
  ArticleDetails read(@PathVariable String number) {
    var article = new ArticleNumber(number);
    return ArticleDetails.of(knowledge.get(article), knowledge.versions(article));
  }

  /** One version. */
  @GetMapping("/{number}/versions/{version}")
  @Operation(summary = "查询知识条目的一个版本")
  ArticleVersionDetails version(@PathVariable String number, @PathVariable int version) {
    return ArticleVersionDetails.of(knowledge.version(new ArticleNumber(number), version));
  }

  /** Proposes an article. */
  @PostMapping
  @WorksOnCases
  @Operation(summary = "提出知识条目", description = "启动知识审核；客服主管审核通过后发布，不能审核自己提出的条目。")
  @ApiResponse(responseCode = "201", description = "已提出，Location 为条目地址")
  ResponseEntity<Proposed> propose(@RequestBody ArticleRequest request) {
    return proposed(null, request);
  }

  /** Proposes a change of an article. */
  @PostMapping("/{number}/versions")
  @WorksOnCases
  @Operation(summary = "提出知识条目的修改", description = "修改作为新版本审核，原版本在此期间继续有效；已有修改在审核时返回 409。")
  @ApiResponse(responseCode = "201", description = "已提出，Location 为条目地址")
  ResponseEntity<Proposed> proposeChange(
      @PathVariable String number, @RequestBody ArticleRequest request) {
    return proposed(new ArticleNumber(number), request);
  }

  private ResponseEntity<Proposed> proposed(ArticleNumber article, ArticleRequest request) {
    ArticleNumber number = workflow.propose(article, request.text(), request.source());
    return ResponseEntity.created(URI.create(PATH + number)).body(new Proposed(number.value()));
  }

  /** Takes an article from its readers. */
  @PostMapping("/{number}/withdraw")
  @PublishesKnowledge
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "撤下知识条目", description = "不再被查到和提示，各版本仍可查阅；没有发布时返回 409。")
  void withdraw(@PathVariable String number, @RequestBody ReasonRequest request) {
    reviews.withdraw(new ArticleNumber(number), request.reason());
  }

  /** The text of which the like is wanted. */
  @Schema(name = "相似条目请求")
  record SimilarRequest(
      @Schema(
              description = "客户所述内容",
              maxLength = Knowledge.LONGEST_MATTER,
              requiredMode = RequiredMode.REQUIRED)
          String text) {}

  /** What came of a proposal. */
  @Schema(name = "提出结果")
  record Proposed(@Schema(description = "编号", example = "ZS-000012") String number) {}
}

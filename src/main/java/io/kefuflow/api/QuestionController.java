package io.kefuflow.api;

import io.kefuflow.exam.Question;
import io.kefuflow.exam.Questions;
import io.kefuflow.shared.SignedInUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The question bank (P10.7). It shows right answers, so nobody but its editors sees any of it. */
@RestController
@RequestMapping("/api/v1/questions")
@EditsCourses
@Tag(name = "题库")
class QuestionController {

  private static final String PATH = "/api/v1/questions/";

  private final Questions questions;

  QuestionController(Questions questions) {
    this.questions = questions;
  }

  /** All questions. */
  @GetMapping
  @Operation(
      summary = "查询题目",
      description = "按编号排列，含答案；只有培训人员和经理可以查询；本人在某课程的考核没有结束时，不能查看或修改该课程的题目（409），全部课程中也不列出。")
  List<QuestionDetails> all(
      @Parameter(description = "课程代码；省略时为全部") @RequestParam(required = false) String course,
      @AuthenticationPrincipal SignedInUser user) {
    return questions.all(course, user.id()).stream().map(QuestionDetails::of).toList();
  }

  /** One question. */
  @GetMapping("/{number}")
  @Operation(summary = "查询一道题目")
  QuestionDetails get(@PathVariable String number, @AuthenticationPrincipal SignedInUser user) {
    return QuestionDetails.of(questions.get(number, user.id()));
  }

  /** Adds a question. */
  @PostMapping
  @Operation(summary = "新增题目")
  @ApiResponse(responseCode = "201", description = "已新增，Location 为题目地址")
  ResponseEntity<QuestionDetails> add(
      @RequestBody QuestionRequest request, @AuthenticationPrincipal SignedInUser user) {
    Question added = questions.add(request.content(), request.isActive(), user.id());
    return ResponseEntity.created(URI.create(PATH + added.number()))
        .body(QuestionDetails.of(added));
  }

  /** Changes a question. */
  @PutMapping("/{number}")
  @Operation(summary = "修改题目", description = "整体替换；已抽出的试卷不受影响。")
  QuestionDetails change(
      @PathVariable String number,
      @RequestBody QuestionRequest request,
      @AuthenticationPrincipal SignedInUser user) {
    return QuestionDetails.of(questions.change(request.question(number), user.id()));
  }

  /** The bank as a file. */
  @GetMapping("/export")
  @Operation(summary = "导出题库", description = "CSV（UTF-8），修改后可再导入。")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv"))
  ResponseEntity<String> export(
      @Parameter(description = "课程代码；省略时为全部") @RequestParam(required = false) String course,
      @AuthenticationPrincipal SignedInUser user) {
    return CsvDownload.of("questions.csv", questions.exportCsv(course, user.id()));
  }

  /** Adds and changes questions as a file says, or only checks it. */
  @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "导入题目",
      description = "CSV（UTF-8 或 GB18030），列名同导出的文件；有编号的行修改该题，没有编号的行新增。" + "有任何错误时逐行列出（422），什么都不改变。",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  Questions.Imported importFile(
      @RequestParam("file") @Parameter(hidden = true) MultipartFile file,
      @Parameter(description = "只检查，不导入") @RequestParam(defaultValue = "false") boolean dryRun,
      @AuthenticationPrincipal SignedInUser user)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      return questions.importCsv(content, dryRun, user.id());
    }
  }

  /** The parts of an import, for the description only. */
  @Schema(name = "题库文件")
  record Form(
      @Schema(
              description = "CSV 文件",
              type = "string",
              format = "binary",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file) {}
}

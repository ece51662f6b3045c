package io.kefuflow.api;

import io.kefuflow.casework.Procedure;
import io.kefuflow.importing.CaseImports;
import io.kefuflow.importing.ImportMapping;
import io.kefuflow.importing.ImportMappings;
import io.kefuflow.importing.ImportRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports of cases from CSV files. */
@RestController
@RequestMapping("/api/v1/imports")
@ImportsCases
@Tag(name = "工单导入")
class ImportController {

  /** What a caller waits at most; then the answer is as with {@code Prefer: respond-async}. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final CaseImports imports;
  private final ImportMappings mappings;

  ImportController(CaseImports imports, ImportMappings mappings) {
    this.imports = imports;
    this.mappings = mappings;
  }

  /**
   * Imports a file and answers when it is done; with {@code Prefer: respond-async} as soon as it
   * has been checked.
   */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "导入工单",
      description =
          "UTF-8 或 GB18030 编码的 CSV 文件，五个流程都可导入，由映射决定。逐行导入，有误的行不影响其他行；来源和外部编号相同的工单不会重复导入，"
              + "因此同一文件可以放心地再次导入。文件本身有误（编码、缺列）时返回 400，一行也不导入。",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  @ApiResponse(responseCode = "200", description = "导入结束")
  @ApiResponse(responseCode = "202", description = "导入已开始，Location 为查询进度的地址")
  ResponseEntity<ImportAnswer> start(
      @RequestParam("file") @Parameter(hidden = true) MultipartFile file,
      @Parameter(hidden = true) MultipartHttpServletRequest request,
      @Parameter(description = "respond-async：立即返回 202，不等导入结束")
          @RequestHeader(name = "Prefer", defaultValue = "")
          String prefer)
      throws IOException {
    CaseImports.Started started;
    try (InputStream content = file.getInputStream()) {
      started = imports.start(file.getOriginalFilename(), content, mapping(request));
    }
    long id = started.run().id();
    boolean ended = !prefer.contains("respond-async") && waitFor(started);
    URI location = URI.create("/api/v1/imports/" + id);
    return ended
        ? ResponseEntity.ok().location(location).body(answer(id))
        : ResponseEntity.accepted().location(location).body(answer(id));
  }

  private ImportMapping mapping(MultipartHttpServletRequest request) throws IOException {
    MultipartFile uploaded = request.getFile("mapping");
    if (uploaded != null) {
      try (InputStream content = uploaded.getInputStream()) {
        return mappings.read(content);
      }
    }
    String name = request.getParameter("mapping");
    return mappings.named(name == null || name.isBlank() ? ImportMappings.TEMPLATE : name);
  }

  /** Whether it has ended within the longest wait; how it ended is in its record. */
  private static boolean waitFor(CaseImports.Started started) {
    try {
      started.done().get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ImportAnswer answer(long id) {
    return ImportAnswer.of(imports.get(id), imports.rejections(id, ImportAnswer.MOST_REJECTIONS));
  }

  /** The latest imports. */
  @GetMapping
  @Operation(summary = "查询最近的导入", description = "最近50次，从新到旧。")
  List<ImportRun> latest() {
    return imports.latest();
  }

  /** How far an import is, or how it ended. */
  @GetMapping("/{id}")
  @Operation(summary = "查询导入进度和结果")
  ImportAnswer read(@PathVariable long id) {
    return answer(id);
  }

  /** All rejected rows, to be corrected and imported again. */
  @GetMapping("/{id}/rejected.csv")
  @Operation(
      summary = "下载未导入的行",
      description = "带行号、问题列和原因；改正后可直接再次导入。",
      responses = @ApiResponse(content = @Content(mediaType = "text/csv")))
  void rejected(@PathVariable long id, HttpServletResponse response) throws IOException {
    imports.get(id);
    response.setContentType(CsvDownload.TYPE.toString());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, CsvDownload.disposition("import-" + id + "-rejected.csv"));
    try (Writer out = response.getWriter()) {
      imports.writeRejected(id, out);
    }
  }

  /** A file with nothing but our columns for the procedure. */
  @GetMapping("/templates/{procedure}.csv")
  @Operation(
      summary = "下载导入模板",
      description =
          "流程为 reception、consultation、business-handling、complaint-handling 或 after-sales。",
      responses = @ApiResponse(content = @Content(mediaType = "text/csv")))
  ResponseEntity<String> template(
      @PathVariable @Parameter(example = "complaint-handling") String procedure) {
    ImportMapping template = mappings.templateFor(procedure);
    return CsvDownload.of(procedure + "-template.csv", template.emptyFile());
  }

  /** The mappings that can be named in an import. */
  @GetMapping("/mappings")
  @Operation(summary = "查询可用的映射", description = "每个映射的名称、流程和它需要的列。")
  List<MappingSummary> mappings() {
    return mappings.all().stream()
        .map(
            mapping ->
                new MappingSummary(
                    mapping.name(), mapping.label(), mapping.procedure(), mapping.columns()))
        .toList();
  }

  /** A mapping that can be named. */
  @Schema(name = "映射")
  record MappingSummary(
      String name,
      String label,
      @Schema(description = "行成为哪个流程的工单") Procedure procedure,
      List<ImportMapping.Column> columns) {}

  /** The parts of an import, for the description only. */
  @Schema(name = "导入文件")
  record Form(
      @Schema(
              description = "CSV 文件",
              type = "string",
              format = "binary",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String file,
      @Schema(description = "映射的名称，或上传的映射文件（YAML 或 JSON）；省略时按本系统的投诉模板") String mapping) {}
}

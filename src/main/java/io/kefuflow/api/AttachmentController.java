package io.kefuflow.api;

import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Cases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The files of a case. */
@RestController
@RequestMapping("/api/v1/cases/{number}/attachments")
@WorksOnCases
@Tag(name = "附件")
class AttachmentController {

  private final Cases cases;
  private final Attachments attachments;

  AttachmentController(Cases cases, Attachments attachments) {
    this.cases = cases;
    this.attachments = attachments;
  }

  /** Keeps a file with the case. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "上传附件",
      description =
          "支持 pdf、png、jpg、jpeg、gif、txt、docx、xlsx，内容须与扩展名一致。注明所需资料时，文件类型须是该资料接受的。同一工单已有相同内容的文件时返回原附件。")
  @ApiResponse(responseCode = "201", description = "已保存，Location 为下载地址")
  ResponseEntity<AttachmentSummary> add(
      @PathVariable String number,
      @RequestParam("file") MultipartFile file,
      @Parameter(description = "业务办理所需资料的代码，如 ID_CARD；不是所需资料时不填") @RequestParam(required = false)
          String material)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      Attachment attachment =
          attachments.add(new CaseNumber(number), file.getOriginalFilename(), material, content);
      URI location = URI.create("/api/v1/cases/" + number + "/attachments/" + attachment.id());
      return ResponseEntity.created(location).body(AttachmentSummary.of(attachment));
    }
  }

  /** The files of the case in the order in which they came. */
  @GetMapping
  @Operation(summary = "查询附件列表")
  List<AttachmentSummary> list(@PathVariable String number) {
    return attachments.of(cases.get(new CaseNumber(number)).number()).stream()
        .map(AttachmentSummary::of)
        .toList();
  }

  /** The content; always to be saved and never shown by the browser, whatever is in it. */
  @GetMapping("/{id}")
  @Operation(summary = "下载附件")
  ResponseEntity<Resource> download(@PathVariable String number, @PathVariable String id) {
    CaseNumber caseNumber = cases.get(new CaseNumber(number)).number();
    Attachment attachment =
        attachments.of(caseNumber).stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new UnknownAttachmentException(id));
    InputStream content =
        attachments.open(caseNumber, id).orElseThrow(() -> new UnknownAttachmentException(id));
    ContentDisposition disposition =
        ContentDisposition.attachment()
            .filename(attachment.fileName(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .contentLength(attachment.sizeBytes())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(new InputStreamResource(content));
  }
}

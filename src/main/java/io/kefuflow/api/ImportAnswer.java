package io.kefuflow.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kefuflow.importing.ImportRun;
import io.kefuflow.importing.Rejection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** An import with the first of its rejected rows. */
@Schema(name = "导入")
record ImportAnswer(
    @JsonUnwrapped ImportRun run,
    @Schema(description = "未导入的行，最多20条；全部见 rejectedRows") List<RejectedRow> rejections,
    @Schema(description = "下载全部未导入的行，没有时为空") String rejectedRows) {

  static final int MOST_REJECTIONS = 20;

  static ImportAnswer of(ImportRun run, List<Rejection> rejections) {
    return new ImportAnswer(
        run,
        rejections.stream()
            .map(row -> new RejectedRow(row.line(), row.column(), row.reason()))
            .toList(),
        run.rejected() == 0 ? null : "/api/v1/imports/" + run.id() + "/rejected.csv");
  }

  /** Why a row was not imported. */
  @Schema(name = "未导入的行")
  record RejectedRow(
      @Schema(description = "行号，表头为第1行") long line,
      @Schema(description = "问题列，整行有误时为空") String column,
      @Schema(description = "原因") String reason) {}
}

package io.kefuflow.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kefuflow.calendar.CalendarDocument;
import io.kefuflow.calendar.CalendarSummary;
import io.kefuflow.calendar.CalendarVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A calendar as its latest version says it, with the list of its versions. */
@Schema(name = "服务日历")
record CalendarDetails(
    @JsonUnwrapped CalendarSummary summary,
    @Schema(description = "最新版本的内容，内置日历为空") CalendarDocument document,
    @Schema(description = "所有版本，从新到旧，内置日历为空") List<Published> versions) {

  static CalendarDetails of(CalendarSummary summary, List<CalendarVersion> versions) {
    return new CalendarDetails(
        summary,
        versions.isEmpty() ? null : versions.get(0).document(),
        versions.stream().map(Published::of).toList());
  }

  /** A version without its content. */
  @Schema(name = "服务日历版本")
  record Published(
      int version,
      @Schema(description = "从何时起用于新的计时") Instant validFrom,
      @Schema(description = "发布人") String publishedBy,
      @Schema(description = "发布时间") Instant publishedAt,
      @Schema(description = "节假日的来源") String source,
      @Schema(description = "修改说明") String note) {

    static Published of(CalendarVersion version) {
      return new Published(
          version.version(),
          version.validFrom(),
          version.publishedBy(),
          version.publishedAt(),
          version.source(),
          version.note());
    }
  }
}

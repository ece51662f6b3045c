package io.kefuflow.api;

import io.kefuflow.calendar.CalendarDocument;
import io.kefuflow.calendar.CalendarDraft;
import io.kefuflow.calendar.ExceptionDay;
import io.kefuflow.shared.InvalidInputException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** A version of a calendar to publish. */
@Schema(name = "服务日历版本请求")
record CalendarRequest(
    @Schema(
            description = "修改所依据的版本，新建时为 0；期间有人发布了新版本则返回 409",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Integer basedOn,
    @Schema(description = "名称", example = "工作时间", requiredMode = Schema.RequiredMode.REQUIRED)
        String name,
    @Schema(description = "时区，省略时为部门时区", example = "Asia/Shanghai") String zone,
    @Schema(
            description = "每个星期的服务时段，[开始, 结束)，最晚到 24:00；没有时段的星期不服务",
            example = "{\"MONDAY\": [\"09:00-12:00\", \"13:30-18:00\"]}",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Map<DayOfWeek, List<String>> week,
    @Schema(description = "例外日。HOLIDAY（休）不服务；WORKDAY（班，调休）按 intervals 的时段，省略时按 like 指定的星期，默认星期一")
        List<ExceptionDay> exceptions,
    @Schema(description = "生效时间，省略时立即生效；不得早于已发布的版本", example = "2026-12-01T00:00:00+08:00")
        String validFrom,
    @Schema(description = "节假日的来源") String source,
    @Schema(description = "修改说明") String note) {

  CalendarDraft draft() {
    if (basedOn == null) {
      throw new InvalidInputException("basedOn", "缺少 basedOn：请填写修改所依据的版本，新建时为 0");
    }
    return new CalendarDraft(
        new CalendarDocument(name, zone, week, exceptions),
        basedOn,
        Times.instant("validFrom", validFrom),
        source,
        note);
  }
}

package io.kefuflow.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.kefuflow.calendar.CalendarDocument;
import io.kefuflow.calendar.CalendarRegister;
import io.kefuflow.calendar.ServiceCalendar;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.sla.WhatIf;
import io.kefuflow.sla.WhatIf.Forecast;
import io.kefuflow.sla.WhatIf.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What other promises or calendars would have made of the past. */
@RestController
@RequestMapping("/api/v1/sla")
@Tag(name = "时限")
class WhatIfController {

  private final WhatIf whatIf;
  private final CalendarRegister register;
  private final ObjectReader calendars;
  private final Clock clock;

  WhatIfController(WhatIf whatIf, CalendarRegister register, ObjectMapper json, Clock clock) {
    this.whatIf = whatIf;
    this.register = register;
    this.calendars =
        json.readerFor(CalendarRequest.class)
            .with(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.clock = clock;
  }

  /** Replays the stopped clocks against drafts; changes nothing. */
  @PostMapping(path = "/what-if", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @AsksWhatIf
  @Operation(
      summary = "预测草案的达标率",
      description =
          "用草案重放已完成（不含已取消）的时限，按流程、时限和完成的月份给出实际与预测的达标情况；什么也不改变。"
              + "targets 和 calendar 至少有一个。草案有误时返回 422，逐行说明原因。",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                      schema = @Schema(implementation = Form.class))))
  @ApiResponse(responseCode = "200", description = "预测")
  @ApiResponse(responseCode = "422", description = "草案有误")
  List<Forecast> ask(
      @RequestParam(required = false) @Parameter(hidden = true) MultipartFile targets,
      @RequestParam(required = false) @Parameter(hidden = true) MultipartFile calendar,
      @RequestParam(required = false) @Parameter(hidden = true) String calendarId,
      @RequestParam @Parameter(hidden = true) String from,
      @RequestParam @Parameter(hidden = true) String to)
      throws IOException {
    return whatIf.forecast(
        new Question(
            targets == null ? null : targets.getBytes(),
            calendar == null ? null : calendar(calendarId, calendar.getBytes()),
            Times.instantOrDay("from", from, clock.getZone()),
            Times.instantOrDay("to", to, clock.getZone())));
  }

  private ServiceCalendar calendar(String id, byte[] content) throws IOException {
    if (id == null || id.isBlank()) {
      throw new InvalidInputException(
          "calendarId", "缺少 calendarId：请填写草案要替换的服务日历的编号，如 office-hours");
    }
    CalendarRequest draft;
    try {
      draft = calendars.readValue(content);
    } catch (JsonMappingException e) {
      String path =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
              .collect(Collectors.joining("."));
      throw new InvalidInputException(
          "calendar", "服务日历草案的" + (path.isEmpty() ? "格式" : "“" + path + "”") + "不正确：请按发布服务日历的请求填写");
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "calendar", "服务日历草案不是正确的 JSON：第" + e.getLocation().getLineNr() + "行附近有语法错误，请检查");
    }
    if (draft == null) {
      throw new InvalidInputException("calendar", "服务日历草案是空的：请按发布服务日历的请求填写");
    }
    return register.tryOut(
        id.strip(),
        new CalendarDocument(draft.name(), draft.zone(), draft.week(), draft.exceptions()));
  }

  /** The parts of the question, for the description only. */
  @Schema(name = "时限预测")
  record Form(
      @Schema(description = "决策表 sla-targets 的草案（DMN 文件）", type = "string", format = "binary")
          String targets,
      @Schema(
              description = "服务日历的草案（JSON，与发布服务日历的请求相同，basedOn 等可省略）",
              type = "string",
              format = "binary")
          String calendar,
      @Schema(description = "草案替换的服务日历的编号，有 calendar 时必填") String calendarId,
      @Schema(description = "完成时间自（含），如 2026-01-01", requiredMode = Schema.RequiredMode.REQUIRED)
          String from,
      @Schema(description = "完成时间至（不含）", requiredMode = Schema.RequiredMode.REQUIRED) String to) {}
}

package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class CalendarApiTest extends ApiTest {

  private static final String CALENDARS = "/api/v1/calendars";
  private static final String NIGHTS =
      """
      {"basedOn": %d, "name": "夜班", "week": {"MONDAY": ["22:00-24:00"], "TUESDAY": ["00:00-06:00"]},
       "exceptions": [{"date": "2026-10-01", "name": "国庆节", "kind": "HOLIDAY"},
                      {"date": "2026-10-10", "kind": "WORKDAY", "intervals": ["20:00-24:00"]}],
       "validFrom": "2026-11-23T09:00:00+08:00", "note": "新班次"}
      """;

  private final String id = "night-" + unique().replaceAll("[^a-z]", "x");

  @Test
  void everybodySeesTheCalendars() throws Exception {
    mvc.perform(get(CALENDARS).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].id").value("always-open"))
        .andExpect(jsonPath("$[0].builtIn").value(true))
        .andExpect(jsonPath("$[*].id").value(hasItem("office-hours")));
    mvc.perform(get(CALENDARS + "/office-hours").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("工作时间"))
        .andExpect(jsonPath("$.document.week.MONDAY[1]").value("13:30-18:00"))
        .andExpect(jsonPath("$.document.exceptions[0].date").value("2022-12-31"))
        .andExpect(jsonPath("$.versions[0].source").value(containsString("国务院办公厅")));
    mvc.perform(get(CALENDARS + "/always-open").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.document").value(nullValue()));
    mvc.perform(get(CALENDARS + "/office-hours/versions/1").with(as("agent1", "agent")))
        .andExpect(jsonPath("$.validFrom").value("1970-01-01T00:00:00Z"));
  }

  @Test
  void whatDoesNotExistIsNamed() throws Exception {
    for (String path :
        new String[] {"/nothing", "/office-hours/versions/99", "/nothing/examples"}) {
      mvc.perform(get(CALENDARS + path).with(as("agent1", "agent")))
          .andExpect(status().isNotFound())
          .andExpect(jsonPath("$.detail").value(containsString("服务日历")));
    }
    mvc.perform(get(CALENDARS)).andExpect(status().isUnauthorized());
  }

  @Test
  void aSupervisorPublishesAVersion() throws Exception {
    publish(NIGHTS.formatted(0), true)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version.version").value(1))
        .andExpect(jsonPath("$.examples", hasSize(3)));
    mvc.perform(get(CALENDARS + "/" + id).with(as("agent1", "agent")))
        .andExpect(status().isNotFound());

    publish(NIGHTS.formatted(0), false)
        .andExpect(status().isCreated())
        .andExpect(header().string("Location", CALENDARS + "/" + id + "/versions/1"))
        .andExpect(jsonPath("$.version.publishedBy").value("supervisor1"))
        .andExpect(jsonPath("$.version.document.zone").value("Asia/Shanghai"));
    publish(NIGHTS.formatted(0), false)
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("已被他人更新到版本1：请重新加载")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"basedOn": 0                                                          | 400 |            | 语法错误
          {"name": "x"}                                                          | 400 | basedOn    | 缺少 basedOn
          {"basedOn": "0"}                                                       | 400 | basedOn    | 应为整数
          {"basedOn": 0, "title": "x"}                                           | 400 | title      | 没有这个字段
          {"basedOn": 0, "validFrom": "2026-11-23"}                              | 400 | validFrom  | 应带时区
          {"basedOn": 0, "validFrom": "9999-01-01T00:00:00Z"}                    | 400 | validFrom  | 超出范围
          {"basedOn": 0, "week": {"FUNDAY": []}}                                 | 400 | week       | MONDAY、TUESDAY
          {"basedOn": 0, "week": {"MONDAY": [900]}}                              | 400 | week.MONDAY | 应为文本
          {"basedOn": 0, "exceptions": [{"date": "2026-02-30"}]}                 | 400 | exceptions.date | 应为日期
          {"basedOn": 0, "exceptions": [{"kind": "FREE"}]}                       | 400 | exceptions.kind | HOLIDAY、WORKDAY
          {"basedOn": 0, "name": "x"}                                            | 422 |            | 一年内没有任何服务时间
          {"basedOn": 7, "name": "x"}                                            | 409 |            | 新建时 basedOn 应为 0
          """)
  void badRequestsAreRefusedWithTheReason(String body, int status, String field, String reason)
      throws Exception {
    ResultActions answer =
        publish(body, false)
            .andExpect(status().is(status))
            .andExpect(jsonPath("$.detail").value(containsString(reason)));
    if (field != null) {
      answer.andExpect(jsonPath("$.field").value(field));
    }
  }

  @Test
  void everythingThatIsWrongWithACalendarIsListed() throws Exception {
    publish(
            """
            {"basedOn": 0, "name": "", "zone": "Asia/Peking",
             "week": {"MONDAY": ["09:00-12:00", "11:00-13:00"]},
             "exceptions": [null, {"date": "2024-10-01", "kind": "HOLIDAY"}, {"date": "2026-10-01", "kind": "HOLIDAY"}]}
            """,
            false)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors", hasSize(5)))
        .andExpect(jsonPath("$.errors[2].field").value("week.MONDAY"))
        .andExpect(jsonPath("$.errors[4].message").value(containsString("缺少2025年的节假日")));
  }

  @Test
  void theBuiltInCalendarCannotBePublished() throws Exception {
    mvc.perform(
            post(CALENDARS + "/always-open/versions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(NIGHTS.formatted(0))
                .with(as("manager1", "manager")))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("系统内置")));
  }

  @Test
  void holidaysAreImported() throws Exception {
    publish(NIGHTS.formatted(0), false).andExpect(status().isCreated());
    String file = "date,name,kind\n2026-10-01,国庆节,休\n2026-10-02,国庆节,休\n2027-01-01,元旦,HOLIDAY\n";

    upload(file, "true")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.published").value(false))
        .andExpect(jsonPath("$.changes.years[1]").value(2027))
        .andExpect(jsonPath("$.changes.unchanged").value(1))
        .andExpect(jsonPath("$.changes.changes", hasSize(3)))
        .andExpect(jsonPath("$.changes.changes[0].before").value(nullValue()))
        .andExpect(jsonPath("$.changes.changes[1].after").value(nullValue()));
    upload(file, "false")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.preview.version.version").value(2))
        .andExpect(jsonPath("$.preview.version.source").value("节假日.csv"));
    upload(file, "false")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.published").value(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                        | 400 | 空
          date,kind\\n2026-13-01,休                  | 422 | 第2行：date：日期“2026-13-01”
          date,kind\\n2024-10-01,休                  | 422 | 缺少2025年的节假日
          BEGIN:VCALENDAR\\nBEGIN:VEVENT             | 422 | 文件不完整
          """)
  void aBadFileIsRefusedAndTheOldVersionStays(String file, int status, String reason)
      throws Exception {
    publish(NIGHTS.formatted(0), false).andExpect(status().isCreated());

    upload(file.replace("\\n", "\n"), "false")
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.detail").value(containsString(reason)));
    mvc.perform(get(CALENDARS + "/" + id).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.version").value(1));
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws Exception {
    publish(NIGHTS.formatted(0), false).andExpect(status().isCreated());
    upload("x".repeat(1024 * 1024 + 1), "true")
        .andExpect(status().isPayloadTooLarge())
        .andExpect(jsonPath("$.detail").value(containsString("最多1MB")));
  }

  @Test
  void examplesSayWhenAClockWouldBeDue() throws Exception {
    mvc.perform(
            get(CALENDARS + "/office-hours/examples")
                .param("within", "PT8H")
                .param("startAt", "2026-09-30T17:00:00+08:00")
                .with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].dueAt").value("2026-10-08T09:30:00Z"));
    mvc.perform(get(CALENDARS + "/always-open/examples").with(as("agent1", "agent")))
        .andExpect(jsonPath("$", hasSize(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1M", "8h", "PT0S", "-PT1H", "PT999999999H"})
  void aTimeThatIsNoneIsRefused(String within) throws Exception {
    mvc.perform(
            get(CALENDARS + "/office-hours/examples")
                .param("within", within)
                .with(as("agent1", "agent")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("within"));
  }

  @Test
  void agentsPublishNothing() throws Exception {
    mvc.perform(
            post(CALENDARS + "/" + id + "/versions")
                .contentType(MediaType.APPLICATION_JSON)
                .content(NIGHTS.formatted(0))
                .with(as("agent1", "agent")))
        .andExpect(status().isForbidden());
    mvc.perform(
            multipart(CALENDARS + "/office-hours/exceptions")
                .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[] {1}))
                .with(as("analyst1", "analyst")))
        .andExpect(status().isForbidden());
  }

  private ResultActions publish(String body, boolean dryRun) throws Exception {
    return mvc.perform(
        post(CALENDARS + "/" + id + "/versions")
            .param("dryRun", String.valueOf(dryRun))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as("supervisor1", "supervisor")));
  }

  private ResultActions upload(String file, String dryRun) throws Exception {
    return mvc.perform(
        multipart(CALENDARS + "/" + id + "/exceptions")
            .file(new MockMultipartFile("file", "节假日.csv", "text/csv", file.getBytes(UTF_8)))
            .param("dryRun", dryRun)
            .with(as("owner1", "process-owner")));
  }
}

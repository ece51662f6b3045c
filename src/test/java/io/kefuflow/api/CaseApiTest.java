package io.kefuflow.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willCallRealMethod;
import static org.mockito.BDDMockito.willDoNothing;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.kefuflow.casework.CaseEvent;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.Handovers;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.casework.Timeline;
import io.kefuflow.complaint.ComplaintCategory;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.notification.Language;
import io.kefuflow.notification.Message;
import io.kefuflow.notification.MessageDelivery;
import io.kefuflow.notification.Notice;
import io.kefuflow.notification.Notifications;
import io.kefuflow.notification.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

class CaseApiTest extends ApiTest {

  @Autowired Timeline timeline;
  @Autowired Handovers handovers;
  @Autowired Notifications notifications;
  @Autowired MessageDelivery delivery;

  @Test
  void aListMasksPersonalData() throws Exception {
    String marker = unique();
    begin(marker + " 我的电话是 13912345678，邮箱 li@example.com", "2026-01-31T06:00:00Z");

    mvc.perform(get("/api/v1/cases").param("text", marker).with(as("analyst1", "analyst")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].customerName").value("张**"))
        .andExpect(jsonPath("$.items[0].customerPhone").value("136****6478"))
        .andExpect(jsonPath("$.items[0].matter").value(containsString("139****")))
        .andExpect(content().string(not(containsString("13912345678"))))
        .andExpect(content().string(not(containsString("li@example.com"))));
  }

  @Test
  void aListIsFilteredAndPaged() throws Exception {
    String marker = unique();
    begin(marker, "2026-01-30T06:00:00Z");
    begin(marker, "2026-01-31T06:00:00Z");
    begin(marker, "2026-02-01T06:00:00Z");

    mvc.perform(
            get("/api/v1/cases")
                .param("text", marker)
                .param("status", "OPEN")
                .param("channel", "PHONE")
                .param("category", "NETWORK")
                .param("procedure", "COMPLAINT")
                .param("receivedFrom", "2026-01-31")
                .param("receivedTo", "2026-02-01T14:00:01+08:00")
                .param("size", "1")
                .param("page", "1")
                .with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.page").value(1))
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].receivedAt").value("2026-01-31T06:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "status, DONE, CLOSED",
    "channel, FAX, PHONE",
    "severity, x, CRITICAL",
    "page, first, 整数",
    "receivedFrom, yesterday, 时间格式不正确",
  })
  void aBadCriterionIsNamed(String name, String value, String advice) throws Exception {
    mvc.perform(get("/api/v1/cases").param(name, value).with(as("agent1", "agent")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(name))
        .andExpect(jsonPath("$.detail").value(containsString(advice)));
  }

  @Test
  void aCaseIsShownWithAllThatHappened() throws Exception {
    CaseNumber number = begin("断线", "2026-01-31T06:00:00Z");
    timeline.append(
        number, CaseEvent.Kind.RATED, "评定严重程度", List.of(new CaseEvent.Detail("严重程度", "一般", "严重")));
    handovers.record(number, "agent1", "agent2", "换班", "已回访", null);

    mvc.perform(get("/api/v1/cases/" + number).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.customer.phone").value("+8613600136478"))
        .andExpect(jsonPath("$.timeline[?(@.kind == 'RATED')].details[0].after").value("严重"))
        .andExpect(jsonPath("$.timeline[?(@.kind == 'HANDED_OVER')]").isNotEmpty())
        .andExpect(jsonPath("$.handovers[0].toUser").value("agent2"));
  }

  @Test
  void aCaseIsShownWithTheStateOfItsMessages() throws Exception {
    CaseNumber number = begin("断线", "2026-01-31T06:00:00Z");
    List<Message> messages =
        send(number, Recipient.customer("13800138000", "wang@example.com", Language.ZH));
    delivery.deliver(messages.get(0).id());
    send(number, Recipient.colleague("nobody"));

    String first = "$.messages[?(@.template == 'first-response')]";
    mvc.perform(get("/api/v1/cases/" + number).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath(first + ".address", contains("138****8000", "w***@example.com", null)))
        .andExpect(jsonPath(first + ".channel", contains("SMS", "EMAIL", null)))
        .andExpect(jsonPath(first + ".state", contains("SENT", "QUEUED", "UNDELIVERABLE")))
        .andExpect(jsonPath(first + ".stateLabel", contains("已发送", "待发送", "无法送达")))
        .andExpect(jsonPath(first + ".createdAt", everyItem(notNullValue())))
        .andExpect(jsonPath(first + ".sentAt", contains(notNullValue(), nullValue(), nullValue())))
        .andExpect(content().string(not(containsString("13800138000"))))
        .andExpect(content().string(not(containsString("lastError"))));
  }

  @Test
  void anAnalystSeesNoSingleCase() throws Exception {
    mvc.perform(get("/api/v1/cases/TS-20260131-000001").with(as("analyst1", "analyst")))
        .andExpect(status().isForbidden());
  }

  @Test
  void theAnswerOfACustomerLetsTheCaseGoOn() throws Exception {
    CaseNumber number = begin("断线", "2026-01-31T06:00:00Z");
    willDoNothing().given(inquiries).answered(number, "明天下午在家");
    mvc.perform(
            post("/api/v1/cases/" + number + "/customer-answer")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"answer\": \"明天下午在家\"}")
                .with(as("agent1", "agent")))
        .andExpect(status().isNoContent());

    willCallRealMethod().given(inquiries).answered(any(), any());
    mvc.perform(
            post("/api/v1/cases/" + number + "/customer-answer")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"answer\": \"x\"}")
                .with(as("agent1", "agent")))
        .andExpect(status().isConflict());
  }

  private List<Message> send(CaseNumber number, Recipient recipient) {
    return notifications
        .send(
            new Notice(
                number + ":" + unique(),
                "first-response",
                recipient,
                Map.of("caseNumber", number.value(), "noun", "投诉", "response", "已安排师傅上门"),
                number.value()))
        .messages();
  }

  private CaseNumber begin(String matter, String receivedAt) {
    return workflow.begin(
        new ComplaintReport(
            new ServiceRequest(
                new CustomerDetails("张三丰", PhoneNumber.parse("13600136478"), null, null, null),
                Channel.PHONE,
                matter,
                null,
                Instant.parse(receivedAt),
                null),
            ComplaintCategory.NETWORK,
            false));
  }
}

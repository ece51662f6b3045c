package io.kefuflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.customer.Customer;
import io.kefuflow.customer.CustomerDetails;
import io.kefuflow.customer.Customers;
import io.kefuflow.customer.PhoneNumber;
import io.kefuflow.sla.Deadlines;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class CustomerApiTest extends ApiTest {

  private static final String CUSTOMERS = "/api/v1/customers";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired Customers customers;
  @Autowired Deadlines deadlines;
  private Customer customer;
  private String path;

  @BeforeEach
  void open() {
    customer = newCustomer("欧阳女士");
    path = CUSTOMERS + "/" + customer.id();
  }

  @Test
  void aListMasksPersonalData() throws Exception {
    mvc.perform(
            get(CUSTOMERS)
                .param("text", customer.phone().display())
                .with(as("quality1", "quality-inspector")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].id").value(customer.id()))
        .andExpect(jsonPath("$.items[0].name").value("欧**"))
        .andExpect(jsonPath("$.items[0].phone").value(customer.phone().masked()))
        .andExpect(jsonPath("$.items[0].email").value("o***@example.com"))
        .andExpect(content().string(not(containsString(customer.phone().display()))));
  }

  @Test
  void aListIsFilteredAndPaged() throws Exception {
    mvc.perform(
            get(CUSTOMERS)
                .param("text", "欧阳女")
                .param("level", "STANDARD")
                .param("specialNeed", "NONE")
                .param("size", "1")
                .param("page", "0")
                .with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.size").value(1));
  }

  @Test
  void aFileIsFoundByItsCompleteNumber() throws Exception {
    send(
            post(CUSTOMERS + "/lookup"),
            "{\"customerPhone\": \"%s\"}".formatted(customer.phone().display()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(customer.id()))
        .andExpect(jsonPath("$.name").value("欧阳女士"))
        .andExpect(jsonPath("$.phone").value(customer.phone().e164()))
        .andExpect(jsonPath("$.sections", hasSize(0)));
    send(post(CUSTOMERS + "/lookup"), "{\"customerPhone\": \"13000000001\"}")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value("没有使用该号码的客户：请核对号码，或登记新客户"));
    send(post(CUSTOMERS + "/lookup"), "{\"customerPhone\": \"电话不详\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("customerPhone"));
  }

  @Test
  void aFileIsFilledInAndSaysWhoDidIt() throws Exception {
    send(put(path + "/sections/NEED"), "{\"text\": \"办公室需要专线\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.sections[0].kind").value("NEED"))
        .andExpect(jsonPath("$.sections[0].changedBy").value("agent1"));
    String added =
        send(
                post(path + "/purchases"),
                "{\"product\": \"商务宽带500M\", \"number\": \"BB-20250001\", \"since\": \"2025-03-01\"}")
            .andExpect(status().isCreated())
            .andExpect(header().string("Location", containsString(path + "/purchases/")))
            .andExpect(jsonPath("$.state").value("IN_USE"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    int purchase = JsonPath.read(added, "$.id");
    send(
            put(path + "/purchases/" + purchase),
            "{\"product\": \"商务宽带500M\", \"since\": \"2025-03-01\", \"until\": \"2026-02-28\", \"state\": \"ENDED\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.until").value("2026-02-28"));
    send(
            post(path + "/consents"),
            "{\"kind\": \"CARE\", \"given\": true, \"channel\": \"COUNTER\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.consents[0].recordedBy").value("agent1"));

    mvc.perform(get(path).with(as("tech1", "tech-support")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.purchases[0].state").value("ENDED"))
        .andExpect(jsonPath("$.consents[0].channel").value("COUNTER"));
    mvc.perform(get(path + "/changes").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[*].item").value(contains("同意关怀问候", "产品/业务", "产品/业务", "需求信息")))
        .andExpect(jsonPath("$[3].by").value("agent1"))
        .andExpect(jsonPath("$[3].before").value(nullValue()))
        .andExpect(jsonPath("$[3].after").value("办公室需要专线"));
  }

  @Test
  void aNewLevelChangesWhatIsPromised() throws Exception {
    String opened =
        send(
                post("/api/v1/complaints"),
                """
                {"customerName": "欧阳女士", "customerPhone": "%s", "channel": "PHONE", "category": "NETWORK",
                 "matter": "断线"}
                """
                    .formatted(customer.phone().display()))
            .andExpect(status().isCreated())
            .andReturn()
            .getResponse()
            .getContentAsString();
    String number = JsonPath.read(opened, "$.caseNumber");

    send(put(path), basics("VIP")).andExpect(status().isOk());

    assertThat(deadlines.of(number))
        .isNotEmpty()
        .allSatisfy(clock -> assertThat(clock.promise().customerLevel()).isEqualTo("VIP"));
  }

  @Test
  void theBasicPartIsReplaced() throws Exception {
    send(
            put(path),
            """
            {"customerName": "欧阳静", "customerPhone": "%s", "organisation": "某某公司", "customerLevel": "GOLD",
             "specialNeed": "DISABLED", "language": "en"}
            """
                .formatted(customer.phone().display()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("欧阳静"))
        .andExpect(jsonPath("$.organisation").value("某某公司"))
        .andExpect(jsonPath("$.email").value(nullValue()))
        .andExpect(jsonPath("$.level").value("GOLD"))
        .andExpect(jsonPath("$.specialNeed").value("DISABLED"))
        .andExpect(jsonPath("$.language").value("en"));
  }

  @Test
  void everyMistakeInTheBasicPartIsNamed() throws Exception {
    send(
            put(path),
            "{\"customerPhone\": \"12\", \"customerName\": \"\", \"customerLevel\": \"VIP\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[*].field").value(contains("customerPhone", "customerName")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT|/sections/NEED|{"text": "%s"}|needInformation|2001
          PUT|/sections/HOBBY|{"text": "x"}|kind|BACKGROUND
          PUT||{"customerName": "李", "customerLevel": null}|customerLevel|普通
          PUT||{"customerName": "李", "customerLevel": "GOLD", "language": "fr"}|language|zh
          POST|/purchases|{"number": "1"}|product|产品/业务不能为空
          POST|/purchases|{"product": "x", "since": "2026-02-30"}|since|2026-01-31
          POST|/consents|{"given": true, "channel": "PHONE"}|kind|CARE
          POST|/consents|{"kind": "CARE", "channel": "PHONE"}|given|true
          POST|/consents|{"kind": "CARE", "given": true}|channel|渠道不能为空
          POST|/consents|{"kind": "CARE", "given": true, "channel": "FAX"}|channel|COUNTER
          POST|/merge|{}|into|保留的客户编号
          """)
  void whatCannotBeTakenIsNamed(
      String method, String below, String body, String field, String advice) throws Exception {
    send(
            MockMvcRequestBuilders.request(
                HttpMethod.valueOf(method), path + (below == null ? "" : below)),
            body.formatted("长".repeat(2001)),
            "supervisor")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(advice)));
  }

  @Test
  void filesAreMergedAndApartAgain() throws Exception {
    Customer other = newCustomer("欧阳");
    String otherPath = CUSTOMERS + "/" + other.id();
    send(post(otherPath + "/merge"), into(customer), "supervisor")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(customer.id()))
        .andExpect(jsonPath("$.mergedFiles[0].id").value(other.id()))
        .andExpect(jsonPath("$.mergedFiles[0].mergedBy").value("supervisor1"));
    mvc.perform(get(otherPath).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.id").value(customer.id()));
    send(post(otherPath + "/merge"), into(customer), "supervisor")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("已并入客户 " + customer.id())));

    mvc.perform(delete(otherPath + "/merge").with(as("supervisor1", "supervisor")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(other.id()));
    mvc.perform(delete(otherPath + "/merge").with(as("supervisor1", "supervisor")))
        .andExpect(status().isConflict());

    send(post(otherPath + "/merge"), into(customer), "manager").andExpect(status().isOk());
    ClockUtil.offset(Duration.ofHours(25).toMillis());
    mvc.perform(delete(otherPath + "/merge").with(as("supervisor1", "supervisor")))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("已超过 24 小时")));
  }

  @Test
  void duplicatesAreSuggestedMasked() throws Exception {
    String email = unique() + "@example.com";
    for (String name : new String[] {"司马一", "司马二"}) {
      customers.findOrOpen(new CustomerDetails(name, null, email, null, null));
    }

    mvc.perform(get(CUSTOMERS + "/duplicates").with(as("supervisor1", "supervisor")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].reason").value("电子邮箱相同"))
        .andExpect(jsonPath("$[0].first.name").value("司**"))
        .andExpect(content().string(not(containsString(email))));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', analyst",
    "GET, /1, trainer",
    "GET, /duplicates, agent",
    "PUT, /1, tech-support",
    "PUT, /1/sections/NEED, quality-inspector",
    "POST, /1/consents, product-quality",
    "POST, /1/merge, agent",
    "DELETE, /1/merge, agent"
  })
  void whoHasNoRightIsRefused(String method, String below, String group) throws Exception {
    send(MockMvcRequestBuilders.request(HttpMethod.valueOf(method), CUSTOMERS + below), "{}", group)
        .andExpect(status().isForbidden());
  }

  @Test
  void anUnknownCustomerIsNotFound() throws Exception {
    mvc.perform(get(CUSTOMERS + "/999999999").with(as("agent1", "agent")))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("没有编号为 999999999 的客户")));
    mvc.perform(delete(CUSTOMERS + "/999999999/merge").with(as("supervisor1", "supervisor")))
        .andExpect(status().isNotFound());
  }

  private static String into(Customer kept) {
    return "{\"into\": %d}".formatted(kept.id());
  }

  private String basics(String level) {
    return "{\"customerName\": \"欧阳女士\", \"customerPhone\": \"%s\", \"customerLevel\": \"%s\"}"
        .formatted(customer.phone().display(), level);
  }

  private Customer newCustomer(String name) {
    return customers.findOrOpen(
        new CustomerDetails(
            name,
            PhoneNumber.parse("159%08d".formatted(NUMBERS.incrementAndGet() * 37)),
            "o" + unique() + "@example.com",
            null,
            null));
  }

  private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
    return send(request, body, "agent");
  }

  private ResultActions send(MockHttpServletRequestBuilder request, String body, String group)
      throws Exception {
    return mvc.perform(
        request.contentType(MediaType.APPLICATION_JSON).content(body).with(as(group + "1", group)));
  }
}

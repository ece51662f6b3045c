package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class BusinessApiTest extends ApiTest {

  private static final String APPLICATION =
      """
      {"customerName": "张三", "customerPhone": "136 0013 6000", "channel": "ONLINE",
       "businessKind": "OWNERSHIP_TRANSFER", "matter": "把号码过户给李四"}
      """;

  @Test
  void theCatalogueSaysWhatCanBeAppliedFor() throws Exception {
    mvc.perform(get("/api/v1/business-catalogue").with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$", hasSize(7)))
        .andExpect(jsonPath("$[2].kind").value("OWNERSHIP_TRANSFER"))
        .andExpect(jsonPath("$[2].name").value("过户"))
        .andExpect(jsonPath("$[2].approvalLevel").value("SUPERVISOR_MANAGER"))
        .andExpect(jsonPath("$[2].resolveWithin").value("PT48H"))
        .andExpect(
            jsonPath(
                "$[2].materials[*].code",
                contains("ID_CARD", "NEW_OWNER_ID_CARD", "TRANSFER_AGREEMENT")))
        .andExpect(
            jsonPath("$[2].materials[0].extensions", containsInAnyOrder("jpg", "png", "pdf")));
  }

  @Test
  void anApplicationBecomesACase() throws Exception {
    String number = opened();

    mvc.perform(get("/api/v1/cases/" + number).with(as("agent1", "agent")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.category").value("OWNERSHIP_TRANSFER"))
        .andExpect(jsonPath("$.matter").value("把号码过户给李四"));
  }

  @Test
  void theSameApplicationOfAnotherSystemIsTakenInOnce() throws Exception {
    String body =
        APPLICATION.replace(
            "{\"customerName\"",
            "{\"source\": \"网厅\", \"externalNumber\": \"%s\", \"customerName\""
                .formatted(unique()));

    String answer =
        open(body).andExpect(status().isCreated()).andReturn().getResponse().getContentAsString();

    open(body)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.caseNumber").value(JsonPath.<String>read(answer, "$.caseNumber")))
        .andExpect(jsonPath("$.alreadyKnown").value(true));
  }

  @ParameterizedTest
  @CsvSource({
    "\"OWNERSHIP_TRANSFER\", \"SATELLITE_PHONE\", businessKind, 不在业务目录中",
    "\"OWNERSHIP_TRANSFER\", null, businessKind, 业务种类不能为空",
    "\"OWNERSHIP_TRANSFER\", \" \", businessKind, 业务种类不能为空",
    "\"ONLINE\", null, channel, 受理渠道不能为空",
    "\"把号码过户给李四\", \"\", matter, 不能为空"
  })
  void whatCannotBeTakenIsNamed(String right, String wrong, String field, String message)
      throws Exception {
    open(APPLICATION.replace(right, wrong))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(message)));
  }

  @Test
  void anUnknownFieldIsRefused() throws Exception {
    open(APPLICATION.replace("\"matter\"", "\"category\": \"INVOICE\", \"matter\""))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("category"));
  }

  @Test
  void onlyThoseWhoServeCustomersTakeApplicationsIn() throws Exception {
    mvc.perform(
            post("/api/v1/business-applications")
                .contentType(MediaType.APPLICATION_JSON)
                .content(APPLICATION)
                .with(as("analyst1", "analyst")))
        .andExpect(status().isForbidden());
  }

  @Test
  void aMaterialIsUploadedUnderItsCode() throws Exception {
    String number = opened();

    upload(number, "TRANSFER_AGREEMENT", "协议.PDF", "one")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.material").value("TRANSFER_AGREEMENT"));

    mvc.perform(get("/api/v1/cases/" + number + "/attachments").with(as("agent1", "agent")))
        .andExpect(jsonPath("$[0].material").value("TRANSFER_AGREEMENT"));
  }

  @Test
  void aMaterialOfAWrongKindIsRefused() throws Exception {
    String number = opened();

    upload(number, "TRANSFER_AGREEMENT", "协议.txt", "two")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("file"))
        .andExpect(
            jsonPath("$.detail")
                .value(containsString("资料“TRANSFER_AGREEMENT”只接受 pdf 文件，收到的是 协议.txt")));
    mvc.perform(get("/api/v1/cases/" + number + "/attachments").with(as("agent1", "agent")))
        .andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void aMaterialThatTheBusinessDoesNotNeedIsRefused() throws Exception {
    upload(opened(), "PASSPORT", "护照.pdf", "three")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("material"))
        .andExpect(jsonPath("$.detail").value(containsString("不需要资料“PASSPORT”")));
  }

  @Test
  void aFileThatIsThereAlreadyIsSaidToBeAMaterial() throws Exception {
    String number = opened();
    String first =
        upload(number, "", "扫描件.pdf", "four")
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.material").doesNotExist())
            .andReturn()
            .getResponse()
            .getContentAsString();

    upload(number, "TRANSFER_AGREEMENT", "协议.pdf", "four")
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.id").value(JsonPath.<String>read(first, "$.id")))
        .andExpect(jsonPath("$.material").value("TRANSFER_AGREEMENT"));
    upload(number, null, "协议.pdf", "four")
        .andExpect(jsonPath("$.material").value("TRANSFER_AGREEMENT"));
  }

  private String opened() throws Exception {
    String answer =
        open(APPLICATION)
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.caseNumber").value(matchesPattern("YW-\\d{8}-\\d{6}")))
            .andExpect(header().string("Location", containsString("/api/v1/cases/YW-")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    return JsonPath.read(answer, "$.caseNumber");
  }

  private ResultActions open(String body) throws Exception {
    return mvc.perform(
        post("/api/v1/business-applications")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(as("agent1", "agent")));
  }

  private ResultActions upload(String number, String material, String name, String content)
      throws Exception {
    String text = name.toLowerCase().endsWith(".pdf") ? "%PDF-1.7\n" + content : content;
    var request =
        multipart("/api/v1/cases/" + number + "/attachments")
            .file(new MockMultipartFile("file", name, null, text.getBytes(UTF_8)));
    if (material != null) {
      request.param("material", material);
    }
    return mvc.perform(request.with(as("agent1", "agent")));
  }
}

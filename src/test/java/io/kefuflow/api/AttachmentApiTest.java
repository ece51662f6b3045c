package io.kefuflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.Channel;
import io.kefuflow.casework.ServiceRequest;
import io.kefuflow.complaint.ComplaintReport;
import io.kefuflow.customer.CustomerDetails;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class AttachmentApiTest extends ApiTest {

  private CaseNumber number;

  @BeforeEach
  void aCase() {
    number =
        workflow.begin(
            new ComplaintReport(
                new ServiceRequest(
                    new CustomerDetails("张三", null, null, null, null),
                    Channel.PHONE,
                    "断线",
                    null,
                    null,
                    null),
                null,
                false));
  }

  @Test
  void aFileIsKeptAndGivenBackAsItCame() throws Exception {
    byte[] pdf = pdf(1_300_000);
    String location =
        upload("../账单 一月.pdf", pdf)
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.fileName").value("账单 一月.pdf"))
            .andExpect(jsonPath("$.mediaType").value("application/pdf"))
            .andExpect(jsonPath("$.sizeBytes").value(pdf.length))
            .andExpect(jsonPath("$.uploadedBy").value("agent1"))
            .andReturn()
            .getResponse()
            .getHeader("Location");

    byte[] kept =
        mvc.perform(get(location).with(as("tech1", "tech-support")))
            .andExpect(status().isOk())
            .andExpect(header().string("X-Content-Type-Options", "nosniff"))
            .andExpect(header().string("Content-Disposition", startsWith("attachment;")))
            .andExpect(header().string("Content-Disposition", containsString("filename*=UTF-8''")))
            .andExpect(header().longValue("Content-Length", pdf.length))
            .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PDF))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(kept).isEqualTo(pdf);

    mvc.perform(get("/api/v1/cases/" + number).with(as("agent1", "agent")))
        .andExpect(jsonPath("$.attachments", hasSize(1)))
        .andExpect(jsonPath("$.timeline[?(@.kind == 'ATTACHED')].summary").value("上传附件：账单 一月.pdf"));
  }

  @Test
  void theSameContentIsKeptOnce() throws Exception {
    byte[] pdf = pdf(2000);
    String first = upload("a.pdf", pdf).andReturn().getResponse().getContentAsString();

    upload("b.pdf", pdf)
        .andExpect(jsonPath("$.id").value((String) JsonPath.read(first, "$.id")))
        .andExpect(jsonPath("$.fileName").value("a.pdf"));

    mvc.perform(get("/api/v1/cases/" + number + "/attachments").with(as("agent1", "agent")))
        .andExpect(jsonPath("$", hasSize(1)));
  }

  @Test
  void anEmptyFileIsRefused() throws Exception {
    upload("a.pdf", new byte[0])
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("file"))
        .andExpect(jsonPath("$.detail").value(containsString("空")));
  }

  @Test
  void anArchiveNamedPdfIsRefused() throws Exception {
    upload("a.pdf", "PK\u0003\u0004bomb".getBytes(UTF_8))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("不符")));
    mvc.perform(get("/api/v1/cases/" + number + "/attachments").with(as("agent1", "agent")))
        .andExpect(jsonPath("$", hasSize(0)));
  }

  @Test
  void aFileAboveTheLimitIsRefused() throws Exception {
    upload("a.pdf", pdf(20 * 1024 * 1024 + 1))
        .andExpect(status().isPayloadTooLarge())
        .andExpect(jsonPath("$.detail").value(containsString("20MB")));
  }

  @Test
  void aFileIsNeeded() throws Exception {
    mvc.perform(multipart("/api/v1/cases/" + number + "/attachments").with(as("agent1", "agent")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("file"));
    mvc.perform(
            post("/api/v1/cases/" + number + "/attachments")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}")
                .with(as("agent1", "agent")))
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void unknownCasesAndFilesAreNotFound() throws Exception {
    mvc.perform(
            multipart("/api/v1/cases/TS-20000101-000001/attachments")
                .file(new MockMultipartFile("file", "a.pdf", null, pdf(100)))
                .with(as("agent1", "agent")))
        .andExpect(status().isNotFound());
    mvc.perform(
            get("/api/v1/cases/" + number + "/attachments/no-such-id").with(as("agent1", "agent")))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.detail").value(containsString("no-such-id")));
  }

  @Test
  void anAnalystSeesNoFiles() throws Exception {
    mvc.perform(get("/api/v1/cases/" + number + "/attachments").with(as("analyst1", "analyst")))
        .andExpect(status().isForbidden());
  }

  private ResultActions upload(String name, byte[] content) throws Exception {
    return mvc.perform(
        multipart("/api/v1/cases/" + number + "/attachments")
            .file(new MockMultipartFile("file", name, "text/html", content))
            .with(as("agent1", "agent")));
  }

  private static byte[] pdf(int size) {
    byte[] content = new byte[size];
    new Random(7).nextBytes(content);
    byte[] head = "%PDF-1.7\n".getBytes(UTF_8);
    System.arraycopy(head, 0, content, 0, head.length);
    return Arrays.copyOf(content, size);
  }
}

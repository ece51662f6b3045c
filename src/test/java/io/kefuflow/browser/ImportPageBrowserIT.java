package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A supervisor imports after-sales problems on the page 批量导入工单 of Tasklist. */
@ServerTest
class ImportPageBrowserIT {

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;

  @Test
  void aSupervisorChoosesAProcedureAndImportsItsTemplate() throws IOException {
    try (BrowserContext session = browser.newSession()) {
      Page page = session.newPage();
      List<String> errors = new ArrayList<>();
      page.onPageError(errors::add);
      page.navigate("http://localhost:" + port + "/camunda/app/tasklist/");
      Webapp.logIn(page, "supervisor1");
      page.getByText("批量导入工单").click();
      assertThat(page.getByText("下载投诉处理的模板")).isVisible();

      page.getByLabel("流程和文件格式").selectOption("kefuflow-after-sales");
      page.getByText("文件应有的列").click();
      assertThat(page.locator("form table")).containsText("问题类别 或 category");
      Download template = page.waitForDownload(() -> page.getByText("下载售后服务的模板").click());
      String header = Files.readString(template.path()).strip();
      assertThat(template.suggestedFilename()).isEqualTo("after-sales-template.csv");

      page.getByLabel("文件", new Page.GetByLabelOptions().setExact(true))
          .setInputFiles(
              new FilePayload("售后.csv", "text/csv", (header + rows(header)).getBytes(UTF_8)));
      page.getByText("开始导入").click();
      assertThat(page.locator(".ci-count").first()).containsText("1新导入");
      assertThat(page.getByText("售后.csv：已完成")).isVisible();
      assertThat(page.locator("section table")).containsText("不认识的值“爆炸”");
      assertThat(page.locator("main > div:last-child tbody tr").first())
          .containsText("本系统模板（售后服务）");
      assertThat(errors).isEmpty();
    }
  }

  /** A good row and one with a category that does not exist, for the columns of the template. */
  private static String rows(String header) {
    StringBuilder rows = new StringBuilder();
    for (String category : List.of("功能故障", "爆炸")) {
      rows.append("\r\n");
      for (String column : header.split(",")) {
        rows.append(
            switch (column.replace("\uFEFF", "")) {
              case "外部编号" -> UUID.randomUUID().toString();
              case "受理渠道" -> "电话";
              case "客户所述内容" -> "不能上网";
              case "问题类别" -> category;
              default -> "";
            });
        rows.append(',');
      }
      rows.setLength(rows.length() - 1);
    }
    return rows.toString();
  }
}

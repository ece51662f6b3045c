package io.kefuflow.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * Draws every process model for README and docs: {@code mvn test -Dtest=ModelPictures}. No part of
 * the test run, which only checks that the pictures are those of today's models (by {@link #SUMS},
 * readable by sha256sum).
 */
public class ModelPictures {

  public static final Path PICTURES = Path.of("docs/procedures/images");
  public static final Path SUMS = PICTURES.resolve("SHA256SUMS");

  private static final String VIEWER =
      "META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";

  /**
   * The container is made as large as the diagram, with room for the mark of bpmn.io, which its
   * licence protects.
   */
  private static final String DRAW =
      """
      async xml => {
        const container = document.querySelector('#canvas');
        const viewer = new BpmnJS({ container });
        const { warnings } = await viewer.importXML(xml);
        const canvas = viewer.get('canvas');
        const { x, y, width, height } = canvas.viewbox().inner;
        const box = { x: x - 20, y: y - 20, width: Math.max(width, 120) + 40, height: height + 70 };
        container.style.width = box.width + 'px';
        container.style.height = box.height + 'px';
        canvas.resized();
        canvas.viewbox(box);
        return warnings.map(warning => warning.message);
      }
      """;

  @Test
  void draw() throws IOException {
    Files.createDirectories(PICTURES);
    List<String> sums = new ArrayList<>();
    try (var browser = new TestBrowser();
        var session = browser.newSession()) {
      for (Path model : models()) {
        Page page = session.newPage();
        page.setContent(
            "<body style='margin: 0'><div id='canvas' style='width: 2400px; height: 1600px'></div></body>");
        page.addScriptTag(
            new Page.AddScriptTagOptions()
                .setContent(
                    new ClassPathResource(VIEWER).getContentAsString(StandardCharsets.UTF_8)));
        assertThat((List<?>) page.evaluate(DRAW, Files.readString(model)))
            .as("warnings about " + model)
            .isEmpty();
        page.locator("#canvas").screenshot(new Locator.ScreenshotOptions().setPath(picture(model)));
        page.close();
        sums.add(sum(model));
      }
    }
    Files.write(SUMS, sums);
  }

  /** All process models, sorted. */
  public static List<Path> models() throws IOException {
    try (var files = Files.walk(Path.of("processes"))) {
      return files
          .filter(
              file ->
                  file.toString().endsWith(".bpmn") && !file.toString().contains("node_modules"))
          .sorted()
          .toList();
    }
  }

  /** Where the picture of a model is. */
  public static Path picture(Path model) {
    return PICTURES.resolve(model.getFileName().toString().replace(".bpmn", ".png"));
  }

  /** The line that {@link #SUMS} has for the model as it is now. */
  public static String sum(Path model) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
      return HexFormat.of().formatHex(hash) + "  " + model;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

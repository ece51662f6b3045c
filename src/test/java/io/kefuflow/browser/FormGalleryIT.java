package io.kefuflow.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.kefuflow.test.ServerTest;
import io.kefuflow.test.TestBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every form as people see it in Tasklist, on a small and on a large screen. Leaves pictures in
 * target/form-gallery.
 */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormGalleryIT {

  private static final Set<String> INPUTS =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "datetime",
          "select",
          "radio",
          "checklist",
          "taglist");

  /** Higher than any form is long. */
  private static final int TALL = 4000;

  private static final Set<String> FILE_TYPES = Set.of("CSV", "ics");

  /** What sticks out of the form, or is cut off inside it. */
  private static final String CUT_OFF =
      """
      form => {
        const right = form.getBoundingClientRect().right + 1;
        const fits = element => element.matches('.fjs-select-hidden-input');
        return [...form.querySelectorAll('*')]
          .filter(element => element.checkVisibility() && !fits(element))
          .filter(element => element.getBoundingClientRect().right > right
            || (getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1))
          .map(element => `${element.className}: ${element.textContent.slice(0, 30)}`);
      }
      """;

  @RegisterExtension static final TestBrowser browser = new TestBrowser();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;

  private FormGallery gallery;
  private Tasklist tasklist;

  @BeforeAll
  void openTasklist() {
    gallery = new FormGallery(engine, "agent1");
    tasklist = Tasklist.open(browser, port, "agent1");
  }

  @AfterAll
  void close() {
    gallery.close();
  }

  static List<Path> forms() {
    return FormGallery.forms();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsCompleteAndInChineseAndFits(Path form) {
    tasklist.goToTask(gallery.task(form), FormGallery.taskName(form));

    for (int[] size : new int[][] {{1366, 768}, {1920, 1080}}) {
      tasklist.page().setViewportSize(size[0], size[1]);
      everythingIsShown(form);
      assertThat((List<?>) tasklist.form().evaluate(CUT_OFF)).as("cut off").isEmpty();
      take(form, size[0]);
    }
    assertThat(new EnglishText(FILE_TYPES).on(tasklist.page())).as("English").isEmpty();
    assertThat(tasklist.form().locator(".fjs-select-display").allTextContents())
        .as("a label, not a code")
        .noneMatch(text -> text.matches("[A-Z_0-9]+"));
  }

  private void everythingIsShown(Path form) {
    List<JsonNode> components = FormGallery.components(form);
    assertThat(fields("")).hasCount(count(components, this::isInput));
    assertThat(fields("").filter(having(".fjs-asterix")))
        .hasCount(count(components, it -> it.path("validate").path("required").asBoolean()));
    Locator texts = tasklist.form().locator("textarea:not([disabled])");
    assertThat(fields("textarea").locator(".kf-counter")).hasCount(texts.count());
  }

  private boolean isInput(JsonNode component) {
    return INPUTS.contains(component.path("type").asText());
  }

  private static int count(List<JsonNode> components, Predicate<JsonNode> condition) {
    return (int) components.stream().filter(condition).count();
  }

  private Locator.FilterOptions having(String selector) {
    return new Locator.FilterOptions().setHas(tasklist.page().locator(selector));
  }

  /** The fields of one kind, or all fields. */
  private Locator fields(String type) {
    String kinds =
        (type.isEmpty() ? INPUTS : Set.of(type))
            .stream()
                .map(kind -> ".fjs-form-field-" + kind)
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    return tasklist.form().locator(kinds);
  }

  /** The whole form, however long it is. */
  private void take(Path form, int width) {
    String name = form.getFileName().toString().replace(".form", "-" + width + ".png");
    tasklist.page().setViewportSize(width, TALL);
    tasklist
        .form()
        .screenshot(
            new Locator.ScreenshotOptions().setPath(Path.of("target", "form-gallery", name)));
  }
}

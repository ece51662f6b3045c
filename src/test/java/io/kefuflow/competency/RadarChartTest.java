package io.kefuflow.competency;

import static io.kefuflow.competency.AssessmentSource.SELF;
import static io.kefuflow.competency.AssessmentSource.SUPERVISOR;
import static io.kefuflow.competency.Profiles.WEIGHTS;
import static io.kefuflow.competency.Profiles.criterion;
import static io.kefuflow.competency.Profiles.followUp;
import static io.kefuflow.competency.Profiles.profile;
import static io.kefuflow.competency.Profiles.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class RadarChartTest {

  private static final String TARGET = "#4b5563";
  private static final String OWN = "#b45309";
  private static final String OTHERS = "#1d4ed8";
  private static final String LATEST = "#047857";

  @Test
  void targetSelfAndOthersAreDrawnOnAnAxisForEachCriterion() throws Exception {
    Document svg =
        read(new RadarChart("雷达图", profile(says(SELF, 5, 5, 5), says(SUPERVISOR, 2, 4, 5))));

    // the centre is 320,205; a level is 30; clockwise from the top
    assertThat(points(svg, TARGET)).isEqualTo("320.0,115.0 423.9,265.0 190.1,280.0");
    assertThat(points(svg, OWN)).isEqualTo("320.0,55.0 449.9,280.0 190.1,280.0");
    assertThat(points(svg, OTHERS)).isEqualTo("320.0,145.0 423.9,265.0 190.1,280.0");
    assertThat(texts(svg))
        .contains("业务知识", "沟通表达", "法规与信息保护", "目标", "自评", "他人评估", "1", "5")
        .doesNotContain("最近跟进");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .contains("业务知识：目标 3，自评 5，他人评估 2.0");
  }

  @Test
  void whoSaidNothingIsNotDrawn() throws Exception {
    Document svg = read(new RadarChart("雷达图", profile(says(SUPERVISOR, 2, 4, 5))));

    assertThat(polygons(svg)).noneMatch(polygon -> polygon.getAttribute("stroke").equals(OWN));
    assertThat(texts(svg)).doesNotContain("自评");
  }

  @Test
  void whatIsNotRatedIsLeftOut() throws Exception {
    Document svg =
        read(
            new RadarChart(
                "雷达图",
                CompetencyProfile.of(
                    Profiles.CRITERIA,
                    List.of(says(SUPERVISOR, 2, 4, 5)),
                    List.of(followUp(1, Map.of("product-knowledge", 4, "communication", 5))),
                    WEIGHTS)));

    assertThat(points(svg, LATEST)).isEqualTo("320.0,85.0 449.9,280.0");
  }

  @Test
  void aNameIsTextAndNothingElse() throws Exception {
    var profile =
        CompetencyProfile.of(
            List.of(
                criterion("a", "<script>&\"'", 3, 1),
                criterion("b", "</text><g>", 3, 1),
                criterion("c", "丙", 3, 1)),
            List.of(),
            List.of(),
            WEIGHTS);

    String svg = new RadarChart("\"><script>alert(1)</script>", profile).svg();

    assertThat(svg).doesNotContain("<script", "</text><g>");
    assertThat(texts(read(svg))).contains("<script>&\"'", "</text><g>");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 8})
  void everythingLiesInThePicture(int axes) throws Exception {
    var profile =
        CompetencyProfile.of(
            IntStream.range(0, axes)
                .mapToObj(i -> criterion("c" + i, "一".repeat(12), 5, 1))
                .toList(),
            List.of(),
            List.of(),
            WEIGHTS);

    NodeList labels = read(new RadarChart("雷达图", profile)).getElementsByTagName("text");

    for (int i = 0; i < labels.getLength(); i++) {
      Element label = (Element) labels.item(i);
      double width =
          label.getTextContent().length() * Double.parseDouble(label.getAttribute("font-size"));
      double x = Double.parseDouble(label.getAttribute("x"));
      double left =
          switch (label.getAttribute("text-anchor")) {
            case "middle" -> x - width / 2;
            case "end" -> x - width;
            default -> x;
          };
      assertThat(left).as(label.getTextContent()).isNotNegative();
      assertThat(left + width).as(label.getTextContent()).isLessThanOrEqualTo(640);
      assertThat(Double.parseDouble(label.getAttribute("y"))).isBetween(12.0, 450.0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TARGET, OWN, OTHERS, LATEST})
  void coloursCanBeReadOnWhite(String colour) {
    assertThat(1.05 / (luminance(colour) + 0.05)).as("contrast, WCAG 2.1").isGreaterThan(4.5);
  }

  @Test
  void twoAxesAreNoRadar() {
    var two = CompetencyProfile.of(Profiles.CRITERIA.subList(0, 2), List.of(), List.of(), WEIGHTS);

    assertThatThrownBy(() -> new RadarChart("雷达图", two))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** WCAG 2.1, relative luminance. */
  private static double luminance(String colour) {
    double[] rgb =
        IntStream.of(1, 3, 5)
            .mapToDouble(i -> Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0)
            .map(c -> c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  private static String points(Document svg, String colour) {
    return polygons(svg).stream()
        .filter(polygon -> polygon.getAttribute("stroke").equals(colour))
        .map(polygon -> polygon.getAttribute("points"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> polygons(Document svg) {
    return elements(svg, "polygon");
  }

  private static List<String> texts(Document svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Document svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Document read(RadarChart chart) throws Exception {
    return read(chart.svg());
  }

  private static Document read(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}

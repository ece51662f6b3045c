package io.kefuflow.competency;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A {@link CompetencyProfile} as a radar chart (能力雷达图), SVG: an axis for each criterion, a polygon
 * each for the target, the employee's own ratings, the mean of the others and the latest follow-up.
 * Polygons differ by line, mark and colour, so that they are told apart in black and white too;
 * every colour has a contrast of 4.5 or more to white (WCAG 2.1 AA).
 */
public final class RadarChart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 450;
  private static final int CENTRE_X = WIDTH / 2;
  private static final int CENTRE_Y = 205;
  private static final int RADIUS = 150;
  private static final int LABEL_GAP = 12;
  private static final int LEGEND_Y = 425;
  private static final int LEGEND_WIDTH = 120;
  private static final String TEXT = "#1f2937";
  private static final String GRID = "#9ca3af";

  private static final List<Series> SERIES =
      List.of(
          new Series("目标", "#4b5563", "6 4", result -> (double) result.criterion().target()),
          new Series("自评", "#b45309", "2 3", result -> toDouble(result.self())),
          new Series("他人评估", "#1d4ed8", "none", CompetencyProfile.Result::others),
          new Series("最近跟进", "#047857", "10 3 2 3", result -> toDouble(result.latest())));

  private final String title;
  private final List<CompetencyProfile.Result> axes;

  /**
   * A chart.
   *
   * @param title for those who cannot see it
   * @param profile of {@value Criterion#FEWEST} to {@value Criterion#MOST} criteria
   */
  public RadarChart(String title, CompetencyProfile profile) {
    this.title = title;
    this.axes = profile.results();
    if (axes.size() < Criterion.FEWEST) {
      throw new IllegalArgumentException("A radar chart has at least three axes");
    }
  }

  private static Double toDouble(Integer level) {
    return level == null ? null : level.doubleValue();
  }

  /** The SVG document. */
  public String svg() {
    var text = new StringWriter();
    try {
      var svg = new Svg(XMLOutputFactory.newInstance().createXMLStreamWriter(text));
      svg.open(
          "svg",
          "xmlns",
          "http://www.w3.org/2000/svg",
          "viewBox",
          "0 0 %d %d".formatted(WIDTH, HEIGHT),
          "width",
          WIDTH,
          "height",
          HEIGHT,
          "role",
          "img",
          "font-family",
          "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif");
      svg.text("title", title);
      svg.text("desc", description());
      svg.empty("rect", "width", WIDTH, "height", HEIGHT, "fill", "#ffffff");
      grid(svg);
      List<Series> shown = SERIES.stream().filter(this::hasValues).toList();
      for (Series series : shown) {
        polygon(svg, series);
      }
      labels(svg);
      legend(svg, shown);
      svg.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private String description() {
    var lines = new ArrayList<String>();
    for (CompetencyProfile.Result axis : axes) {
      lines.add(
          "%s：目标 %d，自评 %s，他人评估 %s"
              .formatted(
                  axis.criterion().name(),
                  axis.criterion().target(),
                  axis.self() == null ? "无" : axis.self(),
                  axis.others() == null ? "无" : String.format(Locale.ROOT, "%.1f", axis.others())));
    }
    return String.join("；", lines);
  }

  private boolean hasValues(Series series) {
    return axes.stream().map(series.level()).anyMatch(Objects::nonNull);
  }

  private void grid(Svg svg) throws XMLStreamException {
    for (int level = 1; level <= Criterion.HIGHEST; level++) {
      var ring = new ArrayList<String>();
      for (int axis = 0; axis < axes.size(); axis++) {
        ring.add(point(axis, level));
      }
      svg.empty("polygon", "points", String.join(" ", ring), "fill", "none", "stroke", GRID);
      svg.text(
          "text",
          String.valueOf(level),
          "x",
          CENTRE_X + 4,
          "y",
          number(CENTRE_Y - distance(level) + 11),
          "font-size",
          10,
          "fill",
          "#4b5563");
    }
    for (int axis = 0; axis < axes.size(); axis++) {
      svg.empty(
          "line",
          "x1",
          CENTRE_X,
          "y1",
          CENTRE_Y,
          "x2",
          number(x(axis, RADIUS)),
          "y2",
          number(y(axis, RADIUS)),
          "stroke",
          GRID);
    }
  }

  /** What is missing is left out: its neighbours are joined. */
  private void polygon(Svg svg, Series series) throws XMLStreamException {
    var points = new ArrayList<String>();
    for (int axis = 0; axis < axes.size(); axis++) {
      Double level = series.level().apply(axes.get(axis));
      if (level != null) {
        points.add(point(axis, level));
      }
    }
    svg.empty(
        "polygon",
        "points",
        String.join(" ", points),
        "fill",
        series.colour(),
        "fill-opacity",
        "0.06",
        "stroke",
        series.colour(),
        "stroke-width",
        2,
        "stroke-dasharray",
        series.dashes(),
        "stroke-linejoin",
        "round");
    for (String point : points) {
      String[] at = point.split(",");
      svg.empty("circle", "cx", at[0], "cy", at[1], "r", "3.5", "fill", series.colour());
    }
  }

  private void labels(Svg svg) throws XMLStreamException {
    for (int axis = 0; axis < axes.size(); axis++) {
      double sine = Math.sin(angle(axis));
      double cosine = Math.cos(angle(axis));
      svg.text(
          "text",
          axes.get(axis).criterion().name(),
          "x",
          number(x(axis, RADIUS + LABEL_GAP)),
          "y",
          number(y(axis, RADIUS + LABEL_GAP) + (cosine > 0.9 ? 0 : 5)),
          "text-anchor",
          Math.abs(sine) < 0.1 ? "middle" : sine > 0 ? "start" : "end",
          "font-size",
          13,
          "fill",
          TEXT);
    }
  }

  private static void legend(Svg svg, List<Series> shown) throws XMLStreamException {
    int left = (WIDTH - shown.size() * LEGEND_WIDTH) / 2;
    for (Series series : shown) {
      svg.empty(
          "line",
          "x1",
          left,
          "y1",
          LEGEND_Y,
          "x2",
          left + 34,
          "y2",
          LEGEND_Y,
          "stroke",
          series.colour(),
          "stroke-width",
          2,
          "stroke-dasharray",
          series.dashes());
      svg.empty("circle", "cx", left + 17, "cy", LEGEND_Y, "r", "3.5", "fill", series.colour());
      svg.text(
          "text",
          series.name(),
          "x",
          left + 42,
          "y",
          LEGEND_Y + 5,
          "font-size",
          13,
          "fill",
          series.colour());
      left += LEGEND_WIDTH;
    }
  }

  private String point(int axis, double level) {
    return number(x(axis, distance(level))) + "," + number(y(axis, distance(level)));
  }

  private static double distance(double level) {
    return RADIUS * level / Criterion.HIGHEST;
  }

  private double x(int axis, double distance) {
    return CENTRE_X + distance * Math.sin(angle(axis));
  }

  private double y(int axis, double distance) {
    return CENTRE_Y - distance * Math.cos(angle(axis));
  }

  /** Clockwise from the top. */
  private double angle(int axis) {
    return 2 * Math.PI * axis / axes.size();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** One polygon. */
  private record Series(
      String name,
      String colour,
      String dashes,
      Function<CompetencyProfile.Result, Double> level) {}

  /** Writes elements with their attributes, names and values in turn; everything is escaped. */
  private record Svg(XMLStreamWriter out) {

    void open(String element, Object... attributes) throws XMLStreamException {
      out.writeStartElement(element);
      write(attributes);
    }

    void empty(String element, Object... attributes) throws XMLStreamException {
      out.writeEmptyElement(element);
      write(attributes);
    }

    void text(String element, String text, Object... attributes) throws XMLStreamException {
      open(element, attributes);
      out.writeCharacters(text);
      close();
    }

    void close() throws XMLStreamException {
      out.writeEndElement();
      out.flush();
    }

    private void write(Object... attributes) throws XMLStreamException {
      for (int i = 0; i < attributes.length; i += 2) {
        out.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
      }
    }
  }
}

package io.kefuflow.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The mappings that are shipped ({@code import-mappings/*.yaml}), and the reader for those that are
 * uploaded.
 */
@Component
public class ImportMappings {

  /** Name of the mapping for our own template. */
  public static final String TEMPLATE = "kefuflow";

  static final String FIELD = "mapping";
  private static final int LARGEST_FILE = 64 * 1024;

  /** JSON is YAML. */
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Map<String, ImportMapping> shipped = new TreeMap<>();

  ImportMappings() throws IOException {
    var files =
        new PathMatchingResourcePatternResolver().getResources("classpath:import-mappings/*.yaml");
    for (Resource file : files) {
      try (InputStream content = file.getInputStream()) {
        ImportMapping mapping = read(content);
        shipped.put(mapping.name(), mapping);
      }
    }
  }

  /** The shipped mappings, our own template first. */
  public List<ImportMapping> all() {
    var mappings = new ArrayList<>(shipped.values());
    mappings.sort(Comparator.comparing(mapping -> !mapping.name().equals(TEMPLATE)));
    return mappings;
  }

  /**
   * The shipped mapping of this name.
   *
   * @throws InvalidInputException when there is none
   */
  public ImportMapping named(String name) {
    ImportMapping mapping = shipped.get(name.strip());
    if (mapping == null) {
      throw new InvalidInputException(
          FIELD, "没有名为“" + name.strip() + "”的映射：可用的有 " + String.join("、", shipped.keySet()));
    }
    return mapping;
  }

  /**
   * An empty file of our own: its columns under their first names, with a byte-order mark for
   * Excel.
   */
  public String template() {
    return named(TEMPLATE).columns().stream()
        .map(column -> column.headers().get(0))
        .collect(Collectors.joining(",", "\uFEFF", "\r\n"));
  }

  /**
   * A mapping from a file, YAML or JSON.
   *
   * @throws InvalidInputException when it is none; the message says where
   */
  public ImportMapping read(InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
    if (bytes.length > LARGEST_FILE) {
      throw new TooLargeException(FIELD, "映射文件过大：最多64KB");
    }
    try {
      ImportMapping mapping = YAML.readValue(bytes, ImportMapping.class);
      if (mapping == null) {
        throw new InvalidInputException(FIELD, "映射文件是空的：请重新选择文件");
      }
      // Patterns and words for our own values are checked here and not in the first row that needs
      // them.
      new RowReader(mapping, ZoneOffset.UTC);
      return mapping;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(FIELD, "映射文件有误：" + where(e) + reason(e));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(FIELD, "映射文件有误：" + e.getMessage());
    }
  }

  private static String where(JsonProcessingException e) {
    String line = e.getLocation() == null ? "" : "第" + e.getLocation().getLineNr() + "行";
    Collection<JsonMappingException.Reference> path =
        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    String field =
        path.stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    return line + (field.isEmpty() ? "" : "（" + field + "）") + "，";
  }

  private static String reason(JsonProcessingException e) {
    if (e.getCause() instanceof IllegalArgumentException own) {
      return own.getMessage();
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "没有这一项：可用的有 " + unknown.getKnownPropertyIds();
    }
    return e instanceof InvalidFormatException wrong
        ? "值“" + wrong.getValue() + "”不正确"
        : "请检查缩进和格式：" + e.getOriginalMessage().lines().findFirst().orElse("");
  }
}

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
import io.kefuflow.casework.CaseKind;
import io.kefuflow.casework.Procedure;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The mappings that can be named, those shipped ({@code import-mappings/*.yaml}) and our own
 * template for every procedure, and the reader for those that are uploaded.
 */
@Component
public class ImportMappings {

  /** Name of our own template for complaints; the names of the others begin with it. */
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

  private final Map<Procedure, CaseKind> kinds = new EnumMap<>(Procedure.class);
  private final Map<String, ImportMapping> shipped = new TreeMap<>();

  /**
   * @throws IllegalStateException when two kinds are of one procedure, or a shipped mapping is none
   */
  ImportMappings(List<CaseKind> kinds) throws IOException {
    for (CaseKind kind : kinds) {
      if (this.kinds.put(kind.procedure(), kind) != null) {
        throw new IllegalStateException("Two kinds of " + kind.procedure());
      }
    }
    var files =
        new PathMatchingResourcePatternResolver().getResources("classpath:import-mappings/*.yaml");
    for (Resource file : files) {
      try (InputStream content = file.getInputStream()) {
        ImportMapping mapping = YAML.readValue(content, ImportMapping.class);
        shipped.put(mapping.name(), mapping);
      }
    }
  }

  /**
   * The mappings that can be named: our own templates in the order of the procedures, complaints
   * first, then the others.
   */
  public List<ImportMapping> all() {
    return stream().toList();
  }

  private Stream<ImportMapping> stream() {
    return Stream.concat(
        kinds.values().stream()
            .sorted(Comparator.comparing(kind -> kind.procedure() != Procedure.COMPLAINT))
            .map(this::template),
        shipped.values().stream().filter(mapping -> !mapping.name().equals(TEMPLATE)));
  }

  /**
   * The mapping of this name.
   *
   * @throws InvalidInputException when there is none
   */
  public ImportMapping named(String name) {
    return stream()
        .filter(mapping -> mapping.name().equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    FIELD,
                    "没有名为“%s”的映射：可用的有 %s"
                        .formatted(
                            name.strip(),
                            stream().map(ImportMapping::name).collect(Collectors.joining("、")))));
  }

  /**
   * Our own template for the procedure with this process key.
   *
   * @throws InvalidInputException when there is no such procedure
   */
  public ImportMapping templateFor(String processKey) {
    return Procedure.ofProcess(processKey)
        .map(kinds::get)
        .map(this::template)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "procedure",
                    "没有“%s”的导入模板：可用的有 %s"
                        .formatted(
                            processKey,
                            kinds.keySet().stream()
                                .map(Procedure::processKey)
                                .collect(Collectors.joining("、")))));
  }

  private ImportMapping template(CaseKind kind) {
    ImportMapping complaints = shipped.get(TEMPLATE);
    return kind.procedure() == complaints.procedure()
        ? complaints
        : complaints.forKind(
            TEMPLATE + "-" + kind.procedure().processKey(),
            "本系统模板（" + kind.procedure().label() + "）",
            kind);
  }

  /**
   * What reads the rows of a file.
   *
   * @param defaultZone of dates when the mapping names none
   * @throws IllegalArgumentException when the mapping asks for what its procedure does not know
   */
  RowReader reader(ImportMapping mapping, ZoneId defaultZone) {
    return new RowReader(mapping, kinds.get(mapping.procedure()), defaultZone);
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
      reader(mapping, ZoneOffset.UTC);
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

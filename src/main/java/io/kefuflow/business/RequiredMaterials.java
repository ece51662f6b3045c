package io.kefuflow.business;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The materials of a kind of business as one cell of the catalogue lists them: {@code ID_CARD
 * 居民身份证(jpg,png,pdf)；TRANSFER_AGREEMENT 过户协议(pdf)}. Punctuation may be of either width.
 *
 * @param materials in the order of the cell; empty when none is needed
 */
public record RequiredMaterials(List<Material> materials) {

  private static final Pattern MATERIAL =
      Pattern.compile("([A-Z][A-Z0-9_]{0,39})\\s+([^()（）]{1,40}?)\\s*[(（]([^()（）]*)[)）]");
  private static final String EXAMPLE = "ID_CARD 居民身份证(jpg,png,pdf)；TRANSFER_AGREEMENT 过户协议(pdf)";

  public RequiredMaterials {
    materials = List.copyOf(materials);
  }

  /**
   * Reads a cell; null or blank for no materials.
   *
   * @throws IllegalArgumentException with a Chinese message that says what cannot be read
   */
  public static RequiredMaterials parse(String cell) {
    List<Material> materials = new ArrayList<>();
    Set<String> codes = new LinkedHashSet<>();
    for (String part : cell == null ? new String[0] : cell.split("[;；\n]")) {
      if (!part.isBlank()) {
        Material material = material(part.strip());
        if (!codes.add(material.code())) {
          throw new IllegalArgumentException("资料代码 " + material.code() + " 重复：每份资料一个代码");
        }
        materials.add(material);
      }
    }
    return new RequiredMaterials(materials);
  }

  private static Material material(String text) {
    Matcher parts = MATERIAL.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "所需资料“%s”无法识别：每份资料写“代码 名称(文件类型)”，用分号隔开，例如 %s".formatted(text, EXAMPLE));
    }
    Set<String> extensions = new LinkedHashSet<>();
    for (String extension : parts.group(3).split("[,，、]")) {
      if (!extension.isBlank()) {
        extensions.add(extension.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (extensions.isEmpty()) {
      throw new IllegalArgumentException("所需资料“%s”没有写接受的文件类型，例如 %s".formatted(text, EXAMPLE));
    }
    return new Material(
        parts.group(1), parts.group(2).strip(), Collections.unmodifiableSet(extensions));
  }

  /** The cell; {@link #parse} reads it back. */
  public String text() {
    return materials.stream().map(Material::text).collect(Collectors.joining("；"));
  }

  /** As a customer reads them, one a line. */
  public String described() {
    return materials.isEmpty()
        ? "无需资料"
        : materials.stream().map(Material::described).collect(Collectors.joining("\n"));
  }

  public Optional<Material> find(String code) {
    return materials.stream().filter(material -> material.code().equals(code)).findFirst();
  }
}

package io.kefuflow.casework;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The kinds of files that can be attached to a case. No archives and no old Office formats: what is
 * in them cannot be told from outside.
 */
enum AttachmentKind {
  PDF("application/pdf", null, "pdf"),
  PNG("image/png", null, "png"),
  JPEG("image/jpeg", null, "jpg", "jpeg"),
  GIF("image/gif", null, "gif"),
  TEXT("text/plain", null, "txt"),
  WORD(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "word/document.xml",
      "docx"),
  EXCEL(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xl/workbook.xml",
      "xlsx");

  private final String mediaType;
  private final String officePart;
  private final List<String> extensions;

  AttachmentKind(String mediaType, String officePart, String... extensions) {
    this.mediaType = mediaType;
    this.officePart = officePart;
    this.extensions = List.of(extensions);
  }

  String mediaType() {
    return mediaType;
  }

  /** The part that the package of an Office file must have, empty for other kinds. */
  Optional<String> officePart() {
    return Optional.ofNullable(officePart);
  }

  /** The kind that a file name claims, empty when it is none that we take. */
  static Optional<AttachmentKind> claimedBy(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.extensions.stream().anyMatch(ext -> name.endsWith("." + ext)))
        .findFirst();
  }

  /** All extensions, for messages. */
  static String allowed() {
    return Arrays.stream(values())
        .flatMap(kind -> kind.extensions.stream())
        .collect(Collectors.joining("、"));
  }
}

package io.kefuflow.casework;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.TextEncoding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;

/** Tells what a file from outside really is, and whether that is what its name says. */
final class AttachmentInspection {

  static final String FIELD = "file";
  private static final int LONGEST_NAME = 200;

  /** An Office file of the allowed size that unpacks to more than this was made to fill a disk. */
  private static final long LARGEST_UNPACKED = 500L * 1024 * 1024;

  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private static final Tika TIKA = new Tika();

  private AttachmentInspection() {}

  /**
   * The name without folders and characters that are special to file systems, shells or headers.
   *
   * @throws InvalidInputException when no usable name is left, or it is too long
   */
  static String cleanName(String fileName) {
    String name = fileName == null ? "" : fileName;
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    // Cf: invisible characters that reverse or hide parts of a name (gpj.exe shown as exe.jpg)
    name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "").replaceAll("[<>:\"|?*]", "_");
    name = name.replaceAll("[.\\s]+$", "").strip();
    if (name.isEmpty() || name.startsWith(".")) {
      throw new InvalidInputException(FIELD, "文件名无效：请使用带扩展名的文件名，如 缴费截图.png");
    }
    if (name.length() > LONGEST_NAME) {
      throw new InvalidInputException(FIELD, "文件名过长：最多" + LONGEST_NAME + "个字，请改短后再上传");
    }
    return name;
  }

  /**
   * What the file is, when that is allowed and agrees with its name.
   *
   * @throws InvalidInputException when it does not
   */
  static AttachmentKind kindOf(String cleanName, Path file) throws IOException {
    AttachmentKind claimed =
        AttachmentKind.claimedBy(cleanName)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        FIELD, "不支持这种文件：只能上传 " + AttachmentKind.allowed() + "，请转换格式后再上传"));
    if (!isReally(claimed, file)) {
      throw new InvalidInputException(FIELD, "文件内容与扩展名不符：" + cleanName + " 的内容不是所示格式或已损坏，请上传原始文件");
    }
    return claimed;
  }

  private static boolean isReally(AttachmentKind kind, Path file) throws IOException {
    if (kind.officePart().isPresent()) {
      return isOfficeFile(file, kind.officePart().get());
    }
    String found = contentType(file);
    if (kind == AttachmentKind.TEXT && found.equals(UNKNOWN_TYPE)) {
      // The detection knows no Chinese encodings.
      return TextEncoding.of(file).isPresent();
    }
    return kind.mediaType().equals(found);
  }

  private static String contentType(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      return TIKA.detect(content);
    }
  }

  /** Reads the table of contents only, so that nothing is unpacked. */
  private static boolean isOfficeFile(Path file, String part) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      var entries = Collections.list(zip.entries());
      Set<String> names = entries.stream().map(ZipEntry::getName).collect(Collectors.toSet());
      if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
        throw new InvalidInputException(FIELD, "文件含有宏：请另存为不含宏的文件后再上传");
      }
      if (entries.stream().mapToLong(ZipEntry::getSize).sum() > LARGEST_UNPACKED) {
        throw new InvalidInputException(FIELD, "文件解压后过大：请上传原始文件或拆分后再上传");
      }
      return names.contains("[Content_Types].xml") && names.contains(part);
    } catch (ZipException notAnArchive) {
      return false;
    }
  }
}

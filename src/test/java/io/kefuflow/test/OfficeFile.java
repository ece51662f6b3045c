package io.kefuflow.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as Office writes them, as far as their kind is told by. */
public final class OfficeFile {

  private OfficeFile() {}

  /** A document of Word. */
  public static byte[] word() throws IOException {
    return of("[Content_Types].xml", "word/document.xml");
  }

  /** A package of these parts. */
  public static byte[] of(String... parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write("<x/>".getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}

package io.kefuflow.api;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** CSV files that a browser saves under a name. */
final class CsvDownload {

  /** UTF-8. */
  static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private CsvDownload() {}

  /** A whole file. */
  static ResponseEntity<String> of(String fileName, String text) {
    return ResponseEntity.ok()
        .contentType(TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName))
        .body(text);
  }

  /** Value of the header, for a file that is written piece by piece. */
  static String disposition(String fileName) {
    return ContentDisposition.attachment().filename(fileName).build().toString();
  }
}

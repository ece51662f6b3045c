package io.kefuflow.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells how a text file is encoded: UTF-8, or what Chinese Windows and Excel write, GB18030 (which
 * contains GBK).
 */
public final class TextEncoding {

  /** UTF-8 first: its form is strict, while GB18030 accepts much that is none. */
  private static final List<Charset> KNOWN =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private TextEncoding() {}

  /**
   * The encoding in which the whole file is text without control characters, empty when there is
   * none.
   */
  public static Optional<Charset> of(Path file) throws IOException {
    for (Charset charset : KNOWN) {
      if (isText(file, charset)) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  /** As {@link #of(Path)}, of a text that is short enough to be in memory. */
  public static Optional<Charset> of(byte[] text) {
    return KNOWN.stream().filter(charset -> isText(text, charset)).findFirst();
  }

  private static boolean isText(byte[] text, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * A reader that fails with {@link CharacterCodingException} instead of replacing what it cannot
   * read.
   */
  public static Reader strictReader(Path file, Charset charset) throws IOException {
    return new InputStreamReader(
        Files.newInputStream(file),
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static boolean isText(Path file, Charset charset) throws IOException {
    try (Reader reader = strictReader(file, charset)) {
      char[] buffer = new char[8192];
      for (int n; (n = reader.read(buffer)) >= 0; ) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] < ' ' && "\t\r\n\f".indexOf(buffer[i]) < 0) {
            return false;
          }
        }
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

package io.kefuflow.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.unit.DataSize;

/**
 * A file from outside, put into a temporary file so that it can be looked at as a whole before
 * anything is kept, in constant memory. Closing it removes the temporary file.
 *
 * @param file where the content is
 * @param size in bytes
 * @param sha256 hash of the content, hexadecimal
 */
public record SpooledUpload(Path file, long size, String sha256) implements AutoCloseable {

  /**
   * Reads the content to its end. The caller closes the stream.
   *
   * @param field the field to name in an error
   * @throws InvalidInputException when there is nothing in it
   * @throws TooLargeException when it is larger than the limit; reading stops there
   */
  public static SpooledUpload of(String field, InputStream content, DataSize limit)
      throws IOException {
    MessageDigest digest = newDigest();
    Path file = Files.createTempFile("kefuflow-upload-", ".tmp");
    try {
      long size;
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        size = copy(content, out, limit.toBytes());
      }
      if (size == 0) {
        throw new InvalidInputException(field, "文件是空的：请重新选择文件");
      }
      if (size > limit.toBytes()) {
        throw new TooLargeException(field, "文件过大：最多" + limit.toMegabytes() + "MB，请压缩或拆分后再上传");
      }
      return new SpooledUpload(file, size, HexFormat.of().formatHex(digest.digest()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Copies until the end or until just past the limit; returns how much was copied. */
  private static long copy(InputStream in, OutputStream out, long limit) throws IOException {
    byte[] buffer = new byte[8192];
    long size = 0;
    for (int n; size <= limit && (n = in.read(buffer)) >= 0; size += n) {
      out.write(buffer, 0, n);
    }
    return size;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}

package io.kefuflow.engine.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Stores passwords with bcrypt instead of the engine's single round of SHA-512. Passwords stored
 * before keep working: the engine knows each by its prefix. Hashed first, because bcrypt reads 72
 * bytes only and the engine appends a salt of 24.
 */
class BcryptPasswordEncryptor implements PasswordEncryptor {

  private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder();

  @Override
  public String encrypt(String password) {
    return bcrypt.encode(shortened(password));
  }

  @Override
  public boolean check(String password, String encrypted) {
    return bcrypt.matches(shortened(password), encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return "bcrypt-sha256";
  }

  private static String shortened(String password) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}

package dev.formwork.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secret half of an API key: 32 random bytes, so that a plain hash of it can't be guessed back.
 * A token is {@code fwk_ID_SECRET}.
 */
public final class KeySecret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final String MARK = "fwk_";
  private static final int LONGEST = 200;

  private final String text;

  private KeySecret(String text) {
    this.text = text;
  }

  public static KeySecret random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** A token taken apart. */
  record Parts(String id, KeySecret secret) {}

  /** The parts of a token; empty where it is none of ours. */
  static Optional<Parts> parts(String token) {
    int end = token.indexOf('_', MARK.length());
    return token.startsWith(MARK) && end > 0 && token.length() <= LONGEST
        ? Optional.of(
            new Parts(token.substring(MARK.length(), end), new KeySecret(token.substring(end + 1))))
        : Optional.empty();
  }

  /** What a client sends. */
  public String token(String id) {
    return MARK + id + "_" + text;
  }

  /** What is kept of it. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** Compares in the same time, wherever the first difference is. */
  boolean matches(String hash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
  }
}

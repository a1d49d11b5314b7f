package dev.formwork.embedded.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a server keeps of a secret for SCRAM-SHA-256 (RFC 5802 and 7677): enough to tell who knows
 * it, and to prove that it does too. The secret itself is not kept.
 */
final class ScramSecret {

  /** The least that drivers accept. The secret is random, so that more would only cost time. */
  static final int ITERATIONS = 4096;

  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;
  private static final String HMAC = "HmacSHA256";

  private final String salt;
  private final byte[] storedKey;
  private final byte[] serverKey;

  ScramSecret(String secret) {
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    this.salt = Base64.getEncoder().encodeToString(random);
    byte[] salted = salted(secret, random);
    this.storedKey = sha256(hmac(salted, "Client Key"));
    this.serverKey = hmac(salted, "Server Key");
  }

  String salt() {
    return salt;
  }

  /** Whether the proof for this exchange of messages was made by somebody who knows the secret. */
  boolean isProvenBy(byte[] proof, String exchange) {
    byte[] signature = hmac(storedKey, exchange);
    if (proof.length != signature.length) {
      return false;
    }
    byte[] clientKey = new byte[proof.length];
    for (int i = 0; i < proof.length; i++) {
      clientKey[i] = (byte) (proof[i] ^ signature[i]);
    }
    return MessageDigest.isEqual(sha256(clientKey), storedKey);
  }

  /** What shows the client that this server knows the secret. */
  String signature(String exchange) {
    return Base64.getEncoder().encodeToString(hmac(serverKey, exchange));
  }

  private static byte[] salted(String secret, byte[] salt) {
    try {
      var specification = new PBEKeySpec(secret.toCharArray(), salt, ITERATIONS, KEY_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(specification)
          .getEncoded();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256", failure);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Every JDK has " + HMAC, failure);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("Every JDK has SHA-256", failure);
    }
  }
}

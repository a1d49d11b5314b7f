package dev.formwork.embedded;

import dev.formwork.embedded.server.Doorkeeper;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * How an embedded store is reached: a port of this machine, 0 for any that is free, and the secret
 * that lets in.
 */
public record Door(int port, String secret) {

  static final int MOST_PORTS = 65535;
  private static final int SECRET_BYTES = 32;

  /** What needs no escaping in a URI, and is long enough not to be guessed. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{20,200}");

  public Door {
    if (port < 0 || port > MOST_PORTS) {
      throw new IllegalArgumentException("Expected a port, but got " + port);
    }
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "Expected a secret of 20 to 200 letters, digits, - and _, but got another text");
    }
  }

  /** Any port, and a secret nobody knows yet. */
  public static Door unknown() {
    return atPort(0);
  }

  /** This port, and a secret nobody knows yet. */
  public static Door atPort(int port) {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return new Door(port, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  String uri(int boundTo, String database) {
    return "mongodb://%s:%s@127.0.0.1:%d/%s?authSource=admin&authMechanism=%s"
        .formatted(Doorkeeper.USER, secret, boundTo, database, Doorkeeper.MECHANISM);
  }

  /** Without the secret, which belongs into no log. */
  @Override
  public String toString() {
    return "Door[port=" + port + "]";
  }
}

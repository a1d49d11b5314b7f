package dev.formwork.kernel;

import java.security.SecureRandom;
import java.time.Clock;

/** Ids as the ULID specification has them: 48 bits of milliseconds, 80 bits of randomness. */
public final class TimeOrderedIds implements IdSource {

  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String next() {
    var id = new char[26];
    long time = clock.millis();
    for (int i = 9; i >= 0; i--) {
      id[i] = ALPHABET[(int) (time & 31)];
      time >>>= 5;
    }
    var bytes = new byte[16];
    random.nextBytes(bytes);
    for (int i = 0; i < 16; i++) {
      id[10 + i] = ALPHABET[bytes[i] & 31];
    }
    return new String(id);
  }
}

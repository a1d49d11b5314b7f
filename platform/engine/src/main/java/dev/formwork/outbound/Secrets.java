package dev.formwork.outbound;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Makes secrets that nobody guesses. */
@Component
public class Secrets {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** 64 hexadecimal digits. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

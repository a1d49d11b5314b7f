package dev.formwork.outbound;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** What a mail may be sent to: one bare address, never a list, a name or a header in disguise. */
public final class MailAddresses {

  private static final int LONGEST = 254;

  private MailAddresses() {}

  /** Whether the text is one mail address and nothing else. */
  public static boolean isAddress(String text) {
    if (text.length() > LONGEST || text.chars().anyMatch(MailAddresses::isForbidden)) {
      return false;
    }
    int at = text.indexOf('@');
    if (at < 1 || at != text.lastIndexOf('@')) {
      return false;
    }
    try {
      new InternetAddress(text, true).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  private static boolean isForbidden(int c) {
    return c <= ' ' || c >= 127 || "<>(),;:\\\"[]".indexOf(c) >= 0;
  }
}

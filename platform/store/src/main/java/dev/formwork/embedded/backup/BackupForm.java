package dev.formwork.embedded.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The form of a backup: gzip of frames. A frame is one byte that says its kind and a BSON document,
 * which says its own length: a header, then each collection with its documents behind it, then an
 * end that counts and has the SHA-256 of all collections and documents before.
 */
final class BackupForm {

  static final String NAME = "formwork-backup";
  static final int VERSION = 1;

  static final byte HEADER = 'H';
  static final byte COLLECTION = 'C';
  static final byte DOCUMENT = 'D';
  static final byte END = 'E';

  private BackupForm() {}

  /**
   * Whether the checksum is of it, which is the same for the same content whenever it was saved.
   */
  static boolean isContent(byte kind) {
    return kind == COLLECTION || kind == DOCUMENT;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("Every JDK has SHA-256", failure);
    }
  }
}

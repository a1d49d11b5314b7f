package dev.formwork.packs;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects the files of one pack and refuses the whole pack at the first that goes beyond a limit
 * or has a name that could lead elsewhere.
 */
final class PackLimits {

  static final int MAX_ENTRIES = 2_000;
  static final int MAX_ENTRY_BYTES = 5_000_000;
  static final int MAX_TOTAL_BYTES = 100_000_000;
  private static final int MAX_PATH = 200;

  /** Plain names only: no empty, dot or dot-dot part, backslash, drive, control or blank. */
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");

  private static final Pattern LEFT_BY_SYSTEMS =
      Pattern.compile("__MACOSX/.*|(.*/)?(\\.DS_Store|\\._.*|Thumbs\\.db)");

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final SortedMap<String, String> folded = new TreeMap<>();
  private int entries;
  private long total;

  /** Whether systems leave such files everywhere, and nobody means them. */
  static boolean isLeftBySystem(String path) {
    return path.indexOf("..") < 0 && LEFT_BY_SYSTEMS.matcher(path).matches();
  }

  /** Checks the name of one more entry before anything of it is read. */
  void announce(String path) {
    if (++entries > MAX_ENTRIES) {
      throw tooMuch("packs.too-many-files", "", MAX_ENTRIES);
    }
    if (path.length() > MAX_PATH || !PATH.matcher(path).matches()) {
      throw refused("packs.file.name", path);
    }
    String other = folded.put(path.toLowerCase(Locale.ROOT), path);
    if (other != null) {
      throw refused("packs.file.twice", path);
    }
  }

  /** Counts bytes as they come, whatever a header promised. */
  void count(String path, long ofFile, int more) {
    total += more;
    if (ofFile > MAX_ENTRY_BYTES) {
      throw tooMuch("packs.file.too-large", path, MAX_ENTRY_BYTES / 1_000_000);
    }
    if (total > MAX_TOTAL_BYTES) {
      throw tooMuch("packs.too-large", "", MAX_TOTAL_BYTES / 1_000_000);
    }
  }

  void add(String path, byte[] content) {
    if (startsAsZip(content)) {
      throw refused("packs.file.nested", path);
    }
    files.put(path, content);
  }

  SortedMap<String, byte[]> files() {
    return files;
  }

  private static boolean startsAsZip(byte[] content) {
    return content.length >= ZIP.length
        && Arrays.equals(content, 0, ZIP.length, ZIP, 0, ZIP.length);
  }

  static Refusal.Invalid refused(String code, String path) {
    return new Refusal.Invalid(Problem.error(code, shown(path)).with("file", shown(path)));
  }

  static Refusal.TooMuch tooMuch(String code, String path, long limit) {
    return new Refusal.TooMuch(
        Problem.error(code, shown(path)).with("file", shown(path)).with("limit", limit));
  }

  /** A name from outside, made fit for a message: short, and only what everybody can print. */
  private static String shown(String path) {
    String printable = path.replaceAll("[^\\x20-\\x7E]", "?");
    return printable.length() > MAX_PATH ? printable.substring(0, MAX_PATH) + "…" : printable;
  }
}

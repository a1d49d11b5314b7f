package dev.formwork.scripting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names in the source of a formula or script that are not the names of values: what follows a dot,
 * members of objects, texts; found by their characters alone.
 */
public final class SourceMembers {

  private static final Pattern ASKED_OF =
      Pattern.compile("([\\w$]+)\\s*\\??\\.\\s*(?:includes|indexOf)\\s*\\($");
  private static final Pattern ASKED_OF_IF_ANY =
      Pattern.compile(
          "\\(\\s*(?:[\\w$]+\\s*\\??\\.\\s*)*([\\w$]+)\\s*(?:\\|\\||\\?\\?)\\s*\\[\\s*\\]\\s*\\)"
              + "\\s*\\??\\.\\s*(?:includes|indexOf)\\s*\\($");
  private static final Pattern HOLDS =
      Pattern.compile(
          "^\\]\\s*\\.\\s*(?:includes|indexOf)\\s*\\("
              + "\\s*(?:[\\w$]+\\s*\\??\\.\\s*)*([\\w$]+)\\s*[),]");
  private static final Pattern BEFORE_EQUAL = Pattern.compile("([\\w$]+)\\s*[=!]==?$");
  private static final Pattern MEMBER_BEHIND_EQUAL =
      Pattern.compile(
          "^[=!]==?\\s*(?:[\\w$]+\\s*\\??\\.\\s*)*([\\w$]+)\\s*(?![\\w$\\s.(\\[]|\\?\\.)");
  private static final Pattern BEHIND_EQUAL = Pattern.compile("^[=!]==?\\s*([\\w$]+)");
  private static final Pattern OWNER = Pattern.compile("([\\w$]+)\\s*(?:\\?\\.)?\\[$");

  private SourceMembers() {}

  /** How a name stands in a source. */
  public enum Sort {
    /** Behind a dot: {@code line.amount}. */
    DOT,
    /** In brackets behind a value: {@code line['amount']}. */
    BRACKETS,
    /** As a member of an object: {@code {amount: 1}}. */
    MEMBER,
    /** As a member that is a value of the same name: {@code {amount}}. */
    SHORT,
    /** As a further argument of a call: {@code sum(lines, 'amount')}. */
    ARGUMENT,
    /** As what a value is compared with: {@code kind === 'amount'}. */
    COMPARED,
    /** As any other text. */
    TEXT
  }

  /**
   * A name and where it stands.
   *
   * @param owner the value whose member it is, or which is compared with it; empty where that is no
   *     simple name
   * @param start of the name itself, or of the quote before it
   */
  public record Spot(String name, String owner, Sort sort, int start, int end) {}

  /** Whether texts and code can be told apart; where not, no spots are found. */
  public static boolean isSure(String source) {
    return Blanked.isSure(source);
  }

  /** All of them, in the order of the source. */
  public static List<Spot> of(String source) {
    if (!isSure(source)) {
      return List.of();
    }
    String code = Blanked.of(source);
    var found = new ArrayList<Spot>();
    for (Blanked.Text text : Blanked.texts(source)) {
      found.add(text(source, code, text));
    }
    for (Identifiers.Spot each : Identifiers.all(source)) {
      int end = each.start() + each.name().length();
      switch (each.use()) {
        case READ -> {}
        case MEMBER -> found.add(new Spot(each.name(), "", Sort.MEMBER, each.start(), end));
        case BOTH -> found.add(new Spot(each.name(), "", Sort.SHORT, each.start(), end));
      }
    }
    addBehindDots(code, found);
    found.sort(Comparator.comparingInt(Spot::start));
    return found;
  }

  /** Whether a source reads of a value nothing but members whose names stand there. */
  public static boolean namesAllOf(String source, String owner) {
    long read =
        Identifiers.all(source).stream()
            .filter(each -> each.name().equals(owner) && each.use() != Identifiers.Use.MEMBER)
            .count();
    long named =
        of(source).stream()
            .filter(spot -> spot.owner().equals(owner))
            .filter(spot -> spot.sort() == Sort.DOT || spot.sort() == Sort.BRACKETS)
            .count();
    return isSure(source) && read == named;
  }

  /** The source with another name at some spots; all else stays. */
  public static String renamed(String source, Predicate<Spot> which, String now) {
    var written = new StringBuilder(source);
    for (Spot spot : of(source).reversed()) {
      if (which.test(spot)) {
        written.replace(spot.start(), spot.end(), written(source, spot, now));
      }
    }
    return written.toString();
  }

  private static String written(String source, Spot spot, String now) {
    char first = source.charAt(spot.start());
    boolean isQuoted = first == '\'' || first == '"';
    if (isQuoted) {
      return first + now + first;
    }
    String name = Identifiers.isFree(now) ? now : "'" + now + "'";
    return spot.sort() == Sort.SHORT ? name + ": " + spot.name() : name;
  }

  /**
   * The name of what a text is compared with, also that of a member: {@code kind} in {@code
   * line.kind === 'gift'}; empty where that is none.
   */
  public static String comparedWith(String source, Spot spot) {
    if (spot.sort() != Sort.COMPARED || !spot.owner().isEmpty()) {
      return spot.owner();
    }
    String code = Blanked.of(source);
    String before = code.substring(0, spot.start()).stripTrailing();
    String after = code.substring(spot.end()).stripLeading();
    for (Matcher each :
        List.of(
            BEFORE_EQUAL.matcher(before),
            MEMBER_BEHIND_EQUAL.matcher(after),
            ASKED_OF.matcher(before),
            ASKED_OF_IF_ANY.matcher(before),
            HOLDS.matcher(behindList(code, spot.end())))) {
      if (each.find()) {
        return each.group(1);
      }
    }
    return "";
  }

  private static void addBehindDots(String code, List<Spot> found) {
    int i = 0;
    while (i < code.length()) {
      int start = i;
      while (i < code.length() && Identifiers.isPart(code.charAt(i))) {
        i++;
      }
      if (i == start) {
        i++;
      } else if (Identifiers.isStart(code.charAt(start)) && Identifiers.isBehindDot(code, start)) {
        String before = code.substring(0, start).stripTrailing();
        before = before.substring(0, before.length() - 1);
        before = before.endsWith("?") ? before.substring(0, before.length() - 1) : before;
        String name = code.substring(start, i);
        found.add(new Spot(name, lastName(before), Sort.DOT, start, i));
      }
    }
  }

  /** The name that ends there, unless it is a member of something itself. */
  private static String lastName(String code) {
    String before = code.stripTrailing();
    int start = before.length();
    while (start > 0 && Identifiers.isPart(before.charAt(start - 1))) {
      start--;
    }
    return start < before.length() ? simple(before, start) : "";
  }

  private static String simple(String code, int start) {
    int end = start;
    while (end < code.length() && Identifiers.isPart(code.charAt(end))) {
      end++;
    }
    boolean isName = end > start && Identifiers.isStart(code.charAt(start));
    return isName && !Identifiers.isBehindDot(code, start) ? code.substring(start, end) : "";
  }

  private static Spot text(String source, String code, Blanked.Text text) {
    String name = source.substring(text.start() + 1, Math.max(text.start() + 1, text.end() - 1));
    String before = code.substring(0, text.start()).stripTrailing();
    String after = code.substring(text.end()).stripLeading();
    char previous = before.isEmpty() ? 0 : before.charAt(before.length() - 1);
    char next = after.isEmpty() ? 0 : after.charAt(0);
    Sort sort = Sort.TEXT;
    String owner = "";
    Matcher brackets = OWNER.matcher(before);
    boolean isBehindAName = brackets.find() && Identifiers.isFree(brackets.group(1));
    if (next == ':' && (previous == '{' || previous == ',')) {
      sort = Sort.MEMBER;
    } else if (next == ']' && (isBehindAName || before.endsWith(")[") || before.endsWith("]["))) {
      sort = Sort.BRACKETS;
      owner = isBehindAName ? simple(code, brackets.start(1)) : "";
    } else {
      String compared = comparedWith(code, before, after, text.end());
      if (compared != null) {
        sort = Sort.COMPARED;
        owner = compared;
      } else if (previous == ',' && (next == ')' || next == ',')) {
        sort = isInACall(before) ? Sort.ARGUMENT : Sort.TEXT;
      }
    }
    return new Spot(name, owner, sort, text.start(), text.end());
  }

  /** The value that a text is compared with; empty where that is no simple name, else null. */
  private static @Nullable String comparedWith(String code, String before, String after, int end) {
    Matcher equal = BEFORE_EQUAL.matcher(before);
    if (equal.find()) {
      return simple(code, equal.start(1));
    }
    Matcher behind = BEHIND_EQUAL.matcher(after);
    if (behind.find()) {
      int start = code.indexOf(after, end) + behind.start(1);
      return wholeName(code, start);
    }
    Matcher asked = ASKED_OF.matcher(before);
    if (asked.find()) {
      return simple(code, asked.start(1));
    }
    Matcher askedIfAny = ASKED_OF_IF_ANY.matcher(before);
    if (askedIfAny.find()) {
      return simple(code, askedIfAny.start(1));
    }
    if (before.endsWith("==") || before.endsWith("!=")) {
      return "";
    }
    return inAList(code, before, end);
  }

  /** A name that nothing is read of. */
  private static String wholeName(String code, int start) {
    String name = simple(code, start);
    String rest = code.substring(start + name.length()).stripLeading();
    boolean isWhole =
        !rest.startsWith(".")
            && !rest.startsWith("?.")
            && !rest.startsWith("[")
            && !rest.startsWith("(");
    return isWhole ? name : "";
  }

  /** The value that is looked for in a list of texts: {@code ['a', 'b'].includes(kind)}. */
  private static @Nullable String inAList(String code, String before, int end) {
    if (!before.endsWith("[") && !before.endsWith(",")) {
      return null;
    }
    String behind = behindList(code, end);
    Matcher holds = HOLDS.matcher(behind);
    int at = code.length() - behind.length();
    return holds.find() ? wholeName(code, at + holds.start(1)) : null;
  }

  /** What follows the texts of a list, which are blank, from its end on. */
  private static String behindList(String code, int end) {
    int at = end;
    while (at < code.length()
        && (code.charAt(at) == ',' || Character.isWhitespace(code.charAt(at)))) {
      at++;
    }
    return code.substring(at);
  }

  /** Whether a bracket of a call, and no list, is what is open there. */
  private static boolean isInACall(String before) {
    int depth = 0;
    for (int i = before.length() - 1; i >= 0; i--) {
      char c = before.charAt(i);
      if (c == ')' || c == ']' || c == '}') {
        depth++;
      } else if (c == '(' || c == '[' || c == '{') {
        if (depth == 0) {
          return c == '(' && i > 0 && Identifiers.isPart(before.charAt(i - 1));
        }
        depth--;
      }
    }
    return false;
  }
}

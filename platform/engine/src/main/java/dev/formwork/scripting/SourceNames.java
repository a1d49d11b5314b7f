package dev.formwork.scripting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names in the source of a formula or script, and the same source with another name. */
public final class SourceNames {

  private static final Pattern EQUAL_TO = Pattern.compile("[=!]=");
  private static final Pattern EQUAL_TO_NOTHING = Pattern.compile("[=!]==?\\s*(null|undefined)\\b");
  private static final Pattern NOTHING_EQUALS = Pattern.compile("\\b(null|undefined)\\s*[=!]==?$");

  private SourceNames() {}

  /** The names of the members of objects that it writes: {@code total} of {total: a + b}. */
  public static Set<String> members(String source) {
    return Identifiers.all(source).stream()
        .filter(each -> each.use() != Identifiers.Use.READ)
        .map(Identifiers.Spot::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a source depends on what kind of value a name has: it looks into the value, as in
   * {@code name.length}, or asks whether it is a certain one, as in {@code name === 'a'}; whether
   * it is there at all may be asked of every kind.
   */
  public static boolean isOfItsKind(String source, String name) {
    String code = Blanked.of(source);
    return Identifiers.all(source).stream()
        .filter(spot -> spot.name().equals(name) && spot.use() != Identifiers.Use.MEMBER)
        .anyMatch(spot -> {
          String before = code.substring(0, spot.start()).stripTrailing();
          String after = code.substring(spot.start() + name.length()).stripLeading();
          return after.startsWith(".")
              || after.startsWith("?.")
              || after.startsWith("[")
              || (EQUAL_TO.matcher(after).lookingAt()
                  && !EQUAL_TO_NOTHING.matcher(after).lookingAt())
              || ((before.endsWith("==") || before.endsWith("!="))
                  && !NOTHING_EQUALS.matcher(before).find());
        });
  }

  /**
   * The source where it reads another name instead, and nothing else: texts, comments, what follows
   * a dot and the members of objects stay. Empty where that can't be said for sure: the new name
   * means something in there already, or what is text and what is code can't be told apart.
   *
   * @param withMembers whether members of objects are called by the new name too
   */
  public static Optional<String> renamed(
      String source, String old, String now, boolean withMembers) {
    List<Identifiers.Spot> spots = Identifiers.all(source);
    boolean isTaken =
        spots.stream()
            .anyMatch(each -> each.name().equals(now) && each.use() != Identifiers.Use.MEMBER);
    if (isTaken || !Blanked.isSure(source)) {
      return Optional.empty();
    }
    var written = new StringBuilder(source);
    for (Identifiers.Spot spot : spots.reversed()) {
      if (spot.name().equals(old)) {
        String instead =
            switch (spot.use()) {
              case READ -> now;
              case MEMBER -> withMembers ? now : old;
              case BOTH -> withMembers ? now : old + ": " + now;
            };
        written.replace(spot.start(), spot.start() + old.length(), instead);
      }
    }
    return Optional.of(written.toString());
  }
}

package dev.formwork.scripting;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A formula or the body of a script; it reads only the values it is given under {@code names}.
 *
 * <p>Equal source, names and kind are one expression, wherever they stand: they are parsed once and
 * put into quarantine together.
 */
public record Expression(String source, List<String> names, Kind kind) {

  /** How the source is read. */
  public enum Kind {
    /** One JavaScript expression, as in {@code round(quantity * unitPrice, 2)}. */
    FORMULA,
    /** Statements with {@code return}. */
    SCRIPT
  }

  public Expression {
    names = List.copyOf(names);
    for (String name : names) {
      if (!Identifiers.isFree(name)) {
        throw new IllegalArgumentException(
            "Expected a name a script can read like unitPrice, but got \"%s\".".formatted(name));
      }
    }
    if (Set.copyOf(names).size() != names.size()) {
      throw new IllegalArgumentException("Expected each name once, but got " + names + ".");
    }
  }

  /** Whether a value can be passed under this name: an identifier that is no reserved word. */
  public static boolean isName(String name) {
    return Identifiers.isFree(name);
  }

  /** A formula that reads those of the known names that stand in its source. */
  public static Expression formula(String source, Collection<String> known) {
    return new Expression(source, namesIn(source, known), Kind.FORMULA);
  }

  /** A script that reads those of the known names that stand in its source. */
  public static Expression script(String source, Collection<String> known) {
    return new Expression(source, namesIn(source, known), Kind.SCRIPT);
  }

  /**
   * Rather one name too many (the key of an object, say) than one too few; and one too few is no
   * danger either, because an expression can read nothing but what is passed to it.
   */
  private static List<String> namesIn(String source, Collection<String> known) {
    Set<String> standing = Identifiers.in(source);
    return known.stream()
        .filter(standing::contains)
        .filter(Identifiers::isFree)
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }
}

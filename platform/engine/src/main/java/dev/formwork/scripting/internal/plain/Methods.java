package dev.formwork.scripting.internal.plain;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Methods of texts and lists that take values. */
final class Methods {

  private static final int MOST_ITEMS = 1_000;

  private Methods() {}

  static Object of(@Nullable Object target, String name, List<@Nullable Object> given) {
    return switch (target) {
      case String text -> ofText(text, name, given);
      case List<?> list when list.size() <= MOST_ITEMS -> ofList(list, name, given);
      case null, default -> throw new NotPlain();
    };
  }

  private static Object ofText(String text, String name, List<@Nullable Object> given) {
    return switch (name) {
      case "slice" -> slice(text, given);
      case "includes" -> text.contains(onlyText(given));
      case "startsWith" -> text.startsWith(onlyText(given));
      case "endsWith" -> text.endsWith(onlyText(given));
      default -> throw new NotPlain();
    };
  }

  private static String slice(String text, List<@Nullable Object> given) {
    if (given.isEmpty() || given.size() > 2) {
      throw new NotPlain();
    }
    int from = place(text, given.get(0));
    int to = given.size() == 2 ? place(text, given.get(1)) : text.length();
    return from < to ? text.substring(from, to) : "";
  }

  /** From the end where it is negative, and never outside. */
  private static int place(String text, @Nullable Object index) {
    if (!(index instanceof Double number) || number != Math.rint(number)) {
      throw new NotPlain();
    }
    double place = number < 0 ? text.length() + number : number;
    return (int) Math.clamp(place, 0, text.length());
  }

  private static Object ofList(List<?> list, String name, List<@Nullable Object> given) {
    return switch (name) {
      case "includes" -> list.stream().map(Values::inside).anyMatch(onlyText(given)::equals);
      case "join" ->
          Values.bounded(
              list.stream()
                  .map(Values::inside)
                  .map(item -> Values.isNothing(item) ? "" : Values.text(item))
                  .collect(Collectors.joining(given.isEmpty() ? "," : onlyText(given))));
      default -> throw new NotPlain();
    };
  }

  private static String onlyText(List<@Nullable Object> given) {
    if (given.size() == 1 && given.getFirst() instanceof String text) {
      return text;
    }
    throw new NotPlain();
  }
}

package dev.formwork.scripting.internal.plain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind a dot or in square brackets. */
final class Members {

  /** What every map has besides its own keys. */
  private static final Set<String> INHERITED =
      Set.of(
          "__defineGetter__",
          "__defineSetter__",
          "__lookupGetter__",
          "__lookupSetter__",
          "__proto__",
          "constructor",
          "hasOwnProperty",
          "isPrototypeOf",
          "propertyIsEnumerable",
          "toLocaleString",
          "toString",
          "valueOf");

  private Members() {}

  static @Nullable Object of(@Nullable Object target, String key) {
    return switch (target) {
      case Map<?, ?> map when !INHERITED.contains(key) ->
          map.containsKey(key) ? Values.inside(map.get(key)) : Values.Undefined.UNDEFINED;
      case List<?> list when key.equals("length") -> (double) list.size();
      case String text when key.equals("length") -> (double) text.length();
      case null, default -> throw new NotPlain();
    };
  }

  static @Nullable Object at(@Nullable Object target, int index) {
    List<?> list = Values.list(target);
    return index < list.size() ? Values.inside(list.get(index)) : Values.Undefined.UNDEFINED;
  }
}

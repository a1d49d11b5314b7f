package dev.formwork.packs.histories;

import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The samples that are told so far, by form and in the order of time. */
final class Pool {

  private final Map<QualifiedKey, List<Told>> byForm = new HashMap<>();
  private final Map<String, Told> byId = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  Pool(List<Told> samples) {
    add(samples);
  }

  void add(List<Told> samples) {
    for (Told each : samples) {
      byForm.computeIfAbsent(each.form(), _ -> new ArrayList<>()).add(each);
      byId.put(each.id(), each);
    }
    byForm.values().forEach(list -> list.sort(Comparator.comparing(Told::at)));
  }

  /** The submitted samples of a form that hold these values. */
  List<Told> of(QualifiedKey form, Map<String, Object> where) {
    return byForm.getOrDefault(form, List.of()).stream()
        .filter(Told::submit)
        .filter(each -> holds(each, where))
        .toList();
  }

  /** The sample that {@code @id} means. */
  @Nullable Told find(@Nullable Object reference) {
    return reference instanceof String text && text.startsWith("@")
        ? byId.get(text.substring(1))
        : null;
  }

  /** Whether a draw has taken it that takes each only once. */
  boolean isUsed(Told told) {
    return used.contains(told.id());
  }

  void use(Told told) {
    used.add(told.id());
  }

  /** All that is written in them, so that nothing unique is invented twice. */
  Set<String> texts() {
    var texts = new HashSet<String>();
    byId.values()
        .forEach(told ->
            told.data()
                .values()
                .forEach(value -> {
                  if (value instanceof String text) {
                    texts.add(text);
                  }
                }));
    return texts;
  }

  /** Also who entered it, as {@code as}, and how many acts followed, as {@code acts}. */
  private static boolean holds(Told told, Map<String, Object> where) {
    return where.entrySet().stream()
        .allMatch(wanted -> {
          Object held =
              switch (wanted.getKey()) {
                case "as" -> told.as();
                case "acts" -> told.then().size();
                default -> told.data().get(wanted.getKey());
              };
          return wanted.getValue() instanceof List<?> several
              ? several.stream().anyMatch(each -> isIn(held, each))
              : isIn(held, wanted.getValue());
        });
  }

  /** Whether it is this value, or holds it somewhere. */
  private static boolean isIn(@Nullable Object held, @Nullable Object value) {
    return switch (held) {
      case List<?> list -> list.stream().anyMatch(each -> isIn(each, value));
      case Map<?, ?> map -> map.values().stream().anyMatch(each -> isIn(each, value));
      case Number number -> value instanceof Number && number.toString().equals(value.toString());
      case null, default -> Objects.equals(held, value);
    };
  }
}

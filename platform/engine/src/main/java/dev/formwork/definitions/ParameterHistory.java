package dev.formwork.definitions;

import dev.formwork.kernel.FieldKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What administrators set for the parameters of an app, and from when on. Of the changes that count
 * on a day the one with the latest first day holds, and of those the one that was made last.
 */
public record ParameterHistory(List<ParameterChange> changes) {

  public static final ParameterHistory NONE = new ParameterHistory(List.of());

  private static final Comparator<ParameterChange> LATER =
      Comparator.comparing(
              (ParameterChange change) -> Optional.ofNullable(change.from()).orElse(LocalDate.MIN))
          .thenComparing(ParameterChange::at);

  public ParameterHistory {
    changes = List.copyOf(changes);
  }

  /** The changes of one parameter, the latest day first. */
  public List<ParameterChange> of(FieldKey key) {
    return changes.reversed().stream()
        .filter(change -> change.key().equals(key))
        .sorted(LATER.reversed())
        .toList();
  }

  /** Each parameter that the app has with its value on a day, typed. */
  public Map<String, Object> on(LocalDate day, Manifest manifest) {
    var values = manifest.parameterDefaults();
    for (Manifest.Parameter parameter : manifest.parameters()) {
      of(parameter.key()).stream()
          .filter(change -> change.counts(day))
          .findFirst()
          .map(ParameterChange::value)
          .filter(parameter.type()::accepts) // the pack may have given it another type since
          .ifPresent(value -> values.put(parameter.key().value(), parameter.type().typed(value)));
    }
    return values;
  }

  ParameterHistory with(ParameterChange change) {
    var more = new ArrayList<>(changes);
    more.add(change);
    return new ParameterHistory(more);
  }

  ParameterHistory without(ParameterChange change) {
    return new ParameterHistory(changes.stream().filter(each -> !each.equals(change)).toList());
  }
}

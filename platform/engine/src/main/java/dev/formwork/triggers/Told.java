package dev.formwork.triggers;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule about no record may name: what its trigger tells. */
record Told(Trigger trigger, Map<String, Object> parameters) implements Vocabulary {

  private static final Map<String, ValueKind> OF_A_METRIC =
      Map.of(
          "metric", ValueKind.TEXT,
          "title", ValueKind.TEXT,
          "period", ValueKind.TEXT,
          "organisation", ValueKind.TEXT,
          "organisationTitle", ValueKind.TEXT,
          "owner", ValueKind.TEXT,
          "periods", ValueKind.NUMBER,
          "value", ValueKind.NUMBER,
          "target", ValueKind.NUMBER);

  @Override
  public Optional<ValueKind> field(FieldKey key) {
    return Optional.ofNullable(by(trigger).get(key.value()));
  }

  /** All that the trigger tells, each with its kind. */
  static Map<String, ValueKind> by(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Hook hook ->
          hook.fields().stream()
              .collect(
                  Collectors.toMap(
                      taken -> taken.key().value(), Trigger.Taken::type, (first, _) -> first));
      case Trigger.MetricOff _ -> OF_A_METRIC;
      case Trigger.Scheduled _ -> Map.of("due", ValueKind.DATE_TIME);
      case Trigger.OfRecord _, Trigger.AtDate _, Trigger.Repeat _ -> Map.of();
    };
  }

  @Override
  public Optional<ValueKind> parameter(FieldKey key) {
    return Optional.ofNullable(parameters.get(key.value())).map(ValueKind::of);
  }
}

package dev.formwork.triggers;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.Map;
import java.util.Optional;

/** What a rule about no record may name: what its trigger tells. */
record Told(Trigger trigger, Map<String, Object> parameters) implements Vocabulary {

  private static final Map<String, ValueKind> OF_A_METRIC =
      Map.of(
          "metric", ValueKind.TEXT,
          "title", ValueKind.TEXT,
          "period", ValueKind.TEXT,
          "organisation", ValueKind.TEXT,
          "owner", ValueKind.TEXT,
          "periods", ValueKind.NUMBER,
          "value", ValueKind.NUMBER,
          "target", ValueKind.NUMBER);

  @Override
  public Optional<ValueKind> field(FieldKey key) {
    return switch (trigger) {
      case Trigger.Hook hook ->
          hook.fields().stream()
              .filter(taken -> taken.key().equals(key))
              .map(Trigger.Taken::type)
              .findFirst();
      case Trigger.MetricOff _ -> Optional.ofNullable(OF_A_METRIC.get(key.value()));
      case Trigger.OfRecord _, Trigger.OfTime _ -> Optional.empty();
    };
  }

  @Override
  public Optional<ValueKind> parameter(FieldKey key) {
    return Optional.ofNullable(parameters.get(key.value())).map(ValueKind::of);
  }
}

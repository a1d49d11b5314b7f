package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a flow wants done outside its record. */
record Errands(Move move, Step at) {

  void of(Node.Act act) {
    for (NewRecord wanted : act.create()) {
      var values = new LinkedHashMap<FieldKey, Object>();
      values(wanted.set())
          .forEach((field, value) -> {
            if (value != null) {
              values.put(field, value);
            }
          });
      move.effect(
          new FlowEffect.RecordWanted(wanted.form(), values, wanted.link(), wanted.submit()));
    }
    for (RecordsUpdate update : act.update()) {
      Records records = update.records().about(move.fields().seen(at.lane()));
      move.effect(new FlowEffect.RecordsChanged(records, values(update.set())));
    }
    for (Webhook webhook : act.webhooks()) {
      Object address = move.context().evaluation().params().get(webhook.to().value());
      move.effect(
          new FlowEffect.WebhookWanted(
              address == null ? "" : address.toString(), values(webhook.body())));
    }
  }

  private Map<FieldKey, @Nullable Object> values(Map<FieldKey, ValueSource> sources) {
    var values = new LinkedHashMap<FieldKey, @Nullable Object>();
    sources.forEach((field, source) -> values.put(field, move.fields().value(source, at)));
    return values;
  }
}

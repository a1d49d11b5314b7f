package dev.formwork.records.internal;

import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.Node;
import dev.formwork.flows.Stage;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells people what a flow wants them to be told. */
final class NoticesEffect {

  private NoticesEffect() {}

  static Optional<Effect> of(FormRecord record, FormModel model, List<FlowEffect> told, String id) {
    var notices = new ArrayList<Map<String, Object>>();
    for (FlowEffect effect : told) {
      if (effect instanceof FlowEffect.Noticed noticed) {
        var notice = new LinkedHashMap<String, Object>();
        notice.put("what", noticed.what());
        notice.put("title", title(model, noticed.node()).byLanguage());
        notice.put("persons", noticed.persons());
        notice.put("text", noticed.text().byLanguage());
        notices.add(notice);
      }
    }
    if (notices.isEmpty()) {
      return Optional.empty();
    }
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("form", record.form().toString());
    payload.put("at", record.stamps().updatedAt());
    if (record.number() != null) {
      payload.put("number", record.number());
    }
    payload.put("notices", notices);
    return Optional.of(new Effect(id, Effect.NOTICES, payload));
  }

  /** What a node, a stage or the flow itself is called. */
  private static LocalizedText title(FormModel model, DefinitionKey key) {
    Optional<Flow> flow = model.flow();
    return flow.flatMap(it -> it.find(key))
        .map(Node::title)
        .or(() ->
            flow.stream()
                .flatMap(it -> it.stages().stream())
                .filter(stage -> stage.key().equals(key))
                .map(Stage::title)
                .findFirst())
        .filter(title -> !title.isEmpty())
        .or(() -> flow.map(Flow::title))
        .orElse(LocalizedText.of(key.value()));
  }
}

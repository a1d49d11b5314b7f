package dev.formwork.records.internal;

import dev.formwork.definitions.Definitions;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a move wants done in the world, as effects of the write that stores it. */
final class FlowEffects {

  private final FormRecord record;
  private final FormModel model;
  private final String prefix;
  private final Command.Act act;
  private final List<Effect> effects = new ArrayList<>();

  private FlowEffects(FormRecord record, FormModel model, String prefix, Command.Act act) {
    this.record = record;
    this.model = model;
    this.prefix = prefix;
    this.act = act;
  }

  /**
   * The effects, numbered from 2: before them come history and inbox.
   *
   * @param act the one that this write does
   */
  static List<Effect> of(
      List<FlowEffect> wanted, FormRecord record, FormModel model, String prefix, Command.Act act) {
    var all = new FlowEffects(record, model, prefix, act);
    wanted.forEach(all::add);
    return all.effects;
  }

  /** Those who get a copy take part in the record from then on. */
  static Set<String> readers(List<FlowEffect> wanted) {
    var readers = new LinkedHashSet<String>();
    for (FlowEffect effect : wanted) {
      if (effect instanceof FlowEffect.Copied(_, _, var persons)) {
        readers.addAll(persons);
      }
    }
    return readers;
  }

  private void add(FlowEffect wanted) {
    switch (wanted) {
      case FlowEffect.TimerWanted(var id, var due) -> timer(id, due);
      case FlowEffect.TimerDropped(var id) -> timer(id, null);
      case FlowEffect.Noticed(var what, var node, var persons, var template, var text) ->
          notice(what, node, persons, template, text);
      case FlowEffect.RecordWanted create -> {
        var payload = about();
        payload.put("target", create.form());
        payload.put("values", values(create.values()));
        putIfKnown(payload, "link", create.link() == null ? null : create.link().value());
        payload.put("submit", create.submit());
        add(Effect.RECORD, payload);
      }
      case FlowEffect.RecordsChanged(var records, var values) -> {
        var payload = about();
        payload.put("records", Definitions.mapper().writeValueAsString(records));
        payload.put("values", values(values));
        add(Effect.RECORDS, payload);
      }
      case FlowEffect.WebhookWanted(var address, var body) -> {
        var payload = about();
        payload.put("address", address);
        payload.put("body", values(body));
        add(Effect.WEBHOOK, payload);
      }
      case FlowEffect.SubFlowWanted wantedFlow -> {
        var payload = about();
        payload.put("flow", wantedFlow.flow().toString());
        payload.put("step", wantedFlow.step());
        payload.put("target", wantedFlow.form().toString());
        payload.put("child", wantedFlow.record());
        payload.put("awaited", wantedFlow.awaited());
        add(Effect.SUB_FLOW, payload);
      }
      case FlowEffect.SubFlowDropped(var form, var child, var step) -> {
        var payload = about();
        payload.put("step", step);
        payload.put("target", form.toString());
        payload.put("child", child);
        add(Effect.SUB_FLOW_DROPPED, payload);
      }
      case FlowEffect.Ended(var state) -> tellParent(state);
      case FlowEffect.TaskOpened _,
          FlowEffect.TaskChanged _,
          FlowEffect.TaskClosed _,
          FlowEffect.Copied _,
          FlowEffect.Stopped _ -> {}
    }
  }

  private void timer(String id, @Nullable Instant due) {
    var payload = about();
    payload.put("timer", id);
    putIfKnown(payload, "due", due);
    add(Effect.TIMER, payload);
  }

  private void notice(
      String what,
      DefinitionKey node,
      List<String> persons,
      @Nullable DefinitionKey template,
      LocalizedText text) {
    var payload = about();
    payload.put("what", what);
    payload.put("node", node.value());
    payload.put("persons", persons);
    if (template == null) {
      payload.put("text", text.byLanguage());
      add(Effect.NOTICE, payload);
      return;
    }
    payload.put("template", template.value());
    payload.put("text", text.or(LocalizedText.of(lastOpinion())).byLanguage());
    add(Effect.MESSAGE, payload);
  }

  /** What was written with the latest decision; empty where nothing was. */
  private String lastOpinion() {
    Execution execution = record.execution();
    return execution == null
        ? ""
        : execution.steps().stream()
            .filter(step -> step.leftAt() != null && step.decidedBy() != null)
            .max(Comparator.comparing(Step::leftAt))
            .map(Step::opinion)
            .orElse("");
  }

  private void tellParent(EndState state) {
    Execution execution = record.execution();
    if (execution != null && execution.parent() != null) {
      var payload = about();
      payload.put("target", execution.parent().form().toString());
      payload.put("parent", execution.parent().record());
      payload.put("step", execution.parent().step());
      payload.put("state", state.name());
      add(Effect.SUB_FLOW_ENDED, payload);
    }
  }

  /** Someone is told that he was mentioned in a comment. */
  static Effect mention(
      FormRecord record, FormModel model, String prefix, Command.Comment comment) {
    var all = new FlowEffects(record, model, prefix, comment.act());
    var payload = all.about();
    payload.put("what", "record.notice.mentioned");
    payload.put("persons", comment.mentions());
    payload.put("text", LocalizedText.of(comment.text().strip()).byLanguage());
    all.add(Effect.NOTICE, payload);
    return all.effects.getFirst();
  }

  private Map<String, Object> about() {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("form", record.form().toString());
    payload.put("formTitle", model.form().title().byLanguage());
    putIfKnown(payload, "number", record.number());
    payload.put("revision", record.revision());
    payload.put("at", record.stamps().updatedAt());
    payload.put("by", record.stamps().updatedBy());
    Execution execution = record.execution();
    payload.put(
        "initiator", execution == null ? record.stamps().createdBy() : execution.initiator());
    payload.put("depth", (long) act.depth() + 1);
    if (act.origin().isPast()) {
      payload.put("replayed", true);
    }
    return payload;
  }

  private static Map<String, Object> values(Map<FieldKey, ? extends @Nullable Object> values) {
    var named = new LinkedHashMap<String, Object>();
    values.forEach(
        (field, value) -> named.put(field.value(), value == null ? Effect.NOTHING : value));
    return named;
  }

  private void add(String kind, Map<String, Object> payload) {
    effects.add(new Effect(prefix + (effects.size() + 2), kind, payload));
  }

  private static void putIfKnown(Map<String, Object> payload, String key, @Nullable Object value) {
    if (value != null) {
      payload.put(key, value);
    }
  }
}

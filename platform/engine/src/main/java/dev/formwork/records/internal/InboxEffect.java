package dev.formwork.records.internal;

import dev.formwork.flows.FlowTask;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the inbox which tasks of a record are open after a write; any other entry of the record is
 * closed by that. A later revision overrules an earlier one, so the order of arrival does not
 * matter.
 */
final class InboxEffect {

  private InboxEffect() {}

  static Effect of(FormRecord record, FormModel model, String id) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("record", record.id());
    payload.put("form", record.form().toString());
    payload.put("formTitle", model.form().title().byLanguage());
    payload.put("revision", record.revision());
    payload.put("release", record.release());
    payload.put("at", record.stamps().updatedAt());
    payload.put("by", record.stamps().updatedBy());
    payload.put("initiator", record.stamps().createdBy());
    payload.put("state", record.state().word());
    if (record.number() != null) {
      payload.put("number", record.number());
    }
    var summary = new LinkedHashMap<String, Object>();
    model
        .form()
        .summary()
        .forEach(key -> {
          Object value = record.data().get(key.value());
          if (value != null) {
            summary.put(key.value(), value);
          }
        });
    payload.put("summary", summary);
    payload.put("open", record.openTasks().stream().map(InboxEffect::task).toList());
    return new Effect(id, Effect.INBOX, payload);
  }

  private static Map<String, Object> task(FlowTask task) {
    var open = new LinkedHashMap<String, Object>();
    open.put("id", task.id());
    open.put("node", task.node().value());
    open.put("title", task.title().byLanguage());
    open.put("assignees", List.copyOf(task.assignees()));
    open.put("since", task.since());
    open.put("round", (long) task.round());
    if (task.due() != null) {
      open.put("due", task.due());
    }
    return open;
  }
}

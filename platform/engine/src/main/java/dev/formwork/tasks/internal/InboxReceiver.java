package dev.formwork.tasks.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Keeps the inbox as records say it is. Each effect tells of tasks with the revision of its record,
 * and what a later one has told stays; so effects may come twice and in any order.
 */
@Component
class InboxReceiver implements EffectReceiver {

  private final Entries entries;

  InboxReceiver(Entries entries) {
    this.entries = entries;
  }

  @Override
  public String kind() {
    return Effect.INBOX;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    if (Boolean.TRUE.equals(told.get("gone"))) {
      entries.remove(String.valueOf(told.get("record")));
      return;
    }
    boolean complete = Boolean.TRUE.equals(told.get("complete"));
    var tasks = new ArrayList<Document>();
    for (Map<?, ?> task : tasks(told, "closed")) {
      Document closed = EntryBson.closed(told, task);
      if (complete) {
        entries.putUnlessClosed(closed);
      } else {
        tasks.add(closed);
      }
    }
    List<Map<?, ?>> open = tasks(told, "open");
    open.forEach(task -> tasks.add(EntryBson.open(told, task)));
    entries.put(
        tasks, tasks(told, "copies").stream().map(copy -> EntryBson.copy(told, copy)).toList());
    if (complete) {
      entries.closeOthers(
          String.valueOf(told.get("record")),
          ((Number) told.getOrDefault("revision", 0L)).longValue(),
          open.stream().map(task -> String.valueOf(task.get("id"))).toList(),
          told.get("at") instanceof Instant at ? at : Instant.EPOCH);
    }
  }

  /** An entry that is told of again stays as it is. */
  @Override
  public boolean mayLinger() {
    return true;
  }

  private static List<Map<?, ?>> tasks(Map<String, Object> told, String key) {
    return told.get(key) instanceof List<?> list
        ? list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList()
        : List.of();
  }
}

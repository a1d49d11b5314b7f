package dev.formwork.tasks.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.formwork.api.Json;
import dev.formwork.flows.Outcome;
import dev.formwork.identity.Actor;
import dev.formwork.tasks.InboxEntry;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as the API shows it.
 *
 * @param outcomes keys of what the caller can decide
 * @param due ISO 8601; null where there is no deadline
 * @param left opening time until it is due, as in {@code PT3H30M}; {@code PT-1H} if it is late
 * @param summary the values that tell the record, by field
 * @param unread whether it is a copy that the caller has not read
 * @param options all that can be done with it; only for one task that is open and the caller's
 */
record TaskJson(
    String id,
    String app,
    String form,
    String record,
    @Nullable String number,
    String node,
    String title,
    String state,
    List<String> outcomes,
    List<String> assignees,
    int round,
    @Nullable String since,
    @Nullable String due,
    @Nullable String left,
    Map<String, @Nullable Object> summary,
    boolean unread,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OptionsJson options) {

  TaskJson with(OptionsJson newOptions) {
    return new TaskJson(
        id,
        app,
        form,
        record,
        number,
        node,
        title,
        state,
        outcomes,
        assignees,
        round,
        since,
        due,
        left,
        summary,
        unread,
        newOptions);
  }

  static TaskJson of(InboxEntry entry, Actor actor, ZoneId zone) {
    Locale locale = actor.locale();
    var summary = new LinkedHashMap<String, @Nullable Object>();
    entry
        .summary()
        .forEach(each -> summary.put(each.field().key().value(), Json.value(each.value(), zone)));
    return new TaskJson(
        entry.id(),
        entry.form().app().value(),
        entry.form().key().value(),
        entry.record(),
        entry.number(),
        entry.node().value(),
        entry.title().in(locale),
        entry.isOpen() ? "open" : "done",
        entry.outcomes().stream().map(Outcome::key).map(Object::toString).toList(),
        entry.assignees(),
        entry.round(),
        Json.moment(entry.since(), zone),
        Json.moment(entry.due(), zone),
        entry.left() == null ? null : entry.left().truncatedTo(ChronoUnit.SECONDS).toString(),
        summary,
        entry.unreadBy().contains(actor.id()),
        null);
  }
}

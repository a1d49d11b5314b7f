package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record with a part of it changed. */
final class Copies {

  private static final int REMEMBERED_ACTIONS = 50;

  private Copies() {}

  static FormRecord withData(FormRecord r, Map<String, Object> data) {
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        r.number(),
        r.state(),
        data,
        r.execution(),
        r.stamps(),
        r.owner(),
        r.participants(),
        r.guests(),
        r.touched(),
        r.actions(),
        r.effects());
  }

  static FormRecord numbered(FormRecord r, Map<String, Object> data, @Nullable String number) {
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        number == null ? r.number() : number,
        r.state(),
        data,
        r.execution(),
        r.stamps(),
        r.owner(),
        r.participants(),
        r.guests(),
        r.touched(),
        r.actions(),
        r.effects());
  }

  static FormRecord inState(
      FormRecord r, State state, @Nullable Execution execution, FormRecord.Stamps stamps) {
    var participants = new LinkedHashSet<>(r.participants());
    if (execution != null) {
      execution.tasks().forEach(task -> participants.addAll(task.assignees()));
    }
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        r.number(),
        state,
        r.data(),
        execution,
        stamps,
        r.owner(),
        participants,
        r.guests(),
        r.touched(),
        r.actions(),
        r.effects());
  }

  /** The same with more people who take part in it. */
  static FormRecord withParticipants(FormRecord r, Set<String> more) {
    if (more.isEmpty()) {
      return r;
    }
    var participants = new LinkedHashSet<>(r.participants());
    participants.addAll(more);
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        r.number(),
        r.state(),
        r.data(),
        r.execution(),
        r.stamps(),
        r.owner(),
        participants,
        r.guests(),
        r.touched(),
        r.actions(),
        r.effects());
  }

  /** The record as the write stores it: next revision, act remembered. */
  static FormRecord written(
      FormRecord r, FormRecord.Stamps stamps, Set<String> changed, FormRecord.DoneAction action) {
    long revision = r.revision() + 1;
    Map<String, Long> touched = new LinkedHashMap<>(r.touched());
    changed.forEach(field -> touched.put(field, revision));
    var actions = new ArrayList<>(r.actions());
    actions.add(action);
    int surplus = Math.max(0, actions.size() - REMEMBERED_ACTIONS);
    return new FormRecord(
        r.id(),
        r.form(),
        revision,
        r.release(),
        r.number(),
        r.state(),
        r.data(),
        r.execution(),
        stamps,
        r.owner(),
        r.participants(),
        r.guests(),
        touched,
        List.copyOf(actions.subList(surplus, actions.size())),
        r.effects());
  }

  /** The same with more people who may read it, each until when; the longer time counts. */
  static FormRecord withGuests(FormRecord r, Map<String, Instant> more) {
    var guests = new LinkedHashMap<>(r.guests());
    more.forEach((person, until) ->
        guests.merge(person, until, (one, other) -> one.isAfter(other) ? one : other));
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        r.number(),
        r.state(),
        r.data(),
        r.execution(),
        r.stamps(),
        r.owner(),
        r.participants(),
        guests,
        r.touched(),
        r.actions(),
        r.effects());
  }

  static FormRecord ownedBy(FormRecord r, FormRecord.Owner owner) {
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        r.number(),
        r.state(),
        r.data(),
        r.execution(),
        r.stamps(),
        owner,
        r.participants(),
        r.guests(),
        r.touched(),
        r.actions(),
        r.effects());
  }

  static FormRecord withEffects(FormRecord r, List<Effect> effects) {
    var all = new ArrayList<>(r.effects());
    all.addAll(effects);
    return onlyWith(r, all);
  }

  static FormRecord withoutEffects(FormRecord r) {
    return onlyWith(r, List.of());
  }

  private static FormRecord onlyWith(FormRecord r, List<Effect> effects) {
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        r.release(),
        r.number(),
        r.state(),
        r.data(),
        r.execution(),
        r.stamps(),
        r.owner(),
        r.participants(),
        r.guests(),
        r.touched(),
        r.actions(),
        effects);
  }

  static FormRecord onRelease(FormRecord r, int release) {
    return new FormRecord(
        r.id(),
        r.form(),
        r.revision(),
        release,
        r.number(),
        r.state(),
        r.data(),
        r.execution(),
        r.stamps(),
        r.owner(),
        r.participants(),
        r.guests(),
        r.touched(),
        r.actions(),
        r.effects());
  }
}

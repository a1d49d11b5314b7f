package dev.formwork.records.internal;

import dev.formwork.definitions.Definitions;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Records;
import dev.formwork.flows.Signal;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What flows want done with other records, done on the one write path with the rights of whoever
 * published the flow, on behalf of whoever started it.
 */
@Component
class Errands {

  /** Flows that start each other go no deeper. */
  private static final int DEEPEST = 10;

  private final OtherRecords others;
  private final People people;
  private final ObjectProvider<WritePath> writePath;
  private final Clock clock;

  Errands(OtherRecords others, People people, ObjectProvider<WritePath> writePath, Clock clock) {
    this.others = others;
    this.people = people;
    this.writePath = writePath;
    this.clock = clock;
  }

  void make(Effect effect) {
    Map<String, Object> told = effect.payload();
    QualifiedKey form = QualifiedKey.parse(text(told, "target"), about(told).app());
    Map<String, @Nullable Object> changes = values(told.get("values"));
    if (told.get("link") instanceof String link) {
      changes.put(link, text(told, "record"));
    }
    boolean submit = Boolean.TRUE.equals(told.get("submit"));
    Actor initiator = initiator(told);
    var owner = owner(told, initiator);
    handle(
        told,
        initiator,
        new Command.Create(form, changes, submit, Map.of(), owner, act(effect, "")));
  }

  /** What the platform began belongs where the record does that it follows from. */
  private FormRecord.@Nullable Owner owner(Map<String, Object> told, Actor initiator) {
    return initiator.mainDepartment().isPresent()
        ? null
        : others.owner(about(told), text(told, "record")).orElse(null);
  }

  void change(Effect effect) {
    Map<String, Object> told = effect.payload();
    Records records = Definitions.mapper().readValue(text(told, "records"), Records.class);
    QualifiedKey form = records.formIn(about(told).app());
    Map<String, @Nullable Object> changes = values(told.get("values"));
    var ids =
        others.ids(
            Platform.actor(people.organisation()),
            about(told),
            text(told, "record"),
            records,
            clock.instant());
    for (String id : ids) {
      handle(told, initiator(told), new Command.Edit(form, id, changes, act(effect, ":" + id)));
    }
  }

  /** A flow that can't begin there counts as called off for the one that waits for it. */
  void begin(Effect effect) {
    Map<String, Object> told = effect.payload();
    QualifiedKey form = QualifiedKey.parse(text(told, "target"));
    String child = text(told, "child");
    var parent = new Execution.Parent(about(told), text(told, "record"), text(told, "step"));
    boolean awaited = Boolean.TRUE.equals(told.get("awaited"));
    QualifiedKey flow = QualifiedKey.parse(text(told, "flow"));
    var begin = new Command.Begin(form, child, flow, awaited ? parent : null, act(effect, ""));
    try {
      handle(told, initiator(told), begin);
    } catch (Refusal cannotBegin) {
      if (!awaited) {
        throw cannotBegin;
      }
      tell(effect, parent, child, EndState.CANCELLED);
    }
  }

  void drop(Effect effect) {
    Map<String, Object> told = effect.payload();
    QualifiedKey form = QualifiedKey.parse(text(told, "target"));
    String child = text(told, "child");
    if (others.runsFor(form, child, text(told, "step"))) {
      handle(
          told,
          Platform.actor(people.organisation()),
          new Command.Terminate(form, child, "", act(effect, "")));
    }
  }

  void ended(Effect effect) {
    Map<String, Object> told = effect.payload();
    var parent =
        new Execution.Parent(
            QualifiedKey.parse(text(told, "target")), text(told, "parent"), text(told, "step"));
    tell(effect, parent, text(told, "record"), EndState.valueOf(text(told, "state")));
  }

  /** Whoever waited may have been deleted meanwhile. */
  private void tell(Effect effect, Execution.Parent parent, String child, EndState state) {
    var signal = new Signal.ChildEnded(parent.step(), child, state);
    if (others.isThere(parent.form(), parent.record())) {
      handle(
          effect.payload(),
          Platform.actor(people.organisation()),
          new Command.Wake(parent.form(), parent.record(), signal, act(effect, ":ended")));
    }
  }

  private void handle(Map<String, Object> told, Actor actor, Command command) {
    if (command.act().depth() > DEEPEST) {
      throw new Refusal.TooMuch(Problem.error("record.flow.too-deep", "").with("max", DEEPEST));
    }
    writePath.getObject().handle(actor, command, moment(told));
  }

  /** What follows from a history lies in the past as it does. */
  private Instant moment(Map<String, Object> told) {
    return Boolean.TRUE.equals(told.get("replayed")) && told.get("at") instanceof Instant at
        ? at
        : clock.instant();
  }

  private Actor initiator(Map<String, Object> told) {
    return Platform.onBehalfOf(text(told, "initiator"), people.organisation());
  }

  private static Command.Act act(Effect effect, String more) {
    Object depth = effect.payload().get("depth");
    int deep = depth instanceof Number number ? number.intValue() : 1;
    return Boolean.TRUE.equals(effect.payload().get("replayed"))
        ? Command.Act.replayed(effect.id() + more, deep)
        : Command.Act.following(effect.id() + more, deep);
  }

  private static QualifiedKey about(Map<String, Object> told) {
    return QualifiedKey.parse(text(told, "form"));
  }

  private static String text(Map<String, Object> told, String key) {
    return String.valueOf(told.get(key));
  }

  private static Map<String, @Nullable Object> values(@Nullable Object told) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    if (told instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put(String.valueOf(key), Effect.valueOf(value)));
    }
    return values;
  }
}

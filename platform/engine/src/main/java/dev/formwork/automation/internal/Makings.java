package dev.formwork.automation.internal;

import dev.formwork.flows.Records;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.records.State;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.ValueSource;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Actions that make records, and begin and end their flows. */
@Component
class Makings {

  private static final FieldKey BY = FieldKey.of("by");

  private final RuleActs acts;

  Makings(RuleActs acts) {
    this.acts = acts;
  }

  Deeds.Progress make(Deed deed, Action.Create create, String after) {
    if (create.rows() != null) {
      return perRow(deed, create, create.rows());
    }
    if (create.records() != null) {
      return perRecord(deed, create, create.records(), after);
    }
    RecordView made = made(deed, create, Map.of(), "");
    return Deeds.Progress.done(1, Map.of("form", create.form()), said(made));
  }

  private Deeds.Progress perRow(Deed deed, Action.Create create, FieldKey field) {
    RuleSubject subject = Objects.requireNonNull(deed.subject());
    var made = new ArrayList<String>();
    if (subject.data().get(field.value()) instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Map<?, ?> cells) {
          var each = new LinkedHashMap<String, Object>();
          cells.forEach((key, cell) -> {
            if (cell != null) {
              each.put(String.valueOf(key), cell);
            }
          });
          made.add(made(deed, create, each, String.valueOf(each.get("_row"))).id());
        }
      }
    }
    return Deeds.Progress.done(made.size(), Map.of("form", create.form()), Map.of("records", made));
  }

  private Deeds.Progress perRecord(Deed deed, Action.Create create, Records records, String after) {
    return paged(
        deed,
        records,
        after,
        (form, id) ->
            acts.find(form, id)
                .ifPresent(other -> made(deed, create, Changes.each(other), other.id())));
  }

  /** What an action would make, with what it is made for. */
  Map<String, @Nullable Object> values(
      Deed deed,
      Map<FieldKey, ValueSource> set,
      @Nullable FieldKey link,
      Map<String, Object> each) {
    Map<String, @Nullable Object> values =
        acts.evaluate(deed.about(each), context -> Setting.values(set, context.withRow(each)));
    values.values().removeIf(Objects::isNull);
    if (link != null && deed.subject() != null) {
      values.put(link.value(), deed.subject().id());
    }
    return values;
  }

  private RecordView made(
      Deed deed, Action.Create create, Map<String, Object> each, String target) {
    QualifiedKey form = QualifiedKey.parse(create.form(), deed.run().rule().app());
    var values = values(deed, create.set(), create.link(), each);
    return acts.handle(
        person(deed, create.by()),
        new Command.Create(
            form, values, create.submit(), Map.of(), owner(deed, create.by()), deed.act(target)));
  }

  private static Map<String, Object> said(RecordView made) {
    return made.number() == null
        ? Map.of("record", made.id())
        : Map.of("record", made.id(), "number", made.number());
  }

  private @Nullable String person(Deed deed, @Nullable ValueSource by) {
    if (by == null) {
      return null;
    }
    Map<String, @Nullable Object> named =
        acts.evaluate(deed.about(), context -> Setting.values(Map.of(BY, by), context));
    return named.get(BY.value()) instanceof String person ? person : null;
  }

  /** What the platform makes belongs where the record does that it follows from. */
  private static FormRecord.@Nullable Owner owner(Deed deed, @Nullable ValueSource by) {
    return by != null || deed.subject() == null ? null : deed.subject().owner();
  }

  /**
   * The record is made under an id that follows from what tells which one: two that come at the
   * same time make one.
   */
  Deeds.Progress upsert(Deed deed, Action.Upsert upsert) {
    QualifiedKey form = QualifiedKey.parse(upsert.form(), deed.run().rule().app());
    var values = values(deed, upsert.set(), upsert.link(), Map.of());
    Condition matching = matching(upsert, values);
    List<String> known = acts.ids(deed.about(), form, matching, "", 1);
    if (!known.isEmpty()) {
      return updated(deed, form, known.getFirst(), values);
    }
    RecordView made = create(deed, upsert, values, idOf(deed, upsert, values));
    RuleSubject there = acts.find(form, made.id()).orElse(null);
    if (there != null && acts.wouldSet(there, matched(upsert, values)).changed()) {
      // the record of that id has come to stand for something else
      made = create(deed, upsert, values, deed.id(""));
    }
    acts.set(form, made.id(), _ -> values, deed.act(made.id()));
    return Deeds.Progress.done(1, Map.of("form", form.toString()), said(made));
  }

  private RecordView create(
      Deed deed, Action.Upsert upsert, Map<String, @Nullable Object> values, String id) {
    Command.Act act = deed.act("");
    return acts.handle(
        person(deed, upsert.by()),
        new Command.Create(
            QualifiedKey.parse(upsert.form(), deed.run().rule().app()),
            values,
            upsert.submit(),
            Map.of(),
            owner(deed, upsert.by()),
            new Command.Act(id, act.origin(), null, act.depth(), act.trail())));
  }

  /** The id that tells which one: of what its values are, each with its length before it. */
  private static String idOf(
      Deed deed, Action.Upsert upsert, Map<String, @Nullable Object> values) {
    var parts = new ArrayList<Object>(List.of("upsert", deed.run().rule(), upsert.form()));
    matched(upsert, values)
        .values()
        .forEach(value -> {
          String text = String.valueOf(value);
          parts.add(text.length() + ":" + text);
        });
    return RunIds.of(parts.toArray());
  }

  /** What tells which one. */
  private static Map<String, @Nullable Object> matched(
      Action.Upsert upsert, Map<String, @Nullable Object> values) {
    var matched = new LinkedHashMap<String, @Nullable Object>();
    upsert.match().forEach(key -> matched.put(key.value(), values.get(key.value())));
    return matched;
  }

  private Deeds.Progress updated(
      Deed deed, QualifiedKey form, String id, Map<String, @Nullable Object> values) {
    RuleActs.Set set = acts.set(form, id, _ -> values, deed.act(id));
    return Deeds.Progress.done(
        1,
        Map.of("form", form.toString(), "record", id),
        Map.of("before", set.before(), "after", set.after()));
  }

  /** The records that count as the same; a value that isn't there tells of none. */
  static Condition matching(Action.Upsert upsert, Map<String, @Nullable Object> values) {
    var parts = new ArrayList<Condition>();
    for (FieldKey key : upsert.match()) {
      Object value = values.get(key.value());
      if (value == null) {
        throw new Refusal.Conflict(
            Problem.error("rule.upsert.no-value", "").with("field", key.value()));
      }
      parts.add(new Condition.Compare(key, Operator.EQ, new Operand.Literal(value)));
    }
    return new Condition.All(parts);
  }

  Deeds.Progress start(Deed deed, Action.StartFlow start, String after) {
    QualifiedKey flow = QualifiedKey.parse(start.flow(), deed.run().rule().app());
    return onEach(
        deed,
        start.records(),
        after,
        (form, id) ->
            acts.handle(deed.run().by(), new Command.Begin(form, id, flow, null, deed.act(id))));
  }

  Deeds.Progress stop(Deed deed, Action.StopFlow stop, String after) {
    return onEach(
        deed,
        stop.records(),
        after,
        (form, id) ->
            acts.find(form, id)
                .filter(record -> record.state() == State.RUNNING)
                .ifPresent(_ ->
                    acts.handle(
                        null,
                        new Command.Terminate(
                            form, id, stop.words().in(Locale.ENGLISH), deed.act(id)))));
  }

  private Deeds.Progress onEach(
      Deed deed, @Nullable Records records, String after, BiConsumer<QualifiedKey, String> doing) {
    if (records != null) {
      return paged(deed, records, after, doing);
    }
    RuleSubject subject = Objects.requireNonNull(deed.subject());
    doing.accept(subject.form(), subject.id());
    return Deeds.Progress.done(1, Map.of("record", subject.id()), Map.of());
  }

  private Deeds.Progress paged(
      Deed deed, Records records, String after, BiConsumer<QualifiedKey, String> doing) {
    QualifiedKey form = records.formIn(deed.run().rule().app());
    List<String> page = acts.ids(deed.about(), records, after, RunDriver.PAGE);
    page.forEach(id -> doing.accept(form, id));
    return new Deeds.Progress(
        page.size() < RunDriver.PAGE ? "" : page.getLast(),
        page.size(),
        Map.of("form", form.toString()),
        Map.of("last", page.isEmpty() ? "" : page.getLast()));
  }
}

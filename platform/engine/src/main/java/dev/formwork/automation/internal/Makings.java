package dev.formwork.automation.internal;

import dev.formwork.flows.Records;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordView;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.records.State;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.ValueSource;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.ReportRows;
import dev.formwork.triggers.RowList;
import dev.formwork.triggers.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Actions that make records, and begin and end their flows. */
@Component
class Makings {

  private final RuleActs acts;
  private final Figures figures;
  private final Belonging belonging;

  Makings(RuleActs acts, Figures figures, Belonging belonging) {
    this.acts = acts;
    this.figures = figures;
    this.belonging = belonging;
  }

  Deeds.Progress make(Deed deed, Action.Create create, String after) {
    if (create.rows() != null) {
      return perRow(deed, create, create.rows());
    }
    if (create.records() != null) {
      return perRecord(deed, create, create.records(), after);
    }
    if (create.report() != null) {
      int most = ReportRows.limit(create.most());
      return perReportRow(
          figures.rows(deed, create.report(), most),
          after,
          create.form(),
          row -> made(deed, create, row.each(), row.id()).id());
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

  /** In the order of their ids, which is the same however often the report is asked. */
  private static Deeds.Progress perReportRow(
      List<Figures.Row> rows, String after, String form, Function<Figures.Row, String> making) {
    List<Figures.Row> page =
        rows.stream()
            .sorted(Comparator.comparing(Figures.Row::id))
            .filter(row -> row.id().compareTo(after) > 0)
            .limit(RunDriver.PAGE)
            .toList();
    var made = page.stream().map(making).toList();
    return new Deeds.Progress(
        page.size() < RunDriver.PAGE ? "" : page.getLast().id(),
        page.size(),
        Map.of("form", form, "rows", (long) rows.size()),
        Map.of("records", made));
  }

  /** What an action would make, with what it is made for. */
  Map<String, @Nullable Object> values(Deed deed, Making making, Map<String, Object> each) {
    Deed seen = figures.seen(deed, each);
    Map<String, @Nullable Object> values =
        acts.evaluate(
            seen.about(each), context -> Setting.values(making.set(), context.withRow(each)));
    values.values().removeIf(Objects::isNull);
    if (making.link() != null && deed.subject() != null) {
      values.put(making.link().value(), deed.subject().id());
    }
    making.lists().forEach((field, list) -> values.put(field.value(), rows(seen, list)));
    return values;
  }

  /** What a record is made of. */
  record Making(
      Map<FieldKey, ValueSource> set, @Nullable FieldKey link, Map<FieldKey, RowList> lists) {

    static Making of(Action.Create create) {
      return new Making(create.set(), create.link(), create.lists());
    }

    static Making of(Action.Upsert upsert) {
      return new Making(upsert.set(), upsert.link(), upsert.lists());
    }
  }

  /** Rows have the same names each time, so that what is the same changes nothing. */
  private List<Map<String, @Nullable Object>> rows(Deed deed, RowList list) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (Map<String, Object> each : listed(deed, list)) {
      Map<String, @Nullable Object> row =
          acts.evaluate(
              deed.about(each), context -> Setting.values(list.set(), context.withRow(each)));
      row.values().removeIf(Objects::isNull);
      row.put("_row", "r" + (rows.size() + 1));
      rows.add(row);
    }
    return rows;
  }

  private List<Map<String, Object>> listed(Deed deed, RowList list) {
    int most = ReportRows.limit(list.most());
    if (list.report() != null) {
      return figures.rows(deed, list.report(), most).stream().map(Figures.Row::each).toList();
    }
    Records records = Objects.requireNonNull(list.records());
    QualifiedKey form = records.formIn(deed.run().rule().app());
    List<String> ids = acts.ids(deed.about(), records, "", most + 1);
    if (ids.size() > most) {
      throw new Refusal.Invalid(
          Problem.error("rule.rows.too-many", "").with("of", form.toString()).with("most", most));
    }
    return ids.stream().flatMap(id -> acts.find(form, id).stream()).map(Changes::each).toList();
  }

  private RecordView made(
      Deed deed, Action.Create create, Map<String, Object> each, String target) {
    QualifiedKey form = QualifiedKey.parse(create.form(), deed.run().rule().app());
    var values = values(deed, Making.of(create), each);
    return acts.handle(
        person(deed, create.by(), each),
        new Command.Create(
            form,
            values,
            create.submit(),
            Map.of(),
            belonging.owner(deed, create.by(), create.of(), each),
            deed.act(target)));
  }

  private static Map<String, Object> said(RecordView made) {
    return made.number() == null
        ? Map.of("record", made.id())
        : Map.of("record", made.id(), "number", made.number());
  }

  private @Nullable String person(Deed deed, @Nullable ValueSource by, Map<String, Object> each) {
    return by == null ? null : deed.text(acts, by, each).orElse(null);
  }

  Deeds.Progress upsert(Deed deed, Action.Upsert upsert, String after) {
    if (upsert.report() == null) {
      return upserted(deed, upsert, Map.of(), "");
    }
    int most = ReportRows.limit(upsert.most());
    return perReportRow(
        figures.rows(deed, upsert.report(), most),
        after,
        upsert.form(),
        row -> String.valueOf(upserted(deed, upsert, row.each(), row.id()).input().get("record")));
  }

  /**
   * The record is made under an id that follows from what tells which one: two that come at the
   * same time make one.
   */
  private Deeds.Progress upserted(
      Deed deed, Action.Upsert upsert, Map<String, Object> each, String target) {
    QualifiedKey form = QualifiedKey.parse(upsert.form(), deed.run().rule().app());
    var values = values(deed, Making.of(upsert), each);
    var making = new Upserting(deed, upsert, values, each, target);
    List<String> known = acts.ids(deed.about(), form, matching(upsert, values), "", 1);
    if (!known.isEmpty()) {
      return updated(making, form, known.getFirst());
    }
    RecordView made = create(making, idOf(deed, upsert, values));
    RuleSubject there = acts.find(form, made.id()).orElse(null);
    if (there != null && acts.wouldSet(there, matched(upsert, values)).changed()) {
      // the record of that id has come to stand for something else
      made = create(making, deed.id(target));
    }
    if (!upsert.leave()) {
      acts.set(form, made.id(), _ -> values, deed.act(target + made.id()));
    }
    return Deeds.Progress.done(1, Map.of("form", form.toString(), "record", made.id()), said(made));
  }

  /** A record on its way. */
  private record Upserting(
      Deed deed,
      Action.Upsert upsert,
      Map<String, @Nullable Object> values,
      Map<String, Object> each,
      String target) {}

  private RecordView create(Upserting making, String id) {
    Deed deed = making.deed();
    Action.Upsert upsert = making.upsert();
    Command.Act act = deed.act(making.target());
    return acts.handle(
        person(deed, upsert.by(), making.each()),
        new Command.Create(
            QualifiedKey.parse(upsert.form(), deed.run().rule().app()),
            making.values(),
            upsert.submit(),
            Map.of(),
            belonging.owner(deed, upsert.by(), upsert.of(), making.each()),
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

  private Deeds.Progress updated(Upserting making, QualifiedKey form, String id) {
    Map<String, Object> which = Map.of("form", form.toString(), "record", id);
    if (making.upsert().leave()) {
      return Deeds.Progress.done(0, which, Map.of("left", true));
    }
    Command.Act act = making.deed().act(making.target() + id);
    RuleActs.Set set = acts.set(form, id, _ -> making.values(), act);
    return Deeds.Progress.done(1, which, Map.of("before", set.before(), "after", set.after()));
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

package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.flows.DecisionReplay;
import dev.formwork.flows.DecisionReplay.Way;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.forms.Choices;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.HeldValues;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import dev.formwork.records.Impact;
import dev.formwork.records.ReleaseImpact;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Holds a release that is not live yet against the records that are there. */
@Component
public class Foretelling {

  /** So many records of a form are looked at one by one. */
  private static final int LOOKED_AT = 2_000;

  /** So many cases that ended are sent through a changed decision again. */
  private static final int REPLAYED = 200;

  private static final int EXAMPLES = 5;

  private static final List<String> ENDED =
      List.of(State.COMPLETED.word(), State.REJECTED.word(), State.CANCELLED.word());

  private final Forms forms;
  private final RecordStore store;
  private final Contexts contexts;
  private final Scripts scripts;

  Foretelling(Forms forms, RecordStore store, Contexts contexts, Scripts scripts) {
    this.forms = forms;
    this.store = store;
    this.contexts = contexts;
    this.scripts = scripts;
  }

  public List<Impact> between(
      Actor actor, CompiledRelease before, CompiledRelease after, Instant now) {
    try (ScriptSession session = scripts.open()) {
      return before.all(Form.TYPE).stream()
          .map(form -> new OfForm(actor, form, before, after, now, session))
          .flatMap(form -> form.found().stream())
          .toList();
    }
  }

  /** How many records hold something in a field of a live form, drafts too. */
  public long holding(QualifiedKey form, FieldKey field) {
    return store.count(form, Filters.exists("data." + field), Integer.MAX_VALUE);
  }

  /** The same for a column. */
  public long holding(QualifiedKey form, FieldKey rows, FieldKey column) {
    return store.count(form, Filters.exists("data." + rows + "." + column), Integer.MAX_VALUE);
  }

  /** How many records hold a value in one of these fields. */
  public long holding(QualifiedKey form, List<List<FieldKey>> fields, String value) {
    List<Bson> any =
        fields.stream()
            .map(
                way -> "data." + way.stream().map(FieldKey::value).collect(Collectors.joining(".")))
            .map(path -> Filters.eq(path, value))
            .toList();
    return any.isEmpty() ? 0 : store.count(form, Filters.or(any), Integer.MAX_VALUE);
  }

  /**
   * What would come of the values in a field, by a formula.
   *
   * @param fresh the field that they would come into; its options stand in it
   */
  public ReleaseImpact.Coming coming(
      Actor actor, QualifiedKey form, FieldKey field, Field fresh, String formula, Instant now) {
    FormModel model = forms.current(form);
    Bson filled = Filters.exists("data." + field);
    List<FormRecord> newest = newest(model, filled, LOOKED_AT);
    try (ScriptSession session = scripts.open()) {
      EvaluationContext context = contexts.of(actor, model, now, session);
      var carrying = new Carrying(Carrying.alone(fresh), Choices.INLINE_ONLY, context);
      Carrying.Came came = carrying.into(fresh.key(), formula, newest);
      return new ReleaseImpact.Coming(
          store.count(form, filled, Integer.MAX_VALUE),
          newest.size(),
          came.met() - came.unfit().size(),
          came.unfit().stream()
              .limit(EXAMPLES)
              .map(record ->
                  new ReleaseImpact.Unfit(
                      new Impact.Example(record.id(), record.number()),
                      Objects.requireNonNull(record.data().get(field.value()))))
              .toList());
    }
  }

  /** What the newest records hold in a field, most often first. */
  public List<Object> values(QualifiedKey form, FieldKey field) {
    return newest(forms.current(form), Filters.exists("data." + field), LOOKED_AT).stream()
        .map(record -> record.data().get(field.value()))
        .filter(Objects::nonNull)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<Object, Long>comparingByValue().reversed())
        .<Object>map(Map.Entry::getKey)
        .toList();
  }

  private List<FormRecord> newest(FormModel model, Bson matching, int limit) {
    return store
        .collection(model.key())
        .find(matching)
        .sort(Sorts.descending("createdAt", "_id"))
        .limit(limit)
        .map(document -> RecordBson.fromDocument(document, model.key(), model.logic()))
        .into(new ArrayList<>());
  }

  /** What there is to tell of one form. */
  private final class OfForm {

    private final CompiledRelease before;
    private final CompiledRelease after;
    private final FormModel old;
    private final Optional<FormModel> planned;
    private final EvaluationContext oldContext;
    private final Optional<EvaluationContext> newContext;
    private final List<Impact> found = new ArrayList<>();

    OfForm(
        Actor actor,
        Form form,
        CompiledRelease before,
        CompiledRelease after,
        Instant now,
        ScriptSession session) {
      this.before = before;
      this.after = after;
      this.old = forms.planned(before, form.key()).orElseThrow();
      this.planned = forms.planned(after, form.key());
      this.oldContext = contexts.of(actor, old, now, session);
      this.newContext = planned.map(model -> contexts.of(actor, model, now, session));
    }

    List<Impact> found() {
      if (planned.isEmpty()) {
        long records = count(submitted());
        if (records > 0) {
          found.add(new Impact.Gone(old.key(), title(), records));
        }
        return found;
      }
      running(planned.get());
      replayed(planned.get());
      if (!old.form().equals(planned.get().form())) {
        Set<String> retyped = fields(planned.get());
        breaking(planned.get(), retyped);
        carried(planned.get());
      }
      return found;
    }

    private LocalizedText title() {
      return old.form().title();
    }

    private Bson submitted() {
      return Filters.ne("state", State.DRAFT.word());
    }

    private long count(Bson matching) {
      return store.count(old.key(), matching, Integer.MAX_VALUE);
    }

    /** Where cases wait, if their flow changes. */
    private void running(FormModel next) {
      Flow flow = old.flow().orElse(null);
      if (flow == null || flow.equals(next.flow().orElse(null))) {
        return;
      }
      Bson running = Filters.eq("state", State.RUNNING.word());
      long cases = count(running);
      if (cases == 0) {
        return;
      }
      Set<DefinitionKey> kept =
          next.flow().stream()
              .flatMap(each -> each.nodes().stream())
              .map(Node::key)
              .collect(Collectors.toSet());
      var places = new ArrayList<Impact.Place>();
      for (Node node : flow.nodes()) {
        if (node instanceof Node.Task task) {
          long waiting =
              count(Filters.and(running, Filters.eq("execution.tasks.node", task.key().value())));
          if (waiting > 0) {
            places.add(new Impact.Place(task.title(), waiting, !kept.contains(task.key())));
          }
        }
      }
      places.sort(
          Comparator.comparing(Impact.Place::goes)
              .thenComparingLong(Impact.Place::cases)
              .reversed());
      found.add(new Impact.Running(old.key(), title(), flow.title(), cases, places));
    }

    /**
     * Fields that go or change their type.
     *
     * @return those of another type
     */
    private Set<String> fields(FormModel next) {
      var retyped = new HashSet<String>();
      old.logic()
          .fields()
          .forEach((key, field) -> {
            Field now = next.logic().fields().get(key);
            if (now != null && now.type().getClass().equals(field.type().getClass())) {
              return;
            }
            Bson filled = Filters.and(submitted(), Filters.exists("data." + key));
            long records = count(filled);
            if (now != null) {
              retyped.add(key);
            }
            if (records == 0) {
              return;
            }
            if (now == null) {
              found.add(
                  new Impact.Unshown(old.key(), title(), field.key(), field.title(), records));
            } else {
              found.add(retyped(now, field, filled, records));
            }
          });
      return retyped;
    }

    private Impact retyped(Field now, Field field, Bson filled, long records) {
      String key = field.key().value();
      List<FormRecord> newest = newest(filled, LOOKED_AT);
      long unfit =
          newest.stream()
              .map(record -> record.data().get(key))
              .filter(Objects::nonNull)
              .filter(value -> HeldValues.of(now, value).isEmpty())
              .count();
      return new Impact.Retyped(
          old.key(), title(), field.key(), field.title(), records, newest.size(), unfit);
    }

    private List<FormRecord> newest(Bson matching, int limit) {
      return Foretelling.this.newest(old, matching, limit);
    }

    /** What rules that come would carry into fields that come. */
    private void carried(FormModel next) {
      var carrying = new Carrying(next.logic(), next.choices(), newContext.orElseThrow());
      for (Carrying.Way way : Carrying.ways(before, after, old)) {
        List<FormRecord> newest = newest(submitted(), LOOKED_AT);
        Carrying.Came came = carrying.by(way, newest);
        if (came.met() > 0) {
          found.add(
              new Impact.Carried(
                  old.key(),
                  title(),
                  way.title(),
                  newest.size(),
                  newest.size() < LOOKED_AT,
                  came.met() - came.unfit().size(),
                  came.unfit().size(),
                  examples(came.unfit())));
        }
      }
    }

    /** Records that were sound and would not be. */
    private void breaking(FormModel next, Set<String> retyped) {
      List<FormRecord> newest = newest(submitted(), LOOKED_AT);
      var broken = new ArrayList<FormRecord>();
      var kinds = new LinkedHashMap<String, List<Problem>>();
      for (FormRecord record : newest) {
        List<Problem> more = more(record, next, retyped);
        if (!more.isEmpty()) {
          broken.add(record);
          Problem problem = more.getFirst();
          kinds.computeIfAbsent(place(problem), _ -> new ArrayList<>()).add(problem);
        }
      }
      kinds.values().stream()
          .max(Comparator.comparingInt(List::size))
          .ifPresent(most ->
              found.add(
                  new Impact.Breaking(
                      old.key(),
                      title(),
                      newest.size(),
                      newest.size() < LOOKED_AT,
                      broken.size(),
                      most.getFirst(),
                      examples(broken))));
    }

    private static String place(Problem problem) {
      return problem.code() + " " + problem.path();
    }

    /** The problems of a record under the new form that it does not have under the old one. */
    private List<Problem> more(FormRecord record, FormModel next, Set<String> retyped) {
      var kept = new LinkedHashMap<>(record.data());
      kept.keySet().removeAll(retyped);
      FormRecord now = Copies.withData(record, kept);
      Set<String> known =
          problems(old, record, oldContext).stream().map(OfForm::place).collect(Collectors.toSet());
      return problems(next, now, newContext.orElseThrow()).stream()
          .filter(problem -> !known.contains(place(problem)))
          .filter(problem -> !retyped.contains(problem.path()))
          .toList();
    }

    private List<Problem> problems(FormModel model, FormRecord record, EvaluationContext context) {
      try {
        EvaluationContext about = Contexts.about(record, context);
        FormLogic.Evaluated evaluated = model.logic().evaluate(record.data(), about);
        return model.logic().validate(evaluated, about, model.choices()).stream()
            .filter(Problem::isError)
            .toList();
      } catch (ScriptFailure failure) {
        return List.of(failure.problem());
      }
    }

    /** Sends the last cases that ended through each decision that changes. */
    private void replayed(FormModel next) {
      Flow before = old.flow().orElse(null);
      Flow after = next.flow().orElse(null);
      if (before == null || after == null || before.equals(after)) {
        return;
      }
      List<FormRecord> ended = newest(Filters.in("state", ENDED), REPLAYED);
      for (Node node : before.nodes()) {
        if (node instanceof Node.Decide decide
            && after.find(node.key()).orElse(null) instanceof Node.Decide now
            && !decide.equals(now)
            && DecisionReplay.isPossible(decide)
            && DecisionReplay.isPossible(now)) {
          parted(decide, now, ended)
              .forEach((ways, records) ->
                  found.add(
                      new Impact.OtherWay(
                          old.key(),
                          title(),
                          ended.size(),
                          records.size(),
                          decide.key(),
                          decide.title(),
                          titles(ways.before(), before),
                          titles(ways.after(), after),
                          examples(records))));
        }
      }
    }

    /** Which cases would go which other way. */
    private Map<Parting, List<FormRecord>> parted(
        Node.Decide decide, Node.Decide now, List<FormRecord> ended) {
      var parted = new LinkedHashMap<Parting, List<FormRecord>>();
      for (FormRecord record : ended) {
        try {
          List<Way> was = DecisionReplay.ways(decide, Contexts.about(record, oldContext));
          List<Way> is = DecisionReplay.ways(now, Contexts.about(record, newContext.orElseThrow()));
          if (!nodes(was).equals(nodes(is))) {
            parted.computeIfAbsent(new Parting(was, is), _ -> new ArrayList<>()).add(record);
          }
        } catch (ScriptFailure failure) {
          // what a script can't answer for an old record says nothing of the change
        }
      }
      return parted;
    }

    private static List<DefinitionKey> nodes(List<Way> ways) {
      return ways.stream().map(Way::next).toList();
    }

    /** What is at the end of each way. */
    private static List<LocalizedText> titles(List<Way> ways, Flow flow) {
      return ways.stream().map(way -> flow.get(way.next()).title()).toList();
    }

    private static List<Impact.Example> examples(List<FormRecord> records) {
      return records.stream()
          .limit(EXAMPLES)
          .map(record -> new Impact.Example(record.id(), record.number()))
          .toList();
    }
  }

  /** Two answers of a decision to the same record. */
  private record Parting(List<Way> before, List<Way> after) {}
}

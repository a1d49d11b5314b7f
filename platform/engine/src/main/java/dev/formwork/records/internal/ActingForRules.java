package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.formwork.flows.Assignee;
import dev.formwork.flows.FlowContext;
import dev.formwork.flows.FlowStepper;
import dev.formwork.flows.Records;
import dev.formwork.flows.Surroundings;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.triggers.Plan;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What rules ask and change, with the rights of the platform. */
@Component
public class ActingForRules {

  private static final int ATTEMPTS = 10;

  /** Stands where a flow's form would, for rules that are about no record. */
  private static final FormLogic NO_FORM =
      FormLogic.of(Form.of(DefinitionKey.of("none"), LocalizedText.of(""), List.of(), List.of()));

  private final Forms forms;
  private final RecordStore store;
  private final RuleWorlds worlds;
  private final WritePath writePath;
  private final Clock clock;
  private final Rewound rewound;

  ActingForRules(
      Forms forms,
      RecordStore store,
      RuleWorlds worlds,
      WritePath writePath,
      Clock clock,
      Rewound rewound) {
    this.rewound = rewound;
    this.forms = forms;
    this.store = store;
    this.worlds = worlds;
    this.writePath = writePath;
    this.clock = clock;
  }

  public Optional<FormRecord> find(QualifiedKey form, String id) {
    FormModel model = forms.current(form);
    return store
        .find(form, id)
        .map(document -> RecordBson.fromDocument(document, form, model.logic()));
  }

  public <T> T evaluate(RuleActs.About about, Function<EvaluationContext, T> work) {
    return worlds.evaluate(about, work);
  }

  public <T> T plan(RuleActs.About about, BiFunction<EvaluationContext, Plan, T> work) {
    return worlds.plan(about, work);
  }

  public List<String> ids(
      RuleActs.About about, QualifiedKey form, @Nullable Condition where, String after, int limit) {
    FormModel model = forms.current(form);
    return worlds.evaluate(
        about,
        context -> {
          var parts = new ArrayList<Bson>();
          if (where != null) {
            parts.add(new QueryCompiler(model.logic(), context).filter(where));
          }
          return ids(form, parts, after, limit);
        });
  }

  public List<String> ids(RuleActs.About about, Records records, String after, int limit) {
    QualifiedKey form = records.formIn(about.app());
    FormModel model = forms.current(form);
    return worlds.evaluate(
        about,
        context -> {
          Records meant = records.about(context);
          RuleSubject subject = about.subject();
          var parts = new ArrayList<Bson>();
          if (meant.link() != null) {
            parts.add(Filters.eq("data." + meant.link(), subject == null ? "" : subject.id()));
          }
          if (meant.field() != null) {
            Object named = context.value(meant.field());
            parts.add(Filters.eq("_id", named == null ? "" : named));
          }
          if (meant.where() != null) {
            parts.add(new QueryCompiler(model.logic(), context).filter(meant.where()));
          }
          return ids(form, parts, after, limit);
        });
  }

  private List<String> ids(QualifiedKey form, List<Bson> parts, String after, int limit) {
    parts.add(Filters.ne("state", "draft"));
    if (!after.isEmpty()) {
      parts.add(Filters.gt("_id", after));
    }
    return store
        .collection(form)
        .find(Filters.and(parts))
        .sort(Sorts.ascending("_id"))
        .projection(Projections.include("_id"))
        .limit(limit)
        .map((Document document) -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  public RuleActs.Looked past(
      QualifiedKey form, Instant since, int most, Predicate<RuleActs.Past> isEnough) {
    FormModel model = forms.current(form);
    List<Document> touched = store.updatedSince(form, since, most + 1);
    int looked = 0;
    for (Document document : touched.subList(0, Math.min(most, touched.size()))) {
      FormRecord record = RecordBson.fromDocument(document, form, model.logic());
      looked++;
      if (rewound.since(record, model.logic(), since).stream().anyMatch(isEnough)) {
        return new RuleActs.Looked(looked, false);
      }
    }
    return new RuleActs.Looked(looked, touched.size() <= most);
  }

  public List<String> people(RuleActs.About about, List<Assignee> assignees) {
    Actor platform = worlds.platform();
    RuleSubject subject = about.subject();
    String starter =
        subject == null ? Objects.requireNonNullElse(about.by(), "") : subject.createdBy();
    return worlds.evaluate(
        about,
        context -> {
          FormLogic form = subject == null ? NO_FORM : forms.current(subject.form()).logic();
          Surroundings around =
              subject == null
                  ? Surroundings.NONE
                  : worlds.around(subject.form(), subject.id(), context);
          return FlowStepper.named(
              assignees, starter, new FlowContext(context, platform.organisation(), form, around));
        });
  }

  public RuleActs.Set set(
      QualifiedKey form,
      String id,
      Function<RuleSubject, Map<String, @Nullable Object>> values,
      Command.Act act) {
    for (int i = 0; i < ATTEMPTS; i++) {
      FormRecord record =
          find(form, id).orElseThrow(() -> new Refusal.NotFound("record.not-found"));
      if (record.actions().stream().anyMatch(done -> done.id().equals(act.actionId()))) {
        return new RuleActs.Set(false, Map.of(), Map.of());
      }
      RuleSubject subject = RuleSubject.of(record);
      Map<String, @Nullable Object> wanted = values.apply(subject);
      RuleActs.Set would = wouldSet(subject, wanted);
      if (!would.changed()) {
        return would;
      }
      try {
        var seen = act.seenAt(record.revision());
        handle(null, new Command.Edit(form, id, wanted, seen));
        return would;
      } catch (Refusal.Conflict overtaken) {
        if (!overtaken.code().equals("record.field.conflict")) {
          throw overtaken;
        }
      }
    }
    throw new Refusal.Conflict(Problem.error("record.busy", ""));
  }

  public RuleActs.Set wouldSet(RuleSubject subject, Map<String, @Nullable Object> values) {
    FormLogic logic = forms.current(subject.form()).logic();
    FormLogic.Input input = logic.read(values);
    input.problems().orThrow();
    var before = new LinkedHashMap<String, Object>();
    var after = new LinkedHashMap<String, Object>();
    var changed = new HashSet<String>();
    input
        .values()
        .forEach((key, value) -> {
          Object known = subject.data().get(key);
          if (!Differences.same(known, value)) {
            changed.add(key);
            put(before, key, known);
            put(after, key, value);
          }
        });
    return new RuleActs.Set(!changed.isEmpty(), before, after);
  }

  private static void put(Map<String, Object> values, String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  public RecordView handle(@Nullable String by, Command command) {
    Actor actor =
        by == null || by.equals(Person.PLATFORM) ? worlds.platform() : worlds.onBehalfOf(by);
    return writePath.handle(actor, command, clock.instant());
  }
}

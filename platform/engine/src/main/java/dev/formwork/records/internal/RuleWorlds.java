package dev.formwork.records.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.flows.Surroundings;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import dev.formwork.triggers.Plan;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The world as rules see it: their record, their app's parameters, the calendar of a store. */
@Component
class RuleWorlds {

  private final Forms forms;
  private final Worlds worlds;
  private final RecordStore store;
  private final OpeningTimes times;
  private final RuleSettings settings;

  RuleWorlds(
      Forms forms, Worlds worlds, RecordStore store, OpeningTimes times, RuleSettings settings) {
    this.forms = forms;
    this.worlds = worlds;
    this.store = store;
    this.times = times;
    this.settings = settings;
  }

  /** What rules are evaluated with. */
  @Component
  record RuleSettings(Scripts scripts, Contexts contexts, Apps apps, People people) {}

  Actor platform() {
    return Platform.actor(settings.people().organisation());
  }

  Actor onBehalfOf(String person) {
    return Platform.onBehalfOf(person, settings.people().organisation());
  }

  <T> T evaluate(RuleActs.About about, Function<EvaluationContext, T> work) {
    try (ScriptSession session = settings.scripts().open()) {
      return work.apply(context(about, session));
    }
  }

  <T> T plan(RuleActs.About about, BiFunction<EvaluationContext, Plan, T> work) {
    RuleSubject subject = about.subject();
    String department = subject == null ? null : subject.owner().department();
    Organisation organisation = settings.people().organisation();
    var calendars =
        department == null
            ? List.<QualifiedKey>of()
            : organisation.calendarsOf(DefinitionKey.of(department));
    return evaluate(
        about,
        context ->
            work.apply(
                context,
                new Plan(
                    context, (from, span) -> times.after(from, span, calendars, context.zone()))));
  }

  private EvaluationContext context(RuleActs.About about, ScriptSession session) {
    String by = about.by();
    Actor actor = by == null ? platform() : onBehalfOf(by);
    RuleSubject subject = about.subject();
    Map<String, Object> data = new HashMap<>(about.more());
    var fields = new HashSet<>(about.more().keySet());
    if (subject != null) {
      data.putAll(subject.data());
      fields.addAll(forms.current(subject.form()).logic().fields().keySet());
    }
    var asking =
        new EvaluationContext.Asking(
            Platform.is(actor) ? null : actor.id(),
            actor.mainDepartment().map(DefinitionKey::value).orElse(null),
            actor.mainStore().map(DefinitionKey::value).orElse(null),
            parameters(about),
            about.now(),
            settings.contexts().zone(),
            session);
    return new EvaluationContext(
        data, subject == null ? Map.of() : subject.system(), fields, asking);
  }

  /** As they are on the day that it runs, or were at the end of the period that it is about. */
  private Map<String, Object> parameters(RuleActs.About about) {
    LocalDate day = LocalDate.ofInstant(about.now(), settings.contexts().zone());
    if (about.more().get(RuleSubject.PERIOD) instanceof Map<?, ?> period) {
      LocalDate last = LocalDate.parse(String.valueOf(period.get("last")));
      day = last.isBefore(day) ? last : day;
    }
    return settings.apps().live().parameters(about.app(), day);
  }

  Surroundings around(QualifiedKey form, String id, EvaluationContext context) {
    FormModel model = forms.current(form);
    var record =
        store
            .find(form, id)
            .map(document -> RecordBson.fromDocument(document, form, model.logic()))
            .orElseThrow(() -> new Refusal.NotFound("record.not-found"));
    return worlds.around(model, record, context, settings.people().organisation());
  }
}

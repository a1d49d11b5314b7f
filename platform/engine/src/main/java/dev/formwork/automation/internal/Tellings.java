package dev.formwork.automation.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.Effect;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Plan;
import dev.formwork.triggers.Setting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Actions that reach people and other systems. */
@Component
class Tellings {

  private final RuleActs acts;
  private final Outside outside;
  private final Apps apps;

  Tellings(RuleActs acts, Outside outside, Apps apps) {
    this.acts = acts;
    this.outside = outside;
    this.apps = apps;
  }

  Deeds.Progress message(Deed deed, Action.Message message) {
    List<String> persons = acts.people(deed.about(), message.to());
    var telling =
        new Outside.Telling(
            deed.id("message"),
            deed.run().rule(),
            persons,
            "rule.notice.message",
            message.text(),
            deed.subject(),
            deed.run().by(),
            deed.run().at());
    if (message.template() == null) {
      outside.notify(telling);
    } else {
      outside.send(telling, message.template());
    }
    return Deeds.Progress.done(0, Map.of(), Map.of("persons", persons));
  }

  Deeds.Progress call(Deed deed, Action.Webhook webhook) {
    Object address = apps.live().parameters(deed.run().rule().app()).get(webhook.to().value());
    if (address == null || address.toString().isBlank()) {
      throw new Refusal.Conflict(
          Problem.error("rule.webhook.no-address", "").with("parameter", webhook.to().value()));
    }
    var body = new LinkedHashMap<String, Object>();
    acts.evaluate(deed.about(), context -> Setting.values(webhook.body(), context))
        .forEach((key, value) -> {
          if (value != null) {
            body.put(key, value);
          }
        });
    var payload = new LinkedHashMap<String, Object>();
    RuleSubject subject = deed.subject();
    payload.put("record", subject == null ? "" : subject.id());
    payload.put("form", subject == null ? deed.run().rule().toString() : subject.form().toString());
    if (subject != null && subject.number() != null) {
      payload.put("number", subject.number());
    }
    payload.put("at", deed.run().at());
    payload.put("by", deed.run().by() == null ? Person.PLATFORM : deed.run().by());
    payload.put("rule", deed.run().rule().toString());
    payload.put("address", address.toString());
    payload.put("body", body);
    outside.make(new Effect(deed.id("webhook"), Effect.WEBHOOK, payload));
    return Deeds.Progress.done(0, body, Map.of());
  }

  Deeds.Progress grant(Deed deed, Action.Grant grant) {
    RuleSubject subject = Objects.requireNonNull(deed.subject());
    List<String> persons = acts.people(deed.about(), grant.to());
    QualifiedKey form =
        grant.form() == null
            ? subject.form()
            : QualifiedKey.parse(grant.form(), deed.run().rule().app());
    Object named =
        grant.record() == null ? subject.id() : subject.data().get(grant.record().value());
    if (!(named instanceof String record)) {
      throw new Refusal.Conflict(
          Problem.error("rule.patch.nobody", "").with("field", String.valueOf(grant.record())));
    }
    Instant until = acts.plan(deed.about(), (context, plan) -> until(grant, context, plan));
    if (!persons.isEmpty()) {
      acts.handle(null, new Command.Admit(form, record, persons, until, deed.act(record)));
    }
    return Deeds.Progress.done(
        1, Map.of("record", record), Map.of("persons", persons, "until", until));
  }

  /** A day that a field names is over at its end. */
  private static Instant until(Action.Grant grant, EvaluationContext context, Plan plan) {
    if (grant.within() != null) {
      return plan.after(context.now(), grant.within());
    }
    Object last = grant.until() == null ? null : context.value(grant.until());
    return switch (last) {
      case LocalDate day -> day.plusDays(1).atStartOfDay(context.zone()).toInstant();
      case Instant moment -> moment;
      case null, default ->
          throw new Refusal.Conflict(
              Problem.error("rule.grant.no-end", "").with("field", String.valueOf(grant.until())));
    };
  }

  Deeds.Progress sequence(Deed deed, DefinitionKey sequence, boolean starts) {
    RuleSubject subject = Objects.requireNonNull(deed.subject());
    var key = new QualifiedKey(deed.run().rule().app(), sequence);
    String id = deed.id("sequence");
    if (starts) {
      outside.sequences().start(id, key, subject, deed.run().at());
    } else {
      outside.sequences().stop(id, key, subject, deed.run().at());
    }
    return Deeds.Progress.done(0, Map.of("sequence", key.toString()), Map.of());
  }
}

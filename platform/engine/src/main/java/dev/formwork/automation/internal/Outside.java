package dev.formwork.automation.internal;

import dev.formwork.automation.RuleSequences;
import dev.formwork.definitions.Apps;
import dev.formwork.forms.Form;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.Messages;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.RuleSubject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What runs want of others than records: messages, notices, sequences, calls. */
@Component
class Outside {

  private final Messages messages;
  private final ObjectProvider<RuleSequences> sequences;
  private final ObjectProvider<EffectReceiver> receivers;
  private final Apps apps;

  Outside(
      Messages messages,
      ObjectProvider<RuleSequences> sequences,
      ObjectProvider<EffectReceiver> receivers,
      Apps apps) {
    this.messages = messages;
    this.sequences = sequences;
    this.receivers = receivers;
    this.apps = apps;
  }

  /**
   * Something that people are told.
   *
   * @param id the same for every attempt
   * @param what code of the occasion: it names a text
   * @param subject the record that it is about; absent where it is about none
   */
  record Telling(
      String id,
      QualifiedKey rule,
      List<String> persons,
      String what,
      LocalizedText text,
      @Nullable RuleSubject subject,
      @Nullable String by,
      Instant at) {

    String from() {
      return by == null ? Person.PLATFORM : by;
    }

    QualifiedKey form() {
      return subject == null ? rule : subject.form();
    }
  }

  /** Says it by a template of the rule's app. */
  void send(Telling telling, DefinitionKey template) {
    RuleSubject subject = telling.subject();
    messages.send(
        new MessageOrder(
            telling.id(),
            new QualifiedKey(telling.rule().app(), template),
            new MessageOrder.About(
                telling.form(),
                formTitle(telling.form()),
                subject == null ? "" : subject.id(),
                subject == null ? null : subject.number()),
            telling.persons(),
            telling.from(),
            telling.text(),
            false,
            telling.at()));
  }

  /** Says it in the platform itself. */
  void notify(Telling telling) {
    if (telling.persons().isEmpty()) {
      return;
    }
    var payload = new LinkedHashMap<String, Object>();
    RuleSubject about = telling.subject();
    payload.put("what", telling.what());
    payload.put("by", telling.from());
    payload.put("persons", telling.persons());
    payload.put("text", telling.text().byLanguage());
    payload.put("form", telling.form().toString());
    payload.put("formTitle", formTitle(telling.form()).byLanguage());
    payload.put("record", about == null ? "" : about.id());
    payload.put("at", telling.at());
    if (about != null && about.number() != null) {
      payload.put("number", about.number());
    }
    make(new Effect(telling.id(), Effect.NOTICE, payload));
  }

  private LocalizedText formTitle(QualifiedKey form) {
    return apps.live().find(Form.TYPE, form).map(Form::title).orElse(LocalizedText.of(""));
  }

  RuleSequences sequences() {
    RuleSequences carrier = sequences.getIfAvailable();
    if (carrier == null) {
      throw new Refusal.Conflict(Problem.error("rule.sequence.nobody", ""));
    }
    return carrier;
  }

  /** Makes an effect happen; an exception tells that it did not. */
  void make(Effect effect) {
    receivers.stream()
        .filter(each -> each.kind().equals(effect.kind()))
        .findFirst()
        .orElseThrow(() ->
            new Refusal.Conflict(
                Problem.error("rule.effect.nobody", "").with("kind", effect.kind())))
        .receive(effect);
  }
}

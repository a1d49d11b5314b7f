package dev.formwork.sequences.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.forms.Form;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.Messages;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.sequences.Sequence;
import dev.formwork.sequences.SequenceRun;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Orders the message of a step. */
@Component
class Saying {

  private final Messages messages;
  private final RuleActs acts;
  private final Apps apps;

  Saying(Messages messages, RuleActs acts, Apps apps) {
    this.messages = messages;
    this.acts = acts;
    this.apps = apps;
  }

  void say(SequenceRun run, Sequence.Step step, RuleActs.About about) {
    RuleSubject subject = Objects.requireNonNull(about.subject(), "a sequence has a record");
    messages.send(
        new MessageOrder(
            run.id() + ":" + step.key(),
            new QualifiedKey(run.sequence().app(), step.message()),
            new MessageOrder.About(run.form(), title(run.form()), run.record(), subject.number()),
            step.to().isEmpty() ? List.of() : acts.people(about, step.to()),
            Person.PLATFORM,
            LocalizedText.EMPTY,
            false,
            about.now()));
  }

  private LocalizedText title(QualifiedKey form) {
    return apps.live().find(Form.TYPE, form).map(Form::title).orElse(LocalizedText.EMPTY);
  }
}

package dev.formwork.automation.internal;

import dev.formwork.automation.RuleMessages;
import dev.formwork.automation.RuleSequences;
import dev.formwork.identity.Person;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import dev.formwork.records.RuleSubject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What runs want of others than records: messages, sequences, calls. Where nobody carries messages,
 * people find them among their notices.
 */
@Component
class Outside {

  private final ObjectProvider<RuleMessages> messages;
  private final ObjectProvider<RuleSequences> sequences;
  private final ObjectProvider<EffectReceiver> receivers;

  Outside(
      ObjectProvider<RuleMessages> messages,
      ObjectProvider<RuleSequences> sequences,
      ObjectProvider<EffectReceiver> receivers) {
    this.messages = messages;
    this.sequences = sequences;
    this.receivers = receivers;
  }

  void send(RuleMessages.Order order) {
    RuleMessages carrier = messages.getIfAvailable();
    if (carrier != null) {
      carrier.send(order);
    } else if (!order.persons().isEmpty()) {
      make(new Effect(order.id(), Effect.NOTICE, notice(order)));
    }
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

  private static Map<String, Object> notice(RuleMessages.Order order) {
    var payload = new LinkedHashMap<String, Object>();
    RuleSubject about = order.about();
    payload.put("what", order.what());
    payload.put("by", order.by() == null ? Person.PLATFORM : order.by());
    payload.put("persons", order.persons());
    payload.put("text", order.text().byLanguage());
    payload.put("form", about == null ? order.rule().toString() : about.form().toString());
    payload.put("formTitle", Map.of());
    payload.put("record", about == null ? "" : about.id());
    payload.put("at", order.at());
    if (about != null && about.number() != null) {
      payload.put("number", about.number());
    }
    if (order.template() != null) {
      payload.put("template", order.template().value());
    }
    return payload;
  }
}

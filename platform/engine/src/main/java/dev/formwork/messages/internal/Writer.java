package dev.formwork.messages.internal;

import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MergeText;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.MessageTemplate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes one message to one receiver, and says whether it is to be sent at all. */
@Component
class Writer {

  private final Filling filling;
  private final Holding holding;
  private final OptOutStore optOuts;

  Writer(Filling filling, Holding holding, OptOutStore optOuts) {
    this.filling = filling;
    this.holding = holding;
    this.optOuts = optOuts;
  }

  /** Whom it goes to, in his language. */
  record To(Delivery.Receiver receiver, Locale locale) {}

  Delivery toCustomer(
      MessageTemplate template, MessageTemplate.Variant variant, Filling.Words words, To to) {
    String who = to.receiver().who();
    boolean asks = names(variant.subject()) || names(variant.text());
    String token = asks && !who.isEmpty() ? optOuts.token(who) : null;
    Delivery waiting = waiting(template, variant, words, to, token);
    return unsendable(waiting, words)
        .or(() -> holding.refusal(who, template, words.now()))
        .map(code -> waiting.in(Delivery.State.SUPPRESSED, code, words.now()))
        .orElse(waiting);
  }

  Delivery toStaff(
      MessageTemplate template, MessageTemplate.Variant variant, Filling.Words words, To to) {
    Delivery waiting = waiting(template, variant, words, to, null);
    return variant.channel() == Channel.IN_APP
        ? waiting.in(Delivery.State.SENT, null, words.now())
        : unsendable(waiting, words)
            .map(code -> waiting.in(Delivery.State.SUPPRESSED, code, words.now()))
            .orElse(waiting);
  }

  /** Whether a text says where a customer refuses more. */
  private static boolean names(LocalizedText text) {
    return text.byLanguage().values().stream()
        .flatMap(each -> MergeText.of(each).parts().stream())
        .anyMatch(part -> part.equals(new MergeText.Told(MergeText.Fact.OPTOUT)));
  }

  private static Optional<String> unsendable(Delivery delivery, Filling.Words words) {
    if (words.order().replayed()) {
      return Optional.of("message.suppressed.replayed");
    }
    return delivery.receiver().address().isEmpty()
        ? Optional.of("message.suppressed.no-address")
        : Optional.empty();
  }

  /** The text in each language that it has, as the bell shows it. */
  LocalizedText inEachLanguage(LocalizedText text, Filling.Words words, Person person) {
    var byLanguage = new LinkedHashMap<String, String>();
    for (String language : text.byLanguage().keySet()) {
      Locale locale = language.equals("*") ? person.locale() : Locale.of(language);
      byLanguage.put(language, filling.filled(text, words, person.name().in(locale), null, locale));
    }
    return new LocalizedText(byLanguage);
  }

  private Delivery waiting(
      MessageTemplate template,
      MessageTemplate.Variant variant,
      Filling.Words words,
      To to,
      @Nullable String token) {
    MessageOrder order = words.order();
    Delivery.Receiver receiver = to.receiver();
    Instant due =
        variant.channel() == Channel.IN_APP ? words.now() : holding.next(template, words.now());
    String subject = filling.filled(variant.subject(), words, receiver.name(), token, to.locale());
    return new Delivery(
        order.id() + ":" + receiver.who() + ":" + variant.channel().key(),
        order.id(),
        order.template(),
        variant.channel(),
        template.reason(),
        receiver,
        order.about(),
        Filling.oneLine(subject),
        filling.filled(variant.text(), words, receiver.name(), token, to.locale()),
        Delivery.State.WAITING,
        null,
        null,
        0,
        order.by(),
        words.now(),
        due,
        null,
        List.of());
  }
}

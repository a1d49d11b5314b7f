package dev.formwork.messages.internal;

import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.MessageProperties;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.records.RecordWords;
import dev.formwork.tasks.Notices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whom an order goes to, and writes the letters. */
@Component
class Addressing {

  private final People people;
  private final RecordWords records;
  private final Writer writer;
  private final Notices notices;
  private final MessageProperties properties;

  Addressing(
      People people,
      RecordWords records,
      Writer writer,
      Notices notices,
      MessageProperties properties) {
    this.people = people;
    this.records = records;
    this.writer = writer;
    this.notices = notices;
    this.properties = properties;
  }

  /**
   * A message ready to be kept.
   *
   * @param told what the bell tells; empty for other channels
   */
  record Letter(Delivery delivery, Map<String, Object> told) {}

  List<Letter> letters(MessageTemplate template, Filling.Words words) {
    MessageOrder order = words.order();
    var letters = new ArrayList<Letter>();
    MessageTemplate.Customer customer = template.customer();
    if (customer != null) {
      Locale locale = properties.language();
      for (MessageTemplate.Variant variant : template.channels()) {
        Delivery.Receiver receiver = receiver(order, customer, variant.channel(), words, locale);
        letters.add(
            new Letter(
                writer.toCustomer(template, variant, words, new Writer.To(receiver, locale)),
                Map.of()));
      }
      return letters;
    }
    for (String id : order.persons()) {
      Optional<Person> person = people.organisation().person(id).filter(Person::active);
      if (person.isPresent()) {
        for (MessageTemplate.Variant variant : template.channels()) {
          letters.add(toStaff(template, variant, words, person.get()));
        }
      }
    }
    return letters;
  }

  /** Under the bell of a person. */
  void tell(Delivery delivery, Map<String, Object> told) {
    notices.tell(delivery.id(), delivery.receiver().who(), told);
  }

  /** Where one of the staff gets mail; no address where he is not there any more. */
  Delivery.Receiver staff(String id) {
    return people
        .organisation()
        .person(id)
        .filter(Person::active)
        .map(person ->
            new Delivery.Receiver(person.id(), person.email(), person.name().in(person.locale())))
        .orElse(new Delivery.Receiver(id, "", ""));
  }

  private Delivery.Receiver receiver(
      MessageOrder order,
      MessageTemplate.Customer customer,
      Channel channel,
      Filling.Words words,
      Locale locale) {
    String address =
        words.value(channel == Channel.EMAIL ? customer.email() : customer.phone(), locale).strip();
    String who =
        Optional.ofNullable(customer.who())
            .flatMap(path -> records.target(order.about().form(), order.about().record(), path))
            .map(target -> target.form() + "/" + target.record())
            .orElse(address);
    return new Delivery.Receiver(who, address, words.value(customer.name(), locale));
  }

  private Letter toStaff(
      MessageTemplate template,
      MessageTemplate.Variant variant,
      Filling.Words words,
      Person person) {
    String address =
        switch (variant.channel()) {
          case EMAIL -> person.email();
          case CHAT -> person.username();
          case IN_APP, SMS, WEBHOOK -> person.id();
        };
    var receiver = new Delivery.Receiver(person.id(), address, person.name().in(person.locale()));
    Delivery delivery =
        writer.toStaff(template, variant, words, new Writer.To(receiver, person.locale()));
    return new Letter(
        delivery,
        variant.channel() == Channel.IN_APP
            ? told(words.order(), writer.inEachLanguage(variant.text(), words, person))
            : Map.of());
  }

  private static Map<String, Object> told(MessageOrder order, LocalizedText text) {
    MessageOrder.About about = order.about();
    var told = new LinkedHashMap<String, Object>();
    told.put("what", "flow.notice.told");
    told.put("by", order.by());
    told.put("form", about.form().toString());
    told.put("formTitle", about.formTitle().byLanguage());
    told.put("record", about.record());
    putIfKnown(told, "number", about.number());
    told.put("text", text.byLanguage());
    told.put("template", order.template().key().value());
    told.put("at", order.at());
    return told;
  }

  private static void putIfKnown(Map<String, Object> told, String key, @Nullable Object value) {
    if (value != null) {
      told.put(key, value);
    }
  }
}

package dev.formwork.messages.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.messages.MergeText;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.outbound.OutboundProperties;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordWords;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts values into the places of texts. */
@Component
class Filling {

  private final Apps apps;
  private final RecordWords records;
  private final People people;
  private final OutboundProperties outbound;
  private final ZoneId zone;

  Filling(Apps apps, RecordWords records, People people, OutboundProperties outbound, ZoneId zone) {
    this.apps = apps;
    this.records = records;
    this.people = people;
    this.outbound = outbound;
    this.zone = zone;
  }

  /** All that the texts of a template may ask for, of one record at one moment. */
  record Words(
      MessageOrder order,
      Map<RecordPath, LocalizedText> values,
      Map<String, Object> parameters,
      Instant now) {

    String value(@Nullable RecordPath path, Locale locale) {
      return path == null ? "" : values.getOrDefault(path, LocalizedText.EMPTY).in(locale);
    }
  }

  /** The values of the record as it is now; a record that is gone has none. */
  Words words(MessageOrder order, MessageTemplate template, Instant now) {
    var paths = new ArrayList<RecordPath>();
    for (MessageTemplate.Variant variant : template.channels()) {
      paths.addAll(named(variant.subject()));
      paths.addAll(named(variant.text()));
    }
    MessageTemplate.Customer customer = template.customer();
    if (customer != null) {
      Stream.of(customer.name(), customer.phone(), customer.email())
          .filter(Objects::nonNull)
          .forEach(paths::add);
    }
    var values = records.of(order.about().form(), order.about().record(), paths).orElse(Map.of());
    return new Words(order, values, apps.live().parameters(order.template().app()), now);
  }

  private static List<RecordPath> named(LocalizedText text) {
    return text.byLanguage().values().stream()
        .flatMap(each -> MergeText.of(each).paths().stream())
        .toList();
  }

  /**
   * The text for this receiver.
   *
   * @param token lets a customer refuse more of it; absent for staff
   */
  String filled(
      LocalizedText text, Words words, String receiver, @Nullable String token, Locale locale) {
    return MergeText.of(text.in(locale))
        .filled(part ->
            switch (part) {
              case MergeText.Words(var plain) -> plain;
              case MergeText.Value(var path) -> words.value(path, locale);
              case MergeText.Param(var key) ->
                  String.valueOf(words.parameters().getOrDefault(key.value(), ""));
              case MergeText.Told(var fact) -> fact(fact, words, receiver, token, locale);
              case MergeText.Unreadable(_) -> "";
            });
  }

  /** The text as its receiver would read it, for trying it out: the links lead nowhere. */
  String shown(LocalizedText text, MessageTemplate template, Words words, Locale locale) {
    MessageTemplate.Customer customer = template.customer();
    String receiver =
        customer == null
            ? people
                .organisation()
                .person(words.order().by())
                .map(person -> person.name().in(locale))
                .orElse("")
            : words.value(customer.name(), locale);
    return filled(text, words, receiver, customer == null ? null : "…", locale);
  }

  /** A subject is one line, whatever the values in it hold. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private String fact(
      MergeText.Fact fact, Words words, String receiver, @Nullable String token, Locale locale) {
    MessageOrder order = words.order();
    return switch (fact) {
      case RECEIVER -> receiver;
      case BY ->
          people
              .organisation()
              .person(order.by())
              .map(Person::name)
              .orElse(LocalizedText.EMPTY)
              .in(locale);
      case WORDS -> order.words().in(locale);
      case LINK ->
          link(
              "/apps/"
                  + order.about().form().app()
                  + "/"
                  + order.about().form().key()
                  + "/"
                  + order.about().record());
      case FORM -> order.about().formTitle().in(locale);
      case TODAY -> words.now().atZone(zone).toLocalDate().toString();
      case OPTOUT -> token == null ? "" : link("/public/optout/" + token);
    };
  }

  private String link(String path) {
    return outbound.baseUrl().isEmpty() ? "" : outbound.baseUrl() + path;
  }
}

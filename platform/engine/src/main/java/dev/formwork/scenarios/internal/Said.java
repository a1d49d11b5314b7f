package dev.formwork.scenarios.internal;

import dev.formwork.definitions.Definitions;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.packs.Samples;
import dev.formwork.scenarios.Expectation;
import dev.formwork.tasks.Notice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Looks at what people and other systems were told. */
final class Said {

  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final Stage stage;
  private final Values values;
  private final Places places;

  Said(Stage stage, Values values, Places places) {
    this.stage = stage;
    this.values = values;
    this.places = places;
  }

  void look(Expectation.Told expected) {
    Samples.Made at = stage.record(expected.record());
    for (String person : expected.told()) {
      List<Notice> told = told(person, at, expected.what());
      long fitting = told.stream().filter(notice -> fits(expected, notice)).count();
      boolean holds = expected.times() == null ? fitting > 0 : fitting == expected.times();
      if (!holds) {
        throw new Broken(
            Problem.error("scenarios.told.not", "/told")
                .with("person", person)
                .with("expected", words(expected))
                .with("found", shown(told(person, at, null))),
            places.node(at.form(), null));
      }
    }
  }

  private static boolean fits(Expectation.Told expected, Notice notice) {
    boolean byTemplate =
        expected.template() == null || expected.template().value().equals(notice.template());
    String text = expected.text();
    return byTemplate
        && (text == null
            || notice.text().byLanguage().values().stream().anyMatch(each -> each.contains(text)));
  }

  void look(Expectation.NotTold expected) {
    Samples.Made at = stage.record(expected.record());
    for (String person : expected.notTold()) {
      List<Notice> told = told(person, at, expected.what());
      if (!told.isEmpty()) {
        throw new Broken(
            Problem.error("scenarios.told.unexpected", "/notTold")
                .with("person", person)
                .with("found", shown(told)),
            places.node(at.form(), null));
      }
    }
  }

  private List<Notice> told(String person, Samples.Made at, @Nullable String what) {
    return stage.world().notices().of(stage.actor(person), false).stream()
        .filter(notice -> notice.record().equals(at.id()))
        .filter(notice -> what == null || notice.what().equals(what))
        .toList();
  }

  private static String words(Expectation.Told expected) {
    return "%s%s%s%s"
        .formatted(
            expected.what() == null ? "something" : expected.what(),
            expected.template() == null ? "" : " by template " + expected.template(),
            expected.text() == null ? "" : " with \"" + expected.text() + "\"",
            expected.times() == null ? "" : " " + expected.times() + " times");
  }

  private static String shown(List<Notice> notices) {
    return notices.isEmpty()
        ? "nothing"
        : String.join("; ", notices.stream().map(Said::shown).toList());
  }

  private static String shown(Notice notice) {
    String text = String.join(" / ", notice.text().byLanguage().values());
    return text.isEmpty() ? notice.what() : notice.what() + " \"" + text + "\"";
  }

  // ---- other systems, customers ----

  void look(Expectation.Called expected) {
    Samples.Made at = stage.record(expected.record());
    List<Delivery> calls = deliveries(at).filter(Said::isCall).toList();
    boolean holds =
        calls.stream()
            .filter(
                call -> expected.to() == null || expected.to().equals(call.receiver().address()))
            .anyMatch(call -> values.isSame(expected.body(), body(call)));
    if (!holds) {
      String wanted = expected.to() == null ? "a call" : expected.to();
      throw new Broken(
          Problem.error("scenarios.webhook.missing", "")
              .with("expected", wanted + " " + expected.body())
              .with("found", shownAll(calls)),
          places.node(at.form(), null));
    }
  }

  /** What it tells of the record. */
  private static Map<String, @Nullable Object> body(Delivery call) {
    var body = Definitions.mapper().readValue(call.text(), OBJECT);
    var told = new LinkedHashMap<String, @Nullable Object>(body);
    if (body.get("data") instanceof Map<?, ?> data) {
      data.forEach((key, value) -> told.put(String.valueOf(key), value));
    }
    return told;
  }

  void look(Expectation.NotCalled expected) {
    Samples.Made at = stage.record(expected.record());
    List<Delivery> calls = deliveries(at).filter(Said::isCall).toList();
    if (!calls.isEmpty()) {
      throw new Broken(
          Problem.error("scenarios.webhook.unexpected", "").with("found", shownAll(calls)),
          places.node(at.form(), null));
    }
  }

  private static boolean isCall(Delivery delivery) {
    return delivery.channel() == Channel.WEBHOOK;
  }

  void look(Expectation.Sent expected) {
    Samples.Made at = stage.record(expected.record());
    List<Delivery> all = deliveries(at).filter(delivery -> !isCall(delivery)).toList();
    Delivery.State state = expected.state() == null ? Delivery.State.SENT : expected.state();
    long fitting =
        all.stream()
            .filter(each -> each.state() == state)
            .filter(each -> isMeant(each, expected.channel(), expected.to(), expected.template()))
            .filter(each -> holds(each, expected.text()))
            .count();
    boolean holds = expected.times() == null ? fitting > 0 : fitting == expected.times();
    if (!holds) {
      throw new Broken(
          Problem.error("scenarios.message.missing", "")
              .with("expected", words(expected, state))
              .with("found", shownAll(all)),
          places.message(at.form(), expected.template()));
    }
  }

  void look(Expectation.NotSent expected) {
    Samples.Made at = stage.record(expected.record());
    List<Delivery> sent =
        deliveries(at)
            .filter(each -> !isCall(each) && each.state() == Delivery.State.SENT)
            .filter(each -> isMeant(each, expected.channel(), expected.to(), expected.template()))
            .toList();
    if (!sent.isEmpty()) {
      throw new Broken(
          Problem.error("scenarios.message.unexpected", "").with("found", shownAll(sent)),
          places.message(at.form(), expected.template()));
    }
  }

  private boolean isMeant(
      Delivery delivery,
      @Nullable Channel channel,
      @Nullable String to,
      @Nullable DefinitionKey template) {
    QualifiedKey by = delivery.template();
    return (channel == null || channel == delivery.channel())
        && (template == null || (by != null && template.equals(by.key())))
        && (to == null || isTo(delivery.receiver(), to));
  }

  /** By address, by username, or as the record of a customer. */
  private boolean isTo(Delivery.Receiver receiver, String to) {
    return to.equals(receiver.address())
        || to.equals(stage.username(receiver.who()))
        || (to.startsWith("@") && receiver.who().endsWith(String.valueOf(values.resolved(to))));
  }

  private static boolean holds(Delivery delivery, @Nullable String text) {
    return text == null || delivery.text().contains(text) || delivery.subject().contains(text);
  }

  private Stream<Delivery> deliveries(Samples.Made at) {
    return stage.world().messages().about(stage.platform(), at.form(), at.id()).stream();
  }

  private static String words(Expectation.Sent expected, Delivery.State state) {
    return "%s%s to %s%s%s%s"
        .formatted(
            expected.channel() == null ? "a message" : expected.channel().key(),
            state == Delivery.State.SENT ? "" : " (" + state.name().toLowerCase(Locale.ROOT) + ")",
            expected.to() == null ? "anybody" : expected.to(),
            expected.template() == null ? "" : " by " + expected.template(),
            expected.text() == null ? "" : " with \"" + expected.text() + "\"",
            expected.times() == null ? "" : " " + expected.times() + " times");
  }

  private static String shownAll(List<Delivery> deliveries) {
    return deliveries.isEmpty()
        ? "none"
        : String.join("; ", deliveries.stream().map(Said::shown).toList());
  }

  private static String shown(Delivery delivery) {
    return "%s to %s (%s) \"%s\""
        .formatted(
            delivery.channel().key(),
            delivery.receiver().address(),
            delivery.state().name().toLowerCase(Locale.ROOT),
            isCall(delivery) ? body(delivery).get("data") : delivery.text());
  }
}

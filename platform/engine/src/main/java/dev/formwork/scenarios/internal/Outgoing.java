package dev.formwork.scenarios.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.packs.Samples;
import dev.formwork.scenarios.Expectation;
import dev.formwork.tasks.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what people and other systems were told. */
final class Outgoing {

  private final Stage stage;
  private final Values values;
  private final Places places;

  Outgoing(Stage stage, Values values, Places places) {
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
        : String.join("; ", notices.stream().map(Outgoing::shown).toList());
  }

  private static String shown(Notice notice) {
    String text = String.join(" / ", notice.text().byLanguage().values());
    return text.isEmpty() ? notice.what() : notice.what() + " \"" + text + "\"";
  }

  void look(Expectation.Called expected) {
    Samples.Made at = stage.record(expected.record());
    List<Captured.Call> calls = stage.world().captured().because(at.id());
    boolean holds =
        calls.stream()
            .filter(call -> expected.to() == null || expected.to().equals(call.address()))
            .anyMatch(call ->
                expected.body().entrySet().stream()
                    .allMatch(
                        each -> values.isSame(each.getValue(), call.body().get(each.getKey()))));
    if (!holds) {
      throw new Broken(
          Problem.error("scenarios.webhook.missing", "")
              .with(
                  "expected",
                  (expected.to() == null ? "a call" : expected.to()) + " " + expected.body())
              .with("found", calls.isEmpty() ? "none" : calls.toString()),
          places.node(at.form(), null));
    }
  }

  void look(Expectation.NotCalled expected) {
    Samples.Made at = stage.record(expected.record());
    List<Captured.Call> calls = stage.world().captured().because(at.id());
    if (!calls.isEmpty()) {
      throw new Broken(
          Problem.error("scenarios.webhook.unexpected", "").with("found", calls.toString()),
          places.node(at.form(), null));
    }
  }
}

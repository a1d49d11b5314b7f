package dev.formwork.scenarios.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.scenarios.Step;
import java.util.Locale;
import java.util.Map;

/** Steps as people read them: {@code scenarios.step.decides} with who, what and how. */
final class StepWords {

  private StepWords() {}

  static Problem of(Step step) {
    Problem words = plain(step);
    return step instanceof Step.Act act && act.refused() != null
        ? words("refused").with("what", Texts.of(words)).with("code", act.refused().toString())
        : words;
  }

  private static Problem plain(Step step) {
    return switch (step) {
      case Step.Creates it -> acts("creates", it, it.creates()).with("form", it.form());
      case Step.Imports it -> acts("imports", it, it.imports()).with("rows", it.rows().size());
      case Step.Decides it ->
          acts("decides", it, it.record()).with("outcome", it.outcome().value());
      case Step.Handles it ->
          acts("handles", it, it.record())
              .with("how", it.how().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      case Step.Edits it -> acts("edits", it, it.record());
      case Step.Submits it -> acts("submits", it, it.record());
      case Step.Withdraws it -> acts("withdraws", it, it.record());
      case Step.Retracts it -> acts("retracts", it, it.record());
      case Step.Terminates it -> acts("terminates", it, it.record());
      case Step.Urges it -> acts("urges", it, it.record());
      case Step.Comments it -> acts("comments", it, it.record());
      case Step.Presses it -> acts("presses", it, it.record()).with("button", it.button());
      case Step.Deletes it -> acts("deletes", it, it.record());
      case Step.Finds it -> words("finds").with("record", it.finds()).with("form", it.form());
      case Step.After it -> words("after").with("time", it.after());
      case Step.Play it -> words("play").with("time", it.play());
      case Step.On it -> words("on").with("time", it.on());
      case Step.NextEvent _ -> words("next");
      case Step.Expect it -> words("expect").with("count", it.all().size());
    };
  }

  private static Problem acts(String verb, Step.Act act, String record) {
    return words(verb).with("person", act.as()).with("record", record);
  }

  private static Problem words(String what) {
    return new Problem("scenarios.step." + what, Problem.Severity.HINT, "", Map.of());
  }
}

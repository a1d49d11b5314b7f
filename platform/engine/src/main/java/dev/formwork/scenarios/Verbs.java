package dev.formwork.scenarios;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The word in a step, or in an expectation, that says of which kind it is. */
final class Verbs {

  private static final Map<String, Class<? extends Step>> STEPS = new LinkedHashMap<>();
  private static final Map<String, Class<? extends Expectation>> EXPECTATIONS =
      new LinkedHashMap<>();

  static {
    STEPS.put("creates", Step.Creates.class);
    STEPS.put("edits", Step.Edits.class);
    STEPS.put("submits", Step.Submits.class);
    STEPS.put("decides", Step.Decides.class);
    STEPS.put("handles", Step.Handles.class);
    STEPS.put("withdraws", Step.Withdraws.class);
    STEPS.put("retracts", Step.Retracts.class);
    STEPS.put("terminates", Step.Terminates.class);
    STEPS.put("urges", Step.Urges.class);
    STEPS.put("comments", Step.Comments.class);
    STEPS.put("presses", Step.Presses.class);
    STEPS.put("deletes", Step.Deletes.class);
    STEPS.put("imports", Step.Imports.class);
    STEPS.put("finds", Step.Finds.class);
    STEPS.put("after", Step.After.class);
    STEPS.put("on", Step.On.class);
    STEPS.put("next", Step.NextEvent.class);
    STEPS.put("play", Step.Play.class);
    STEPS.put("expect", Step.Expect.class);
    EXPECTATIONS.put("task", Expectation.Task.class);
    EXPECTATIONS.put("noTask", Expectation.NoTask.class);
    EXPECTATIONS.put("record", Expectation.IsSo.class);
    EXPECTATIONS.put("was", Expectation.WasSo.class);
    EXPECTATIONS.put("deadline", Expectation.Due.class);
    EXPECTATIONS.put("told", Expectation.Told.class);
    EXPECTATIONS.put("notTold", Expectation.NotTold.class);
    EXPECTATIONS.put("copied", Expectation.Copied.class);
    EXPECTATIONS.put("notCopied", Expectation.NotCopied.class);
    EXPECTATIONS.put("webhook", Expectation.Called.class);
    EXPECTATIONS.put("noWebhook", Expectation.NotCalled.class);
    EXPECTATIONS.put("message", Expectation.Sent.class);
    EXPECTATIONS.put("noMessage", Expectation.NotSent.class);
    EXPECTATIONS.put("history", Expectation.InHistory.class);
    EXPECTATIONS.put("report", Expectation.Figure.class);
    EXPECTATIONS.put("metric", Expectation.Measured.class);
    EXPECTATIONS.put("mailing", Expectation.Mailed.class);
    EXPECTATIONS.put("visible", Expectation.Visible.class);
    EXPECTATIONS.put("hidden", Expectation.Hidden.class);
  }

  private Verbs() {}

  static Class<? extends Step> step(JsonNode json) {
    return kind(json, STEPS);
  }

  static Class<? extends Expectation> expectation(JsonNode json) {
    return kind(json, EXPECTATIONS);
  }

  static Set<String> steps() {
    return STEPS.keySet();
  }

  static Set<String> expectations() {
    return EXPECTATIONS.keySet();
  }

  private static <T> Class<? extends T> kind(JsonNode json, Map<String, Class<? extends T>> kinds) {
    return kinds.entrySet().stream()
        .filter(each -> json.has(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Expected one of " + kinds.keySet()));
  }
}

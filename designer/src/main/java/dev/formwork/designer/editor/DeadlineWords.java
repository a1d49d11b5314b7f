package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.deadlines.Budget;
import dev.formwork.deadlines.Until;
import dev.formwork.definitions.Definitions;
import dev.formwork.flows.FlowDeadline;
import dev.formwork.flows.RungRule;
import dev.formwork.rules.Dynamic;
import dev.formwork.rules.Operand;
import dev.formwork.rules.ValueSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A deadline and what happens on the way to it and beyond it, in plain sentences.
 *
 * @param param what a parameter is called
 * @param settings what parameters hold at first
 * @param field what a field is called
 * @param outcome what an outcome of the task is called
 */
record DeadlineWords(
    UnaryOperator<String> param,
    Map<String, Object> settings,
    UnaryOperator<String> field,
    UnaryOperator<String> outcome) {

  /**
   * The sentences: when it is due, then each rung; none while it can't be read.
   *
   * @param arrives the text of from when time counts: at a task, a stage, a case
   */
  List<String> of(JsonNode deadline, String arrives) {
    if (!deadline.isObject()) {
      return List.of();
    }
    try {
      return of(Definitions.mapper().treeToValue(deadline, FlowDeadline.class), arrives);
    } catch (JacksonException | IllegalArgumentException unfinished) {
      return List.of();
    }
  }

  private List<String> of(FlowDeadline deadline, String arrives) {
    var sentences = new ArrayList<String>();
    Budget within = deadline.within();
    Until until = deadline.until();
    if (within != null) {
      sentences.add(t("inwords.within", length(within), t(arrives)));
    } else if (until != null) {
      sentences.add(until(until));
    } else {
      return List.of();
    }
    deadline.rungs().forEach(rung -> sentences.add(rung(rung)));
    if (!deadline.pauses().isEmpty()) {
      sentences.add(t("inwords.pauses"));
    }
    return sentences;
  }

  private String until(Until until) {
    String name = field.apply(until.field().value());
    Budget before = until.before();
    Budget after = until.after();
    if (before != null) {
      return t("inwords.until-before", length(before), name);
    }
    return after == null ? t("inwords.until", name) : t("inwords.until-after", length(after), name);
  }

  // ---- rungs ----

  private String rung(RungRule rung) {
    String what = acts(rung);
    String repeated = what;
    Budget every = rung.every();
    if (every != null) {
      repeated =
          rung.times() > 0
              ? t("inwords.every-times", what, length(every), rung.times())
              : t("inwords.every", what, length(every));
    }
    return t("inwords.rung", when(rung), repeated);
  }

  private String when(RungRule rung) {
    Budget before = rung.before();
    Budget after = rung.after();
    Integer used = rung.used();
    if (before != null) {
      return t("inwords.before", length(before));
    }
    if (used != null) {
      return t("inwords.used", used);
    }
    return after == null ? t("inwords.then") : t("inwords.after", length(after));
  }

  private String acts(RungRule rung) {
    var acts = new ArrayList<String>();
    if (rung.remind()) {
      acts.add(t("inwords.remind"));
    }
    if (!rung.tell().isEmpty()) {
      acts.add(t("inwords.tell", people(rung.tell())));
    }
    Integer levels = rung.escalate();
    if (levels != null) {
      acts.add(levels == 1 ? t("inwords.escalate") : t("inwords.escalate-levels", levels));
    }
    if (!rung.reassign().isEmpty()) {
      acts.add(t("inwords.reassign", people(rung.reassign())));
    }
    if (rung.outcome() != null) {
      acts.add(t("inwords.outcome", outcome.apply(rung.outcome().value())));
    }
    if (!rung.set().isEmpty()) {
      acts.add(
          t(
              "inwords.set",
              rung.set().keySet().stream()
                  .map(key -> field.apply(key.value()))
                  .collect(Collectors.joining(t("value.separator")))));
    }
    return acts.isEmpty() ? t("inwords.nothing") : String.join(t("inwords.and"), acts);
  }

  private static String people(List<?> assignees) {
    return assignees.stream()
        .map(each -> Labels.summary(Definitions.mapper().valueToTree(each)))
        .collect(Collectors.joining(t("value.separator")));
  }

  // ---- lengths ----

  /** {@code 24 opening hours}, {@code 4 opening hours (Hours for the review)}. */
  private String length(Budget budget) {
    var written = budget.written();
    String unit = "inwords." + (budget.countsOpeningTime() ? "opening-" : "") + written.getKey();
    return switch (written.getValue()) {
      case Operand.Literal(@Nullable Object value) when value instanceof Number -> t(unit, value);
      case Dynamic.Param(var key) when settings.get(key.value()) instanceof Number number ->
          t("inwords.some", t(unit, number), param.apply(key.value()));
      case Dynamic.Param(var key) -> param.apply(key.value());
      case ValueSource _ -> t("inwords.unknown");
    };
  }
}

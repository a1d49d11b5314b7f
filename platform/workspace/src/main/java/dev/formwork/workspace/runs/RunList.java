package dev.formwork.workspace.runs;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.automation.Run;
import dev.formwork.automation.RunStep;
import dev.formwork.definitions.Definitions;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs, one block each: which rule, for what, what was done, and why it failed. */
final class RunList extends UnorderedList {

  private final RunLines lines;

  RunList(List<Run> runs, RunLines lines) {
    this.lines = lines;
    addClassName("fw-runs");
    runs.forEach(run -> add(line(run)));
  }

  private ListItem line(Run run) {
    var head = new Div(name(lines.title(run.rule())), state(run.state()), lines.when(run.at()));
    head.addClassName("fw-runs-head");
    var main = new Div(head, lines.about(run.form(), run.record(), run.number()));
    main.addClassName("fw-runs-main");
    if (run.many()) {
      main.add(RunLines.quiet(t("runs.many", run.counts().acted(), run.counts().failed())));
    }
    if (run.lateBy() > Duration.ofMinutes(1).toMillis()) {
      main.add(RunLines.quiet(t("runs.late", Show.duration(Duration.ofMillis(run.lateBy())))));
    }
    if (run.cause() != null && run.state() != Run.State.DONE) {
      main.add(RunLines.why(run.cause(), run.causeArgs()));
    }
    main.add(log(run));
    return new ListItem(main);
  }

  static Span name(String title) {
    var name = new Span(title);
    name.addClassName("fw-runs-name");
    return name;
  }

  private static Component log(Run run) {
    var steps = new OrderedList();
    run.steps().forEach(step -> steps.add(step(step)));
    var log =
        new NativeDetails(
            t("runs.log", run.steps().size()), new Div(pairs(t("runs.facts"), run.facts()), steps));
    log.addClassNames("fw-small", "fw-runs-log");
    return log;
  }

  private static ListItem step(RunStep step) {
    var line =
        new ListItem(
            new Span(t("runs.action." + step.kind())),
            RunLines.quiet(t("runs.millis", Show.whole(step.millis()))));
    if (!step.input().isEmpty()) {
      line.add(pairs(t("runs.input"), step.input()));
    }
    if (!step.output().isEmpty()) {
      line.add(pairs(t("runs.output"), step.output()));
    }
    if (step.problem() != null) {
      line.add(RunLines.why(step.problem(), Map.of()));
    }
    return line;
  }

  private static Component pairs(String title, Map<String, Object> values) {
    var code = new Span(Definitions.mapper().writeValueAsString(values));
    code.addClassName("fw-runs-code");
    return new Div(RunLines.quiet(title), code);
  }

  private static Component state(Run.State state) {
    StateBadge.Kind kind =
        switch (state) {
          case OPEN -> StateBadge.Kind.INFO;
          case DONE -> StateBadge.Kind.SUCCESS;
          case FAILED -> StateBadge.Kind.DANGER;
          case STOPPED -> StateBadge.Kind.WARNING;
          case DISCARDED -> StateBadge.Kind.NEUTRAL;
        };
    return StateBadge.of(kind, t("runs.state." + state));
  }
}

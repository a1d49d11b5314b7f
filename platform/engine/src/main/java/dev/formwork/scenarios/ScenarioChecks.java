package dev.formwork.scenarios;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Pointers;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a scenario is a story that can be played at all. */
final class ScenarioChecks {

  private static final String IN = "in ";

  private final Scenario scenario;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final RecordNames forms;
  private final Set<String> known = new HashSet<>();
  private final List<Problem> found = new ArrayList<>();
  private @Nullable LocalDateTime last;

  ScenarioChecks(Scenario scenario, DefinitionKey app, Catalog catalog) {
    this.scenario = scenario;
    this.app = app;
    this.catalog = catalog;
    this.forms = RecordNames.of(scenario, app);
  }

  Problems problems() {
    known.addAll(scenario.before().samples());
    checkGiven(scenario.before());
    for (int i = 0; i < scenario.steps().size(); i++) {
      check(scenario.steps().get(i), Pointers.item("/steps", i));
    }
    if (scenario.steps().stream().noneMatch(ScenarioChecks::expectsSomething)) {
      add("scenario.expects-nothing", "/steps", "key", scenario.key().value());
    }
    return new Problems(found);
  }

  private static boolean expectsSomething(Step step) {
    return step instanceof Step.Expect || (step instanceof Step.Act act && act.refused() != null);
  }

  private void checkGiven(Scenario.Given given) {
    String now = given.now();
    if (now != null) {
      moment(now, "/given/now");
    }
    given.parameters().keySet().forEach(key -> checkParameter(key));
  }

  private void checkParameter(String key) {
    int slash = key.indexOf('/');
    DefinitionKey of = slash < 0 ? app : DefinitionKey.of(key.substring(0, slash));
    if (!catalog.parameters(of).containsKey(key.substring(slash + 1))) {
      add("scenario.parameter.unknown", Pointers.member("/given/parameters", key), "key", key);
    }
  }

  private void check(Step step, String at) {
    switch (step) {
      case Step.Creates creates -> name(creates.creates(), at + "/creates");
      case Step.Imports imports -> {
        for (int r = 0; r < imports.rows().size(); r++) {
          String name = imports.rows().get(r).name();
          if (name != null) {
            name(name, Pointers.item(at + "/rows", r) + "/name");
          }
        }
      }
      case Step.Finds finds -> name(finds.finds(), at + "/finds");
      case Step.Decides decides -> {
        known(decides.record(), at + "/decides");
        node(decides.record(), decides.node(), at + "/node");
        checkOutcome(decides, at + "/outcome");
      }
      case Step.Handles handles -> {
        known(handles.record(), at + "/handles");
        node(handles.record(), handles.node(), at + "/node");
        checkHandling(handles, at);
      }
      case Step.OnRecord act -> known(act.record(), at);
      case Step.On(var on) -> moment(on, at + "/on");
      case Step.After after -> period(after.after(), at + "/after");
      case Step.Play play -> period(play.play(), at + "/play");
      case Step.NextEvent _ -> {}
      case Step.Expect(var all) -> {
        for (int e = 0; e < all.size(); e++) {
          check(all.get(e), Pointers.item(at + "/expect", e));
        }
      }
    }
  }

  private void check(Expectation expectation, String at) {
    if (expectation instanceof Expectation.OfRecord of) {
      known(of.record(), at);
    }
    switch (expectation) {
      case Expectation.Task task -> {
        node(task.record(), task.node(), at + "/node");
        due(task.due(), at + "/due");
      }
      case Expectation.NoTask none -> node(none.record(), none.node(), at + "/node");
      case Expectation.Copied copied -> node(copied.record(), copied.node(), at + "/node");
      case Expectation.NotCopied none -> node(none.record(), none.node(), at + "/node");
      case Expectation.IsSo so -> so.at().forEach(node -> node(so.record(), node, at + "/at"));
      case Expectation.WasSo was -> past(was.on(), at + "/on");
      case Expectation.Due due -> due(due.due(), at + "/due");
      case Expectation.Told _,
          Expectation.NotTold _,
          Expectation.Called _,
          Expectation.NotCalled _,
          Expectation.Sent _,
          Expectation.NotSent _,
          Expectation.InHistory _,
          Expectation.Figure _,
          Expectation.Measured _,
          Expectation.Mailed _,
          Expectation.Visible _,
          Expectation.Hidden _ -> {}
    }
  }

  /** A name means one record. */
  private void name(String name, String at) {
    if (!known.add(name)) {
      add("scenario.record.twice", at, "name", name);
    }
  }

  private void known(String name, String at) {
    if (!known.contains(name)) {
      add("scenario.record.unknown", at, "name", name);
    }
  }

  private void node(String record, @Nullable DefinitionKey node, String at) {
    if (node != null && flow(record).filter(flow -> flow.find(node).isEmpty()).isPresent()) {
      add("scenario.node.unknown", at, "node", node.value());
    }
  }

  /**
   * Whether some task of the flow has such an outcome; which one is open shows when it is played.
   */
  private void checkOutcome(Step.Decides decides, String at) {
    flow(decides.record())
        .filter(flow -> !decides.outcome().value().equals("resubmit"))
        .filter(flow ->
            flow.nodes().stream()
                .filter(Node.Task.class::isInstance)
                .map(Node.Task.class::cast)
                .flatMap(task -> task.outcomes().stream())
                .noneMatch(outcome -> outcome.key().equals(decides.outcome())))
        .ifPresent(_ -> add("scenario.outcome.unknown", at, "outcome", decides.outcome().value()));
  }

  private void checkHandling(Step.Handles handles, String at) {
    boolean fits =
        switch (handles.how()) {
          case TRANSFER -> handles.to().size() == 1;
          case ADD_SIGNER_BEFORE, ADD_SIGNER_AFTER, ADD_SIGNER_BESIDE -> !handles.to().isEmpty();
          case CLAIM, UNCLAIM, HOLD, RESUME -> handles.to().isEmpty();
        };
    if (!fits) {
      add("scenario.handling.people", at + "/to", "how", handles.how().name());
    }
  }

  /** Sub-flows are nodes of other flows: then nothing can be said. */
  private Optional<Flow> flow(String record) {
    return forms
        .form(record)
        .flatMap(form -> catalog.find(Form.TYPE, form).flatMap(it -> flow(form, it)))
        .filter(flow -> flow.nodes().stream().noneMatch(Node.SubFlow.class::isInstance));
  }

  private Optional<Flow> flow(QualifiedKey key, Form form) {
    return Optional.ofNullable(form.flow())
        .flatMap(flow -> catalog.find(Flow.TYPE, new QualifiedKey(key.app(), flow)));
  }

  private void due(@Nullable String due, String at) {
    if (due == null) {
      return;
    }
    if (due.startsWith(IN)) {
      period(due.substring(IN.length()), at);
    } else {
      past(due, at);
    }
  }

  private void past(String text, String at) {
    if (Moments.parse(text).isEmpty()) {
      add("scenario.moment.unreadable", at, "text", text);
    }
  }

  private void period(String words, String at) {
    if (Period.parse(words).isEmpty()) {
      add("scenario.period.unreadable", at, "text", words);
    }
  }

  /** Time does not go back. */
  private void moment(String text, String at) {
    LocalDateTime moment = Moments.parse(text).orElse(null);
    if (moment == null) {
      add("scenario.moment.unreadable", at, "text", text);
      return;
    }
    if (last != null && moment.isBefore(last)) {
      add("scenario.moment.backwards", at, "text", text);
    }
    last = moment;
  }

  private void add(String code, String at, String arg, Object value) {
    found.add(Problem.error(code, at).with(arg, value));
  }
}

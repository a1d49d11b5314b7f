package dev.formwork.scenarios.internal;

import dev.formwork.flows.FlowTask;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.packs.Samples;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Expectation;
import dev.formwork.scenarios.Moments;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the work that waits on a record. */
final class Tasks {

  private static final String IN = "in ";

  private final Stage stage;
  private final Places places;
  private final Passing passing;

  Tasks(Stage stage, Places places, Passing passing) {
    this.stage = stage;
    this.places = places;
    this.passing = passing;
  }

  void look(Expectation.Task expected) {
    Samples.Made at = stage.record(expected.record());
    stage.touch(at);
    RecordView whole = stage.whole(at);
    FlowTask task =
        open(whole)
            .filter(each -> isAt(each, expected.node()) && isForAll(each, expected.holders()))
            .findFirst()
            .orElseThrow(() ->
                broken(
                    "scenarios.task.missing",
                    "",
                    words(expected),
                    shown(stage, whole),
                    at,
                    expected.node()));
    requireInInbox(expected, at, task);
    lookInside(expected, at, task);
  }

  private void lookInside(Expectation.Task expected, Samples.Made at, FlowTask task) {
    String title = expected.title();
    if (title != null && !task.title().byLanguage().containsValue(title)) {
      throw broken("scenarios.task.title", "/title", title, titles(task), at, task.node());
    }
    String why = expected.why();
    if (why != null && task.why().stream().noneMatch(reason -> reason.code().equals(why))) {
      String found = task.why().stream().map(reason -> reason.code()).toList().toString();
      throw broken("scenarios.task.why", "/why", why, found, at, task.node());
    }
    Boolean pool = expected.pool();
    if (pool != null && pool != task.pool()) {
      throw broken(
          "scenarios.task.pool",
          "/pool",
          pool.toString(),
          String.valueOf(task.pool()),
          at,
          task.node());
    }
    lookWhen(expected.due(), task.due(), at, task.node());
  }

  /** What the record says the inbox of each must say, too. */
  private void requireInInbox(Expectation.Task expected, Samples.Made at, FlowTask task) {
    for (String holder : expected.holders()) {
      RecordView seen = stage.world().records().get(stage.actor(holder), at.form(), at.id());
      if (seen.task(task.id()).isEmpty()) {
        throw broken(
            "scenarios.task.missing",
            "/for",
            words(expected),
            "it is not open to " + holder,
            at,
            task.node());
      }
    }
  }

  void lookWhen(
      @Nullable String expected, @Nullable Instant found, Samples.Made at, DefinitionKey of) {
    if (expected == null) {
      return;
    }
    Instant wanted =
        expected.startsWith(IN)
            ? passing.in(expected.substring(IN.length()), null)
            : stage.world().start(expected);
    if (!wanted.equals(found)) {
      throw new Broken(
          Problem.error("scenarios.due", "/due")
              .with("expected", Moments.written(wanted, stage.zone()))
              .with("found", found == null ? "no deadline" : Moments.written(found, stage.zone())),
          places.deadline(at.form(), of));
    }
  }

  void look(Expectation.NoTask expected) {
    Samples.Made at = stage.record(expected.record());
    expected.holders().forEach(stage::actor); // nobody of a name that nobody has can have a task
    RecordView whole = stage.whole(at);
    open(whole)
        .filter(task -> isAt(task, expected.node()))
        .filter(task ->
            expected.holders().isEmpty()
                || expected.holders().stream().anyMatch(holder -> isFor(task, holder)))
        .findFirst()
        .ifPresent(task -> {
          throw broken("scenarios.task.unexpected", "", "", shown(stage, whole), at, task.node());
        });
  }

  private static Stream<FlowTask> open(RecordView record) {
    return record.execution() == null ? Stream.of() : record.execution().tasks().stream();
  }

  private static String titles(FlowTask task) {
    return String.join(" / ", new TreeMap<>(task.title().byLanguage()).values());
  }

  /** Ids of the open tasks at a node; of all where none is said. */
  static Stream<String> ids(RecordView record, @Nullable DefinitionKey node) {
    return open(record).filter(task -> isAt(task, node)).map(FlowTask::id);
  }

  private static boolean isAt(FlowTask task, @Nullable DefinitionKey node) {
    return node == null || task.node().equals(node);
  }

  private boolean isForAll(FlowTask task, List<String> holders) {
    return holders.stream().allMatch(holder -> isFor(task, holder));
  }

  private boolean isFor(FlowTask task, String holder) {
    return task.isOfferedTo(stage.actor(holder).id());
  }

  private Broken broken(
      String code,
      String at,
      String expected,
      String found,
      Samples.Made record,
      @Nullable DefinitionKey node) {
    return new Broken(
        Problem.error(code, at).with("expected", expected).with("found", found),
        places.node(record.form(), node));
  }

  private static String words(Expectation.Task expected) {
    String node = expected.node() == null ? "a task" : expected.node().value();
    return expected.holders().isEmpty()
        ? node
        : node + " for " + String.join(", ", expected.holders());
  }

  /** The open tasks in words: {@code first-review for supervisor}. */
  static String shown(Stage stage, RecordView record) {
    List<String> tasks =
        open(record)
            .map(task ->
                task.node()
                    + " for "
                    + String.join(
                        ", ", task.assignees().stream().map(stage::username).sorted().toList()))
            .toList();
    return tasks.isEmpty() ? "no task (" + record.state().word() + ")" : String.join("; ", tasks);
  }
}

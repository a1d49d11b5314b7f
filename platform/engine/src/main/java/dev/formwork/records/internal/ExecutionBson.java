package dev.formwork.records.internal;

import dev.formwork.flows.Child;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Execution;
import dev.formwork.flows.ExecutionStatus;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Lane;
import dev.formwork.flows.Poll;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Round;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An execution inside its record's document, and back. What is empty isn't written; what an older
 * document doesn't have is empty.
 */
final class ExecutionBson {

  private ExecutionBson() {}

  static Document toDocument(Execution execution) {
    var document =
        new Document("id", execution.id())
            .append("flow", execution.flow().toString())
            .append("release", execution.release())
            .append("status", execution.status().name())
            .append("round", execution.round())
            .append("counter", execution.counter())
            .append("initiator", execution.initiator())
            .append("steps", execution.steps().stream().map(ExecutionBson::step).toList())
            .append("tasks", execution.tasks().stream().map(ExecutionBson::task).toList());
    putAll(document, "lanes", execution.lanes().stream().map(ExecutionBson::lane).toList());
    putAll(document, "asks", execution.asks());
    putAll(document, "rounds", execution.rounds().stream().map(ExecutionBson::round).toList());
    putAll(
        document,
        "deadlines",
        execution.deadlines().stream().map(DeadlineBson::toDocument).toList());
    if (!execution.picked().isEmpty()) {
      var picked = new Document();
      execution.picked().forEach((node, persons) -> picked.append(node.value(), persons));
      document.put("picked", picked);
    }
    if (execution.parent() != null) {
      document.put(
          "parent",
          new Document("form", execution.parent().form().toString())
              .append("record", execution.parent().record())
              .append("step", execution.parent().step()));
    }
    return document;
  }

  static Execution fromDocument(Document document) {
    Document parent = document.get("parent", Document.class);
    List<FlowTask> tasks = Bson.list(document, "tasks").stream().map(ExecutionBson::task).toList();
    return new Execution(
        document.getString("id"),
        QualifiedKey.parse(document.getString("flow")),
        number(document, "release"),
        ExecutionStatus.valueOf(document.getString("status")),
        number(document, "round"),
        number(document, "counter"),
        document.getString("initiator"),
        Bson.list(document, "steps").stream().map(step -> step(step, tasks)).toList(),
        tasks,
        Bson.list(document, "lanes").stream().map(ExecutionBson::lane).toList(),
        picked(document.get("picked", Document.class)),
        Bson.list(document, "rounds").stream().map(ExecutionBson::round).toList(),
        document.getList("asks", String.class, List.of()),
        Bson.list(document, "deadlines").stream().map(DeadlineBson::fromDocument).toList(),
        parent == null
            ? null
            : new Execution.Parent(
                QualifiedKey.parse(parent.getString("form")),
                parent.getString("record"),
                parent.getString("step")));
  }

  private static Document round(Round round) {
    return new Document("began", Date.from(round.began())).append("since", round.since());
  }

  private static Round round(Document document) {
    return new Round(document.getDate("began").toInstant(), Numbers.get(document, "since"));
  }

  private static Map<DefinitionKey, List<String>> picked(@Nullable Document document) {
    var picked = new LinkedHashMap<DefinitionKey, List<String>>();
    if (document != null) {
      for (String node : document.keySet()) {
        picked.put(DefinitionKey.of(node), document.getList(node, String.class, List.of()));
      }
    }
    return picked;
  }

  private static Document step(Step step) {
    var document =
        new Document("id", step.id())
            .append("node", step.node().value())
            .append("title", Bson.text(step.title()))
            .append("enteredAt", Date.from(step.enteredAt()))
            .append("round", step.round());
    put(document, "leftAt", step.leftAt() == null ? null : Date.from(step.leftAt()));
    put(document, "outcome", step.outcome());
    put(document, "decidedBy", step.decidedBy());
    put(document, "opinion", step.opinion());
    put(document, "lane", step.lane());
    put(document, "from", step.from());
    if (!step.timers().isEmpty()) {
      var timers = new Document();
      step.timers().forEach((what, due) -> timers.append(what, Date.from(due)));
      document.put("timers", timers);
    }
    putAll(document, "children", step.children().stream().map(ExecutionBson::child).toList());
    if (!step.poll().seats().isEmpty() || !step.poll().votes().isEmpty()) {
      document.put("poll", PollBson.toDocument(step.poll()));
    }
    put(document, "rework", rework(step.rework()));
    if (step.stay() != null) {
      StayBson.put(document, step.stay());
    }
    return document;
  }

  /** A step that was stored without its rework finds it in its open task. */
  private static Step step(Document document, List<FlowTask> tasks) {
    Document poll = document.get("poll", Document.class);
    Document rework = document.get("rework", Document.class);
    String id = document.getString("id");
    return new Step(
        id,
        DefinitionKey.of(document.getString("node")),
        Bson.text(document.get("title", Document.class)),
        document.getDate("enteredAt").toInstant(),
        Bson.instant(document, "leftAt"),
        document.getString("outcome"),
        document.getString("decidedBy"),
        document.getString("opinion"),
        number(document, "round"),
        document.getString("lane"),
        document.getString("from"),
        timers(document.get("timers", Document.class)),
        Bson.list(document, "children").stream().map(ExecutionBson::child).toList(),
        poll == null ? new Poll(List.of(), List.of(), List.of()) : PollBson.fromDocument(poll),
        rework == null ? reworkOf(id, tasks) : rework(rework),
        StayBson.of(document));
  }

  private static FlowTask.@Nullable Rework reworkOf(String step, List<FlowTask> tasks) {
    for (FlowTask task : tasks) {
      if (task.step().equals(step) && task.rework() != null) {
        return task.rework();
      }
    }
    return null;
  }

  private static Map<String, Instant> timers(@Nullable Document document) {
    var timers = new LinkedHashMap<String, Instant>();
    if (document != null) {
      document.keySet().forEach(what -> timers.put(what, document.getDate(what).toInstant()));
    }
    return timers;
  }

  private static Document child(Child child) {
    var document = new Document("form", child.form().toString()).append("record", child.record());
    put(document, "state", child.state() == null ? null : child.state().name());
    return document;
  }

  private static Child child(Document document) {
    return new Child(
        QualifiedKey.parse(document.getString("form")),
        document.getString("record"),
        end(document, "state"));
  }

  private static Document lane(Lane lane) {
    var document =
        new Document("id", lane.id())
            .append("step", lane.step())
            .append("index", lane.index())
            .append("detached", lane.detached())
            .append("open", lane.open());
    put(document, "parent", lane.parent());
    put(document, "flow", lane.flow() == null ? null : lane.flow().toString());
    if (lane.row() != null) {
      document.put("row", new Document("field", lane.row().field()).append("id", lane.row().id()));
    }
    put(document, "ended", lane.ended() == null ? null : lane.ended().name());
    return document;
  }

  private static Lane lane(Document document) {
    Document row = document.get("row", Document.class);
    String flow = document.getString("flow");
    return new Lane(
        document.getString("id"),
        document.getString("parent"),
        document.getString("step"),
        number(document, "index"),
        flow == null ? null : QualifiedKey.parse(flow),
        row == null ? null : new Lane.Row(row.getString("field"), row.getString("id")),
        document.getBoolean("detached", false),
        document.getBoolean("open", false),
        end(document, "ended"));
  }

  private static @Nullable EndState end(Document document, String key) {
    String name = document.getString(key);
    return name == null ? null : EndState.valueOf(name);
  }

  private static Document task(FlowTask task) {
    var document =
        new Document("id", task.id())
            .append("node", task.node().value())
            .append("step", task.step())
            .append("title", Bson.text(task.title()))
            .append("assignees", task.assignees())
            .append("why", task.why().stream().map(PollBson::reason).toList())
            .append("since", Date.from(task.since()))
            .append("round", task.round())
            .append("seat", task.seat());
    put(document, "due", task.due() == null ? null : Date.from(task.due()));
    put(document, "rework", rework(task.rework()));
    put(document, "addedBy", task.addedBy());
    if (!task.standingFor().isEmpty()) {
      document.put("standingFor", new Document(Map.<String, Object>copyOf(task.standingFor())));
    }
    put(document, "pool", task.pool() ? true : null);
    put(document, "claimedBy", task.claimedBy());
    if (task.hold() != null) {
      document.put(
          "hold",
          new Document("by", task.hold().by())
              .append("since", Date.from(task.hold().since()))
              .append("words", task.hold().words()));
    }
    put(document, "urgedAt", task.urgedAt() == null ? null : Date.from(task.urgedAt()));
    put(document, "flow", task.flow() == null ? null : task.flow().toString());
    return document;
  }

  private static FlowTask task(Document document) {
    Document rework = document.get("rework", Document.class);
    Document hold = document.get("hold", Document.class);
    String flow = document.getString("flow");
    return new FlowTask(
        document.getString("id"),
        DefinitionKey.of(document.getString("node")),
        document.getString("step"),
        Bson.text(document.get("title", Document.class)),
        document.getList("assignees", String.class, List.of()),
        Bson.list(document, "why").stream().map(PollBson::reason).toList(),
        document.getDate("since").toInstant(),
        Bson.instant(document, "due"),
        number(document, "round"),
        rework == null ? null : rework(rework),
        document.get("seat") == null ? 0 : number(document, "seat"),
        document.getString("addedBy"),
        Bson.texts(document.get("standingFor", Document.class)),
        document.getBoolean("pool", false),
        document.getString("claimedBy"),
        hold == null
            ? null
            : new FlowTask.Hold(
                hold.getString("by"), hold.getDate("since").toInstant(), hold.getString("words")),
        Bson.instant(document, "urgedAt"),
        flow == null ? null : QualifiedKey.parse(flow));
  }

  private static @Nullable Document rework(FlowTask.@Nullable Rework rework) {
    if (rework == null) {
      return null;
    }
    var document =
        new Document("returnedBy", rework.returnedBy().value())
            .append("goesOn", rework.goesOn().name())
            .append("revision", rework.revision());
    put(document, "atNode", rework.atNode() ? true : null);
    put(document, "outer", rework(rework.outer()));
    return document;
  }

  private static FlowTask.Rework rework(Document document) {
    Document outer = document.get("outer", Document.class);
    return new FlowTask.Rework(
        DefinitionKey.of(document.getString("returnedBy")),
        ResubmitFrom.valueOf(document.getString("goesOn")),
        document.getBoolean("atNode", false),
        document.get("revision") == null ? 0 : Numbers.get(document, "revision"),
        outer == null ? null : rework(outer));
  }

  private static int number(Document document, String key) {
    return (int) Numbers.get(document, key);
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }

  private static void putAll(Document document, String key, List<?> values) {
    if (!values.isEmpty()) {
      document.put(key, values);
    }
  }
}

package dev.formwork.records.internal;

import dev.formwork.flows.Execution;
import dev.formwork.flows.ExecutionStatus;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Reason;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.Step;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An execution inside its record's document, and back. */
final class ExecutionBson {

  private ExecutionBson() {}

  static Document toDocument(Execution execution) {
    return new Document("id", execution.id())
        .append("flow", execution.flow().toString())
        .append("release", execution.release())
        .append("status", execution.status().name())
        .append("round", execution.round())
        .append("counter", execution.counter())
        .append("initiator", execution.initiator())
        .append("steps", execution.steps().stream().map(ExecutionBson::step).toList())
        .append("tasks", execution.tasks().stream().map(ExecutionBson::task).toList());
  }

  static Execution fromDocument(Document document) {
    return new Execution(
        document.getString("id"),
        QualifiedKey.parse(document.getString("flow")),
        number(document, "release"),
        ExecutionStatus.valueOf(document.getString("status")),
        number(document, "round"),
        number(document, "counter"),
        document.getString("initiator"),
        document.getList("steps", Document.class, List.of()).stream()
            .map(ExecutionBson::step)
            .toList(),
        document.getList("tasks", Document.class, List.of()).stream()
            .map(ExecutionBson::task)
            .toList());
  }

  private static Document step(Step step) {
    var document =
        new Document("id", step.id())
            .append("node", step.node().value())
            .append("title", text(step.title()))
            .append("enteredAt", Date.from(step.enteredAt()))
            .append("round", step.round());
    put(document, "leftAt", step.leftAt() == null ? null : Date.from(step.leftAt()));
    put(document, "outcome", step.outcome());
    put(document, "decidedBy", step.decidedBy());
    put(document, "opinion", step.opinion());
    return document;
  }

  private static Step step(Document document) {
    return new Step(
        document.getString("id"),
        DefinitionKey.of(document.getString("node")),
        text(document.get("title", Document.class)),
        document.getDate("enteredAt").toInstant(),
        instant(document.getDate("leftAt")),
        document.getString("outcome"),
        document.getString("decidedBy"),
        document.getString("opinion"),
        number(document, "round"));
  }

  private static Document task(FlowTask task) {
    var document =
        new Document("id", task.id())
            .append("node", task.node().value())
            .append("step", task.step())
            .append("title", text(task.title()))
            .append("assignees", task.assignees())
            .append("why", task.why().stream().map(ExecutionBson::reason).toList())
            .append("since", Date.from(task.since()))
            .append("round", task.round());
    put(document, "due", task.due() == null ? null : Date.from(task.due()));
    if (task.rework() != null) {
      document.put(
          "rework",
          new Document("returnedBy", task.rework().returnedBy().value())
              .append("goesOn", task.rework().goesOn().name()));
    }
    return document;
  }

  private static FlowTask task(Document document) {
    Document rework = document.get("rework", Document.class);
    return new FlowTask(
        document.getString("id"),
        DefinitionKey.of(document.getString("node")),
        document.getString("step"),
        text(document.get("title", Document.class)),
        document.getList("assignees", String.class, List.of()),
        document.getList("why", Document.class, List.of()).stream()
            .map(ExecutionBson::reason)
            .toList(),
        document.getDate("since").toInstant(),
        instant(document.getDate("due")),
        number(document, "round"),
        rework == null
            ? null
            : new FlowTask.Rework(
                DefinitionKey.of(rework.getString("returnedBy")),
                ResubmitFrom.valueOf(rework.getString("goesOn"))));
  }

  private static Document reason(Reason reason) {
    return new Document("code", reason.code())
        .append("args", new Document(Map.<String, Object>copyOf(reason.args())));
  }

  private static Reason reason(Document document) {
    return new Reason(document.getString("code"), texts(document.get("args", Document.class)));
  }

  private static Document text(LocalizedText text) {
    return new Document(Map.<String, Object>copyOf(text.byLanguage()));
  }

  private static LocalizedText text(@Nullable Document document) {
    return new LocalizedText(texts(document));
  }

  private static Map<String, String> texts(@Nullable Document document) {
    var texts = new LinkedHashMap<String, String>();
    if (document != null) {
      document.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    }
    return texts;
  }

  private static int number(Document document, String key) {
    return (int) Numbers.get(document, key);
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}

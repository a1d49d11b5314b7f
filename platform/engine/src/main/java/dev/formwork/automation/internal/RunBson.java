package dev.formwork.automation.internal;

import dev.formwork.automation.Run;
import dev.formwork.automation.RunStep;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.store.PlainBson;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A run as one document, and back. */
final class RunBson {

  private RunBson() {}

  static Document of(Run run) {
    var document =
        new Document("_id", run.id())
            .append("rule", run.rule().toString())
            .append("release", run.release())
            .append("many", run.many())
            .append("facts", document(run.facts()))
            .append("at", Date.from(run.at()))
            .append("lateBy", run.lateBy())
            .append("state", run.state().name())
            .append("tries", run.tries())
            .append("action", run.position().action())
            .append("after", run.position().after())
            .append("acted", run.counts().acted())
            .append("failed", run.counts().failed())
            .append("depth", run.path().depth())
            .append("trail", run.path().trail())
            .append("steps", run.steps().stream().map(RunBson::of).toList());
    put(document, "form", run.form() == null ? null : run.form().toString());
    put(document, "record", run.record());
    put(document, "number", run.number());
    put(document, "by", run.by());
    put(document, "parent", run.path().parent());
    if (run.cause() != null) {
      document.append("cause", run.cause()).append("causeArgs", document(run.causeArgs()));
    }
    return document;
  }

  static Document of(RunStep step) {
    var document =
        new Document("action", step.action())
            .append("kind", step.kind())
            .append("input", document(step.input()))
            .append("output", document(step.output()))
            .append("at", Date.from(step.at()))
            .append("millis", step.millis());
    put(document, "problem", step.problem());
    return document;
  }

  static Run run(Document document) {
    String form = document.getString("form");
    return new Run(
        document.getString("_id"),
        QualifiedKey.parse(document.getString("rule")),
        document.getInteger("release"),
        form == null ? null : QualifiedKey.parse(form),
        document.getString("record"),
        document.getString("number"),
        document.getBoolean("many"),
        document.getString("by"),
        PlainBson.values(document.get("facts", Document.class)),
        document.getDate("at").toInstant(),
        document.get("lateBy", 0L),
        Run.State.valueOf(document.getString("state")),
        document.getInteger("tries", 0),
        document.getString("cause"),
        PlainBson.values(document.get("causeArgs", Document.class)),
        new Run.Position(document.getInteger("action", 0), document.get("after", "")),
        new Run.Counts(document.get("acted", 0L), document.get("failed", 0L)),
        new Run.Path(
            document.getInteger("depth", 0),
            document.getList("trail", String.class, List.of()),
            document.getString("parent")),
        document.getList("steps", Document.class, List.of()).stream().map(RunBson::step).toList());
  }

  private static RunStep step(Document document) {
    return new RunStep(
        document.getInteger("action"),
        document.getString("kind"),
        PlainBson.values(document.get("input", Document.class)),
        PlainBson.values(document.get("output", Document.class)),
        document.getDate("at").toInstant(),
        document.get("millis", 0L),
        document.getString("problem"));
  }

  /** Keys of what people call things may hold dots, which a document may not. */
  static Document document(Map<String, Object> values) {
    var document = new Document();
    values.forEach((key, value) -> document.put(key.replace('.', '_'), PlainBson.of(value)));
    return document;
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }
}

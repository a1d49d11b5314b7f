package dev.formwork.scenarios.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.scenarios.Played;
import dev.formwork.scenarios.ScenarioRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code scenarioRuns}: the last runs of each app. */
@Component("scenarioRunStore")
public class RunStore {

  private static final int KEPT = 30;

  private final MongoCollection<Document> collection;

  RunStore(MongoDatabase database) {
    collection = database.getCollection("scenarioRuns");
    collection.createIndex(
        Indexes.compoundIndex(Indexes.ascending("app"), Indexes.descending("at", "_id")));
  }

  /** Keeps a run, and forgets those of long ago. */
  public void add(ScenarioRun run) {
    collection.insertOne(document(run));
    var old =
        collection
            .find(Filters.eq("app", run.app().value()))
            .sort(Sorts.descending("at", "_id"))
            .projection(Projections.include("_id"))
            .skip(KEPT)
            .map(each -> each.getString("_id"))
            .into(new ArrayList<>());
    if (!old.isEmpty()) {
      collection.deleteMany(Filters.in("_id", old));
    }
  }

  /** A run of an app with all its steps. */
  public Optional<ScenarioRun> find(DefinitionKey app, String id) {
    return Optional.ofNullable(
            collection
                .find(Filters.and(Filters.eq("_id", id), Filters.eq("app", app.value())))
                .first())
        .map(RunStore::run);
  }

  /** The runs of an app, the newest first. */
  public List<ScenarioRun> of(DefinitionKey app) {
    return collection
        .find(Filters.eq("app", app.value()))
        .sort(Sorts.descending("at", "_id"))
        .map(RunStore::run)
        .into(new ArrayList<>());
  }

  // ---- to documents ----

  private static Document document(ScenarioRun run) {
    return new Document("_id", run.id())
        .append("app", run.app().value())
        .append("occasion", run.occasion().name())
        .append("at", Date.from(run.at()))
        .append("by", run.by())
        .append("took", run.took().toMillis())
        .append("played", run.played().stream().map(RunStore::document).toList());
  }

  private static Document document(Played played) {
    var document =
        new Document("app", played.app().value())
            .append("scenario", played.scenario().value())
            .append("title", texts(played.title()))
            .append("proves", played.proves())
            .append("took", played.took().toMillis())
            .append("steps", played.steps().stream().map(RunStore::document).toList());
    Played.Failure failure = played.failure();
    return failure == null
        ? document
        : document.append(
            "failure",
            new Document("step", failure.step())
                .append("pointer", failure.pointer())
                .append("problem", document(failure.problem()))
                .append("decidedBy", failure.decidedBy()));
  }

  private static Document document(Played.PlayedStep step) {
    return new Document("number", step.number())
        .append("what", document(step.what()))
        .append("at", Date.from(step.at()))
        .append("fired", step.fired());
  }

  private static Document document(Problem problem) {
    var args = new Document();
    problem
        .args()
        .forEach((name, value) ->
            args.append(
                name, value instanceof LocalizedText text ? texts(text) : value.toString()));
    return new Document("code", problem.code())
        .append("severity", problem.severity().name())
        .append("path", problem.path())
        .append("args", args);
  }

  private static Document texts(LocalizedText text) {
    return new Document(new HashMap<>(text.byLanguage()));
  }

  // ---- and back ----

  private static ScenarioRun run(Document document) {
    return new ScenarioRun(
        document.getString("_id"),
        DefinitionKey.of(document.getString("app")),
        ScenarioRun.Occasion.valueOf(document.getString("occasion")),
        moment(document, "at"),
        document.getString("by"),
        Duration.ofMillis(number(document, "took")),
        list(document, "played").stream().map(RunStore::played).toList());
  }

  private static Played played(Document document) {
    Document failure = document.get("failure", Document.class);
    return new Played(
        DefinitionKey.of(document.getString("app")),
        DefinitionKey.of(document.getString("scenario")),
        text(document.get("title", Document.class)),
        document.getList("proves", String.class),
        list(document, "steps").stream().map(RunStore::step).toList(),
        failure == null ? null : failure(failure),
        Duration.ofMillis(number(document, "took")));
  }

  private static Played.Failure failure(Document document) {
    return new Played.Failure(
        (int) number(document, "step"),
        document.getString("pointer"),
        problem(document.get("problem", Document.class)),
        document.getList("decidedBy", String.class));
  }

  private static Played.PlayedStep step(Document document) {
    return new Played.PlayedStep(
        (int) number(document, "number"),
        problem(document.get("what", Document.class)),
        moment(document, "at"),
        (int) number(document, "fired"));
  }

  private static Problem problem(Document document) {
    var args = new HashMap<String, Object>();
    document
        .get("args", Document.class)
        .forEach(
            (name, value) -> args.put(name, value instanceof Document text ? text(text) : value));
    return new Problem(
        document.getString("code"),
        Problem.Severity.valueOf(document.getString("severity")),
        document.getString("path"),
        args);
  }

  private static LocalizedText text(@Nullable Document byLanguage) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (byLanguage != null) {
      byLanguage.forEach((language, text) -> texts.put(language, String.valueOf(text)));
    }
    return new LocalizedText(texts);
  }

  private static List<Document> list(Document document, String key) {
    return document.getList(key, Document.class, List.of());
  }

  private static Instant moment(Document document, String key) {
    return Objects.requireNonNull(document.getDate(key)).toInstant();
  }

  private static long number(Document document, String key) {
    return document.get(key) instanceof Number number ? number.longValue() : 0;
  }
}

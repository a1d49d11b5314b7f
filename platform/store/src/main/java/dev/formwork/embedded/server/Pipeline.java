package dev.formwork.embedded.server;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.bson.Fields;
import dev.formwork.embedded.plan.Query;
import dev.formwork.embedded.plan.Search;
import dev.formwork.embedded.plan.Sorting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The stages of an {@code aggregate}: the leading ones that select, order and cut are a search, the
 * rest is the library's, which gets of each document the fields it looks at.
 */
final class Pipeline {

  private static final Set<String> OPTIONS =
      Set.of("pipeline", "cursor", "allowDiskUse", "hint", "bypassDocumentValidation");

  private final Document command;
  private final List<Document> filters = new ArrayList<>();
  private @Nullable Document sort;
  private long skip;
  private long limit;
  private final List<Document> rest;

  private Pipeline(Document command, List<Document> stages) {
    this.command = command;
    int taken = 0;
    while (taken < stages.size() && takes(stages.get(taken))) {
      taken++;
    }
    this.rest = stages.subList(taken, stages.size());
  }

  static Pipeline of(Document command) {
    Refusals.refuseUnknown(command, OPTIONS);
    return new Pipeline(command, Aggregation.parse(command.get("pipeline")));
  }

  /** Takes a stage over if the search can do it after those it has already. */
  private boolean takes(Document stage) {
    if (stage.size() != 1) {
      return false;
    }
    var only = stage.entrySet().iterator().next();
    return switch (only.getKey()) {
      case "$match" -> limit == 0 && skip == 0 && takesFilter(only.getValue());
      case "$sort" -> limit == 0 && skip == 0 && sort == null && takesSort(only.getValue());
      case "$skip" -> limit == 0 && takesSkip(only.getValue());
      case "$limit" -> takesLimit(only.getValue());
      default -> false;
    };
  }

  private boolean takesFilter(Object filter) {
    return filter instanceof Document document && filters.add(document);
  }

  private boolean takesSort(Object order) {
    if (!(order instanceof Document document) || document.isEmpty()) {
      return false;
    }
    sort = document;
    return true;
  }

  private boolean takesSkip(Object count) {
    if (!(count instanceof Number number) || number.longValue() < 0) {
      return false;
    }
    skip += number.longValue();
    return true;
  }

  private boolean takesLimit(Object count) {
    if (!(count instanceof Number number) || number.longValue() <= 0) {
      return false;
    }
    limit = limit == 0 ? number.longValue() : Math.min(limit, number.longValue());
    return true;
  }

  /** The search that the leading stages are. */
  Query query(EngineCollection collection) {
    Document filter =
        switch (filters.size()) {
          case 0 -> new Document();
          case 1 -> filters.getFirst();
          default -> new Document("$and", filters);
        };
    return collection.query(filter).sorted(Sorting.of(sort)).limited(skip, limit);
  }

  Iterator<Sized> run(
      EngineDatabase database, @Nullable EngineCollection collection, Surroundings around) {
    Aggregation aggregation =
        Aggregation.fromPipeline(rest, around.resolver, database, collection, around.oplog);
    aggregation.validate(withPlainCursor());
    if (collection == null) {
      return Collections.emptyIterator();
    }
    Search search = collection.search(query(collection));
    if (rest.isEmpty()) {
      return found(search);
    }
    Fields needed = StageFields.of(rest);
    Stream<Document> documents = stream(search, needed);
    Iterator<Document> results =
        PipelineErrors.wrapped(() -> aggregation.runStagesAsStream(documents).iterator());
    return new Ahead<>() {
      @Override
      protected @Nullable Sized advance() {
        return PipelineErrors.wrapped(() -> results.hasNext() ? Sized.of(results.next()) : null);
      }
    };
  }

  /** The library checks that there is a cursor and complains about options in it. */
  private Document withPlainCursor() {
    var checked = new Document();
    if (command.get("cursor") instanceof Document) {
      checked.append("cursor", new Document());
    }
    return checked;
  }

  private static Iterator<Sized> found(Search search) {
    return new Ahead<>() {
      @Override
      protected @Nullable Sized advance() {
        return search.next()
            ? new Sized(Bson.decode(search.document()), search.document().length)
            : null;
      }
    };
  }

  private static Stream<Document> stream(Search search, Fields needed) {
    Iterator<Document> documents =
        new Ahead<>() {
          @Override
          protected @Nullable Document advance() {
            return search.next() ? Bson.decode(search.document(), needed) : null;
          }
        };
    Iterable<Document> all = () -> documents;
    return StreamSupport.stream(all.spliterator(), false);
  }

  /** What the library's stages may ask for. */
  record Surroundings(DatabaseResolver resolver, Oplog oplog) {}
}

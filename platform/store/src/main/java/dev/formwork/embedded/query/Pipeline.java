package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that was read once. What it begins with, a match, a sort, a skip and a limit, is asked
 * of the collection, which has indexes; the rest happens here.
 */
public final class Pipeline {

  /** The collection a pipeline runs on, those it may join, and its variables. */
  public record Surroundings(
      Documents on,
      Function<String, Documents> collections,
      Map<String, @Nullable Object> variables) {

    Surroundings on(String other, Map<String, @Nullable Object> more) {
      return new Surroundings(collections.apply(other), collections, more);
    }
  }

  private final List<Document> stages;
  private final Beginning beginning;
  private final Reading reading;
  private final List<Stage> all;
  private final boolean isWithoutVariables;

  private Pipeline(List<Document> stages, List<Stage> all) {
    this.stages = stages;
    this.all = all;
    this.beginning = new Beginning(stages);
    this.reading = beginning.reading();
    this.isWithoutVariables = Filter.of(reading.filter()).fields().isPresent();
  }

  /**
   * Reads the stages of a pipeline.
   *
   * @throws de.bwaldvogel.mongo.exception.MongoServerError as MongoDB would, if they make no sense
   */
  public static Pipeline of(@Nullable Object pipeline) {
    var stages = Stages.pipeline(pipeline);
    return new Pipeline(stages, stages.stream().map(Stages::read).toList());
  }

  /** What is asked of the collection itself. */
  public Reading reading() {
    return reading;
  }

  /** The stages after that, as they were written. */
  public List<Document> rest() {
    return stages.subList(beginning.stages(), stages.size());
  }

  /** The results, which are computed as they are asked for. */
  public Stream<Document> run(Surroundings surroundings) {
    if (!surroundings.variables().isEmpty() && !isWithoutVariables) {
      return run(surroundings.on().find(Reading.ALL), surroundings);
    }
    var found = surroundings.on().find(reading);
    return through(all.subList(beginning.stages(), all.size()), found, surroundings);
  }

  /** On these documents instead of those of a collection. */
  Stream<Document> run(Stream<Document> documents, Surroundings surroundings) {
    return through(all, documents, surroundings);
  }

  private static Stream<Document> through(
      List<Stage> stages, Stream<Document> documents, Surroundings surroundings) {
    var stream = documents;
    for (var stage : stages) {
      stream = stage.apply(stream, surroundings);
    }
    return stream;
  }

  /** The longest beginning of a pipeline that is one reading: match, sort, skip, limit. */
  private static final class Beginning {
    private Document filter = new Document();
    private @Nullable Document sort;
    private long skip;
    private long limit;
    private int stages;

    Beginning(List<Document> pipeline) {
      for (var stage : pipeline) {
        if (!takes(stage)) {
          break;
        }
        stages++;
      }
    }

    private boolean takes(Document stage) {
      String name = stage.keySet().iterator().next();
      return switch (stage.get(name)) {
        case Document query when name.equals("$match") -> takesMatch(query);
        case Document order when name.equals("$sort") -> takesSort(order);
        case Number count when name.equals("$skip") -> takesSkip(count.longValue());
        case Number count when name.equals("$limit") -> takesLimit(count.longValue());
        case null, default -> false;
      };
    }

    private boolean takesMatch(Document query) {
      if (sort != null || skip > 0 || limit > 0) {
        return false;
      }
      filter = filter.isEmpty() ? query : new Document("$and", List.of(filter, query));
      return true;
    }

    private boolean takesSort(Document order) {
      if (sort != null || skip > 0 || limit > 0) {
        return false;
      }
      sort = order;
      return true;
    }

    private boolean takesSkip(long count) {
      if (limit > 0) {
        return false;
      }
      skip += count;
      return true;
    }

    private boolean takesLimit(long count) {
      limit = limit == 0 ? count : Math.min(limit, count);
      return true;
    }

    int stages() {
      return stages;
    }

    Reading reading() {
      return new Reading(filter, sort, skip, limit);
    }
  }
}

package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.index.Sorting;
import dev.formwork.embedded.query.Expressions.Expression;
import dev.formwork.embedded.query.Expressions.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One stage of a pipeline. It leaves the documents it is given as they are. */
sealed interface Stage {

  Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings);

  record Filtering(Filter filter) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents.filter(document -> filter.test(document, surroundings.variables()));
    }
  }

  /** {@code $project} and {@code $addFields}. */
  record Showing(Projecting projecting) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents.map(document -> projecting.of(document, surroundings.variables()));
    }
  }

  record Ordering(Sorting.ByFields order) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents
          .map(document -> Map.entry(order.keyOf(document), document))
          .sorted(Map.Entry.comparingByKey(Arrays::compareUnsigned))
          .map(Map.Entry::getValue);
    }
  }

  record Skipping(long count) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents.skip(count);
    }
  }

  record Limiting(long count) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents.limit(count);
    }
  }

  /** {@code $group}; the groups come in the order of their ids. */
  record Grouping(Expression id, Map<String, Accumulation.Kind> fields) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      var groups = new TreeMap<@Nullable Object, Accumulation.Group>(BsonOrder.ASCENDING);
      documents.forEach(document -> {
        var scope = new Scope(document, surroundings.variables());
        @Nullable Object found = id.in(scope);
        @Nullable Object key = found instanceof Missing ? null : found;
        groups.computeIfAbsent(key, _ -> new Accumulation.Group(fields)).add(scope);
      });
      return groups.entrySet().stream().map(group -> group.getValue().result(group.getKey()));
    }
  }

  /** {@code $bucket}: a group for each range between two boundaries. */
  record Bucketing(
      Expression by,
      List<@Nullable Object> boundaries,
      @Nullable Object otherwise,
      Map<String, Accumulation.Kind> fields)
      implements Stage {

    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      Expression bucket = scope -> bucketOf(by.in(scope));
      return new Grouping(bucket, fields).apply(documents, surroundings);
    }

    private @Nullable Object bucketOf(@Nullable Object value) {
      for (int i = boundaries.size() - 1; i >= 0; i--) {
        if (BsonOrder.ASCENDING.compare(value, boundaries.get(i)) >= 0) {
          if (i < boundaries.size() - 1) {
            return boundaries.get(i);
          }
          break;
        }
      }
      if (otherwise instanceof Missing) {
        throw Refusal.numbered(
            40066,
            "$switch could not find a matching branch for an input, and no default was specified.");
      }
      return otherwise;
    }
  }

  /** {@code $unwind}: a document for each entry of an array. */
  record Unwinding(Paths path, boolean keepsEmpty, @Nullable String index) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents.flatMap(this::entries);
    }

    private Stream<Document> entries(Document document) {
      @Nullable Object value = path.valueIn(document);
      if (!(value instanceof List<?> array)) {
        boolean isThere = !Missing.isNullOrMissing(value);
        return isThere || keepsEmpty ? Stream.of(numbered(document, null)) : Stream.empty();
      }
      if (array.isEmpty()) {
        return keepsEmpty
            ? Stream.of(numbered(with(document, 0, Missing.getInstance()), null))
            : Stream.empty();
      }
      var entries = new ArrayList<Document>();
      for (int i = 0; i < array.size(); i++) {
        entries.add(numbered(with(document, 0, array.get(i)), (long) i));
      }
      return entries.stream();
    }

    private Document numbered(Document document, @Nullable Long position) {
      if (index == null) {
        return document;
      }
      var result = document.clone();
      result.put(index, position);
      return result;
    }

    /** The document with another value at the path, which leads through objects only. */
    private Document with(Document document, int part, @Nullable Object value) {
      var result = document.clone();
      String name = path.parts().get(part);
      if (part < path.parts().size() - 1) {
        result.put(
            name, with((Document) Objects.requireNonNull(document.get(name)), part + 1, value));
      } else if (value instanceof Missing) {
        result.remove(name);
      } else {
        result.put(name, value);
      }
      return result;
    }
  }

  /** {@code $lookup} by two fields that are equal. */
  record Joining(String from, Paths local, String foreign, String as) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      var other = surroundings.collections().apply(from);
      return documents.map(document -> {
        var query = new Document(foreign, new Document("$in", localValues(document)));
        return withField(document, as, other.find(Reading.of(query)).toList());
      });
    }

    /** Each entry of an array counts; where there is nothing, null does. */
    private List<@Nullable Object> localValues(Document document) {
      var values = new ArrayList<@Nullable Object>();
      local.leadsTo(document, false, value -> !collect(value, values), Match.withoutVariables());
      if (values.isEmpty()) {
        values.add(null);
      }
      return values;
    }

    private static boolean collect(@Nullable Object value, List<@Nullable Object> values) {
      if (value instanceof List<?> array) {
        return values.addAll(array) || array.isEmpty();
      }
      return value instanceof Missing || values.add(value);
    }
  }

  /** {@code $lookup} by a pipeline with variables. */
  record JoiningByPipeline(String from, Map<String, Expression> let, Pipeline pipeline, String as)
      implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      return documents.map(document -> {
        var scope = new Scope(document, surroundings.variables());
        var variables = new TreeMap<String, @Nullable Object>(surroundings.variables());
        let.forEach((name, value) -> variables.put(name, value.in(scope)));
        var inner = surroundings.on(from, variables);
        return withField(document, as, pipeline.run(inner).toList());
      });
    }
  }

  /** {@code $facet}: several pipelines over the same documents. */
  record Faceting(Map<String, Pipeline> facets) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      var all = documents.toList();
      var result = new Document();
      facets.forEach(
          (name, pipeline) -> result.put(name, pipeline.run(all.stream(), surroundings).toList()));
      return Stream.of(result);
    }
  }

  /** A stage outside the portable core that looks at nothing but its documents. */
  record Foreign(Document stage) implements Stage {
    @Override
    public Stream<Document> apply(Stream<Document> documents, Pipeline.Surroundings surroundings) {
      var aggregation = Aggregation.fromPipeline(List.of(stage), null, null, null, null);
      return aggregation.runStagesAsStream(documents.map(Document::cloneDeeply));
    }
  }

  private static Document withField(Document document, String path, Object value) {
    int dot = path.indexOf('.');
    var result = document.clone();
    if (dot < 0) {
      result.put(path, value);
    } else {
      String name = path.substring(0, dot);
      var inner = document.get(name) instanceof Document object ? object : new Document();
      result.put(name, withField(inner, path.substring(dot + 1), value));
    }
    return result;
  }
}

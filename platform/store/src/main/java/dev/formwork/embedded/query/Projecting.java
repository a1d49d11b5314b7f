package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.NOT_IMPLEMENTED;
import static dev.formwork.embedded.query.Refusal.numbered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import dev.formwork.embedded.query.Expressions.Expression;
import dev.formwork.embedded.query.Expressions.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a document are shown, and which are computed: projections of find, and stages.
 */
public final class Projecting {

  /** What happens to fields that are not named. */
  private enum Others {
    KEPT,
    DROPPED
  }

  private sealed interface Part {}

  private record Shown() implements Part {}

  private record Hidden() implements Part {}

  private record Computed(Expression expression) implements Part {}

  private record Inside(Map<String, Part> parts) implements Part {
    Inside() {
      this(new LinkedHashMap<>());
    }

    /** Whether something is computed in it, so that it makes an object where there is none. */
    boolean computes() {
      return parts.values().stream()
          .anyMatch(part ->
              part instanceof Computed || (part instanceof Inside inside && inside.computes()));
    }
  }

  private static final String ID = "_id";

  private final Inside root = new Inside();
  private final Others others;

  private Projecting(Document specification, @Nullable Others fixed) {
    specification.forEach((path, value) -> add(root, path, path, value, fixed));
    this.others = fixed != null ? fixed : others();
    if (fixed == null && others == Others.DROPPED) {
      root.parts.putIfAbsent(ID, new Shown());
    }
  }

  /** The projection of a find, which shows or hides fields and computes none. */
  public static Projecting ofFind(Document specification) {
    specification.forEach((path, value) -> {
      if (!(value instanceof Number || value instanceof Boolean) || path.contains("$")) {
        throw NOT_IMPLEMENTED.because(
            "The embedded store only shows or hides fields in a projection, found: " + path);
      }
    });
    return new Projecting(specification, null);
  }

  static Projecting ofStage(Document specification) {
    return new Projecting(specification, null);
  }

  /** {@code $addFields}: what is not named stays. */
  static Projecting adding(Document specification) {
    return new Projecting(specification, Others.KEPT);
  }

  // --- Reading -----------------------------------------------------------------------------------

  private static void add(
      Inside into, String path, String full, @Nullable Object value, @Nullable Others fixed) {
    int dot = path.indexOf('.');
    if (path.isEmpty() || dot == 0 || dot == path.length() - 1) {
      throw numbered(40352, "FieldPath cannot be constructed with an empty part: '" + full + "'");
    }
    if (path.startsWith("$")) {
      throw numbered(16410, "FieldPath field names may not start with '$': '" + full + "'");
    }
    if (dot > 0) {
      var inside = inside(into, path.substring(0, dot), full);
      add(inside, path.substring(dot + 1), full, value, fixed);
    } else if (value instanceof Document nested
        && !nested.isEmpty()
        && nested.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
      var inside = inside(into, path, full);
      nested.forEach((key, inner) -> add(inside, key, full + "." + key, inner, fixed));
    } else if (into.parts.putIfAbsent(path, part(value, fixed)) != null) {
      throw collision(full);
    }
  }

  private static Inside inside(Inside into, String name, String full) {
    if (into.parts.computeIfAbsent(name, _ -> new Inside()) instanceof Inside inside) {
      return inside;
    }
    throw collision(full);
  }

  private static RuntimeException collision(String path) {
    return numbered(31249, "Path collision at " + path);
  }

  private static Part part(@Nullable Object value, @Nullable Others fixed) {
    if (fixed == null && (value instanceof Number || value instanceof Boolean)) {
      return Utils.isTrue(value) ? new Shown() : new Hidden();
    }
    return new Computed(Expressions.read(value));
  }

  /** Either what is named is shown, or what is named is hidden; only the id may differ. */
  private Others others() {
    var seen = new boolean[2];
    root.parts.forEach((name, part) -> {
      if (!name.equals(ID) || !(part instanceof Shown || part instanceof Hidden)) {
        look(part, seen);
      }
    });
    if (seen[0] && seen[1]) {
      throw numbered(31254, "Cannot do exclusion in inclusion projection");
    }
    boolean onlyId = !seen[0] && !seen[1];
    boolean drops = onlyId ? root.parts.get(ID) instanceof Shown : seen[0];
    return drops ? Others.DROPPED : Others.KEPT;
  }

  private static void look(Part part, boolean[] seen) {
    switch (part) {
      case Shown _, Computed _ -> seen[0] = true;
      case Hidden _ -> seen[1] = true;
      case Inside inside -> inside.parts.values().forEach(inner -> look(inner, seen));
    }
  }

  // --- Applying ----------------------------------------------------------------------------------

  /** What the projection makes of a document, which stays as it is. */
  public Document of(Document document) {
    return of(document, Map.of());
  }

  Document of(Document document, Map<String, @Nullable Object> variables) {
    var result = select(root, document);
    compute(root, result, new Scope(document, variables));
    return result;
  }

  private Document select(Inside inside, Document document) {
    var result = new Document();
    document.forEach((name, value) -> {
      switch (inside.parts.get(name)) {
        case null -> {
          if (others == Others.KEPT) {
            result.put(name, value);
          }
        }
        case Shown _ -> result.put(name, value);
        case Hidden _ -> {}
        case Computed _ -> {
          if (others == Others.KEPT) {
            result.put(name, value); // keeps its place until its new value is there
          }
        }
        case Inside inner -> {
          @Nullable Object selected = selectIn(inner, value);
          if (!(selected instanceof Missing)) {
            result.put(name, selected);
          }
        }
      }
    });
    return result;
  }

  private @Nullable Object selectIn(Inside inside, @Nullable Object value) {
    return switch (value) {
      case Document object -> select(inside, object);
      case List<?> array -> {
        var entries = new ArrayList<@Nullable Object>();
        for (Object entry : array) {
          @Nullable Object selected = selectIn(inside, entry);
          if (!(selected instanceof Missing)) {
            entries.add(selected);
          }
        }
        yield entries;
      }
      case null, default -> others == Others.KEPT ? value : Missing.getInstance();
    };
  }

  private static void compute(Inside inside, Document into, Scope scope) {
    inside.parts.forEach((name, part) -> {
      if (part instanceof Computed computed) {
        put(into, name, computed.expression.in(scope));
      } else if (part instanceof Inside inner && inner.computes()) {
        put(into, name, computeIn(inner, into.getOrMissing(name), scope));
      }
    });
  }

  private static void put(Document into, String name, @Nullable Object value) {
    if (value instanceof Missing) {
      into.remove(name);
    } else {
      into.put(name, value);
    }
  }

  private static Object computeIn(Inside inside, @Nullable Object value, Scope scope) {
    if (value instanceof List<?> array) {
      return array.stream().map(entry -> computeIn(inside, entry, scope)).toList();
    }
    var object = value instanceof Document present ? present.clone() : new Document();
    compute(inside, object, scope);
    return object;
  }
}

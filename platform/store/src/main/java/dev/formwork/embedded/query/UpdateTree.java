package dev.formwork.embedded.query;

import static dev.formwork.embedded.query.Refusal.BAD_VALUE;
import static dev.formwork.embedded.query.Refusal.CONFLICTING_UPDATE;
import static dev.formwork.embedded.query.Refusal.PATH_NOT_VIABLE;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one update by their paths, in the order in which they add fields: by name, numbers
 * by size. No path is changed twice, nor within another.
 */
sealed interface UpdateTree {

  /** What a change needs to know besides the value it changes. */
  record Circumstances(@Nullable Integer position, Map<String, Filter> filters) {}

  /**
   * The new value at this place.
   *
   * @param value what is there, or {@link Missing}; not changed
   * @param path the way to here, for messages
   * @return {@link Missing} if there is to be nothing
   */
  @Nullable Object apply(@Nullable Object value, String path, Circumstances circumstances);

  /** Whether something may come to be at a place where nothing was. */
  boolean creates();

  /** Whether a place that cannot be is left alone; else it is an error. */
  boolean isLenient();

  /** Both changes at one place. */
  UpdateTree merge(UpdateTree other, String path);

  private static RuntimeException conflict(String path, String at) {
    return CONFLICTING_UPDATE.because(
        "Updating the path '" + path + "' would create a conflict at '" + at + "'");
  }

  /** The end of a path. */
  record Leaf(Modifier modifier) implements UpdateTree {
    @Override
    public @Nullable Object apply(
        @Nullable Object value, String path, Circumstances circumstances) {
      return value instanceof Missing ? modifier.create() : modifier.change(value, path);
    }

    @Override
    public boolean creates() {
      return modifier.creates();
    }

    @Override
    public boolean isLenient() {
      return modifier instanceof Modifier.Unset;
    }

    @Override
    public UpdateTree merge(UpdateTree other, String path) {
      throw conflict(path, path);
    }
  }

  /** Changes of fields of an object, or of entries of an array by their positions. */
  record Fields(Map<String, UpdateTree> children) implements UpdateTree {

    /** Numbers by size, other names by their letters. */
    private static final Comparator<String> ORDER =
        (one, other) -> {
          int position = Paths.position(one);
          int otherPosition = Paths.position(other);
          return position >= 0 && otherPosition >= 0
              ? Integer.compare(position, otherPosition)
              : BsonOrder.compareText(one, other);
        };

    Fields() {
      this(new TreeMap<>(ORDER));
    }

    /** Adds a change; the path is split already. */
    void add(List<String> path, Modifier modifier) {
      add(path, 0, modifier);
    }

    private void add(List<String> path, int part, Modifier modifier) {
      String name = path.get(part);
      String here = String.join(".", path.subList(0, part + 1));
      if (part == path.size() - 1) {
        if (children.putIfAbsent(name, new Leaf(modifier)) != null) {
          throw conflict(String.join(".", path), here);
        }
        return;
      }
      boolean isEntries = path.get(part + 1).startsWith("$[");
      var child = children.computeIfAbsent(name, _ -> isEntries ? Entries.empty() : new Fields());
      switch (child) {
        case Fields fields when !isEntries -> fields.add(path, part + 1, modifier);
        case Entries entries when isEntries -> entries.fields.add(path, part + 1, modifier);
        case Fields _, Entries _, Leaf _ -> throw conflict(String.join(".", path), here);
      }
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, String path, Circumstances circumstances) {
      var children = positioned(path, circumstances);
      return switch (value) {
        case Document object -> inObject(children, object, path, circumstances);
        case List<?> array -> inArray(children, array, path, circumstances);
        case Missing _ -> {
          var created = (Document) inObject(children, new Document(), path, circumstances);
          yield created.isEmpty() && !creates() ? value : created;
        }
        case null, default -> {
          for (var child : children.entrySet()) {
            refuseUnlessLenient(child.getValue(), child.getKey(), path, value);
          }
          yield value;
        }
      };
    }

    /** With the position that the query found in the place of {@code $}. */
    private Map<String, UpdateTree> positioned(String path, Circumstances circumstances) {
      var positional = children.get("$");
      if (positional == null) {
        return children;
      }
      if (circumstances.position() == null) {
        throw BAD_VALUE.because(
            "The positional operator did not find the match needed from the query.");
      }
      var resolved = new TreeMap<>(children);
      resolved.remove("$");
      String name = circumstances.position().toString();
      resolved.merge(name, positional, (one, other) -> one.merge(other, join(path, name)));
      return resolved;
    }

    private static Object inObject(
        Map<String, UpdateTree> children, Document object, String path, Circumstances known) {
      var result = object.clone();
      children.forEach((name, child) -> {
        @Nullable Object before = object.getOrMissing(name);
        @Nullable Object after = child.apply(before, join(path, name), known);
        if (!(after instanceof Missing)) {
          result.put(name, after);
        } else if (!(before instanceof Missing)) {
          result.remove(name);
        }
      });
      return result;
    }

    private static Object inArray(
        Map<String, UpdateTree> children, List<?> array, String path, Circumstances known) {
      var result = new ArrayList<@Nullable Object>(array);
      children.forEach((name, child) -> {
        int position = Paths.position(name);
        if (position < 0) {
          refuseUnlessLenient(child, name, path, array);
          return;
        }
        boolean isThere = position < result.size();
        @Nullable Object before = isThere ? result.get(position) : Missing.getInstance();
        @Nullable Object after = child.apply(before, join(path, name), known);
        if (isThere) {
          result.set(position, after instanceof Missing ? null : after);
        } else if (!(after instanceof Missing)) {
          pad(result, position);
          result.add(after);
        }
      });
      return result;
    }

    private static final int MOST_PADDING = 1_500_000;

    private static void pad(List<@Nullable Object> array, int size) {
      if (size - array.size() > MOST_PADDING) {
        throw BAD_VALUE.because("can't backfill more than " + MOST_PADDING + " elements");
      }
      while (array.size() < size) {
        array.add(null);
      }
    }

    private static void refuseUnlessLenient(
        UpdateTree child, String name, String path, @Nullable Object value) {
      if (child.creates()) {
        throw PATH_NOT_VIABLE.because(
            "Cannot create field '" + name + "' in element {" + path + ": " + value + "}");
      }
      if (!child.isLenient()) {
        throw PATH_NOT_VIABLE.because(
            "Cannot use the part ("
                + name
                + ") of ("
                + join(path, name)
                + ") to traverse the element ({"
                + path
                + ": "
                + value
                + "})");
      }
    }

    private static String join(String path, String name) {
      return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public boolean creates() {
      return children.values().stream().anyMatch(UpdateTree::creates);
    }

    @Override
    public boolean isLenient() {
      return children.values().stream().allMatch(UpdateTree::isLenient);
    }

    @Override
    public UpdateTree merge(UpdateTree other, String path) {
      if (!(other instanceof Fields more)) {
        throw conflict(path, path);
      }
      var merged = new Fields();
      merged.children.putAll(children);
      more.children.forEach((name, child) ->
          merged.children.merge(name, child, (one, two) -> one.merge(two, join(path, name))));
      return merged;
    }
  }

  /** Changes of all entries of an array, {@code $[]}, or of those a filter takes, {@code $[x]}. */
  record Entries(Fields fields) implements UpdateTree {

    static Entries empty() {
      return new Entries(new Fields());
    }

    @Override
    public @Nullable Object apply(
        @Nullable Object value, String path, Circumstances circumstances) {
      if (value instanceof Missing) {
        throw BAD_VALUE.because(
            "The path '" + path + "' must exist in the document in order to apply array updates.");
      }
      if (!(value instanceof List<?> array)) {
        throw BAD_VALUE.because(
            "Cannot apply array updates to non-array element " + path + ": " + value);
      }
      var result = new ArrayList<@Nullable Object>();
      for (Object entry : array) {
        var change = changeOf(entry, path, circumstances);
        @Nullable Object after = change == null ? entry : change.apply(entry, path, circumstances);
        result.add(after instanceof Missing ? null : after);
      }
      return result;
    }

    private @Nullable UpdateTree changeOf(
        @Nullable Object entry, String path, Circumstances circumstances) {
      UpdateTree change = null;
      for (var child : fields.children.entrySet()) {
        String name = child.getKey().substring(2, child.getKey().length() - 1);
        var filter = circumstances.filters().get(name);
        if (name.isEmpty() || (filter != null && filter.test(new Document(name, entry)))) {
          change = change == null ? child.getValue() : change.merge(child.getValue(), path);
        }
      }
      return change;
    }

    @Override
    public boolean creates() {
      return true; // or complains of an array that is not there
    }

    @Override
    public boolean isLenient() {
      return false;
    }

    @Override
    public UpdateTree merge(UpdateTree other, String path) {
      if (!(other instanceof Entries more)) {
        throw conflict(path, path);
      }
      return new Entries((Fields) fields.merge(more.fields, path));
    }
  }
}

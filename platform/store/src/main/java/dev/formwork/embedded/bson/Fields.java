package dev.formwork.embedded.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields of a document are wanted: a tree of names, or everything. */
public final class Fields {

  public static final Fields ALL = new Fields();

  private final byte[][] names;
  private final Fields[] children;

  private Fields() {
    this.names = new byte[0][];
    this.children = new Fields[0];
  }

  private Fields(Map<String, Fields> tree) {
    this.names = new byte[tree.size()][];
    this.children = new Fields[tree.size()];
    int i = 0;
    for (var entry : tree.entrySet()) {
      names[i] = entry.getKey().getBytes(StandardCharsets.UTF_8);
      children[i] = entry.getValue();
      i++;
    }
  }

  /** What dotted paths name. A path through a position of an array wants the whole array. */
  public static Fields of(Collection<String> paths) {
    var tree = new Branch();
    for (String path : paths) {
      tree.add(path.split("\\.", -1), 0);
    }
    return tree.toFields();
  }

  boolean isAll() {
    return this == ALL;
  }

  /** What is wanted below this name, whose bytes stand in a document; null if it is not wanted. */
  @Nullable Fields below(byte[] document, int from, int to) {
    for (int i = 0; i < names.length; i++) {
      if (Arrays.equals(names[i], 0, names[i].length, document, from, to)) {
        return children[i];
      }
    }
    return null;
  }

  int size() {
    return names.length;
  }

  private static final class Branch {
    private final Map<String, Branch> below = new LinkedHashMap<>();
    private boolean whole;

    void add(String[] path, int depth) {
      if (whole) {
        return;
      }
      if (depth == path.length || isUnusual(path[depth])) {
        whole = true;
        return;
      }
      below.computeIfAbsent(path[depth], _ -> new Branch()).add(path, depth + 1);
    }

    private static boolean isUnusual(String name) {
      return name.isEmpty() || name.charAt(0) == '$' || Character.isDigit(name.charAt(0));
    }

    Fields toFields() {
      if (whole) {
        return ALL;
      }
      var tree = new LinkedHashMap<String, Fields>();
      below.forEach((name, branch) -> tree.put(name, branch.toFields()));
      return new Fields(tree);
    }
  }
}

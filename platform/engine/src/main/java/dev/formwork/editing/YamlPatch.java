package dev.formwork.editing;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;

/**
 * Changes a YAML text in single places: comments, the order of keys and the way in which everything
 * else was written stay. What comes out always reads as the changed tree.
 */
public final class YamlPatch {

  /** What does not fit on a line of so many characters gets lines of its own. */
  private static final int LONGEST_LINE = 120;

  private YamlPatch() {}

  /** A text with what it says; what it was written from serves the next change once. */
  public static final class Patched {

    private final String text;
    private final JsonNode tree;
    private final AtomicReference<@Nullable Node> nodes;

    private Patched(String text, JsonNode tree, @Nullable Node nodes) {
      this.text = text;
      this.tree = tree;
      this.nodes = new AtomicReference<>(nodes);
    }

    /** A text that is free of problems. */
    public static Patched of(String text) {
      return new Patched(text, Yaml.read(text).tree(), null);
    }

    public String text() {
      return text;
    }

    /** What the text says. */
    public JsonNode tree() {
      return tree;
    }

    /** The text as nodes that belong to the caller alone. */
    private Node nodes() {
      Node written = nodes.getAndSet(null);
      return written == null ? YamlNodes.read(text) : written;
    }
  }

  /** The text after the changes, one after the other; the text has to be free of problems. */
  public static String apply(String text, List<Change> changes) {
    return apply(Patched.of(text), changes).text();
  }

  /** The same for who knows already what the text says. */
  public static Patched apply(Patched before, List<Change> changes) {
    Patched patched = before;
    for (Change change : changes) {
      patched = apply(patched, change);
    }
    return patched;
  }

  private static Patched apply(Patched before, Change change) {
    JsonNode wanted = Trees.apply(before.tree(), change);
    Node root = changed(before.nodes(), change);
    String written = YamlNodes.write(root);
    JsonNode read = Yaml.read(written).tree();
    if (read.equals(wanted)) {
      return new Patched(written, read, root);
    }
    // Comments can stand where the writer gets lost with them: better no comments than no sense.
    String plain = Yaml.write(wanted);
    JsonNode sense = Yaml.read(plain).tree();
    return new Patched(read.equals(sense) ? written : plain, sense, null);
  }

  private static Node changed(Node root, Change change) {
    switch (change) {
      case Put put -> {
        Place place = Place.of(put.pointer());
        if (place.isRoot()) {
          return YamlNodes.of(put.value());
        }
        put(root, place, put);
        widen(root, place);
      }
      case Insert(var pointer, var value) -> insert(root, Place.of(pointer), YamlNodes.of(value));
      case Remove(var pointer) -> remove(root, Place.of(pointer));
      case Move(var pointer, var to) -> insert(root, Place.of(to), remove(root, Place.of(pointer)));
    }
    return root;
  }

  private static void put(Node root, Place place, Put put) {
    Node value = YamlNodes.of(put.value());
    switch (at(root, place.parent())) {
      case MappingNode mapping -> {
        int index = indexOf(mapping, place.last());
        List<NodeTuple> members = new ArrayList<>(mapping.getValue());
        if (index < 0) {
          var keys = members.stream().map(YamlPatch::keyOf).toList();
          int position = Trees.position(keys, place.last(), put.order());
          members.add(position, new NodeTuple(YamlNodes.key(place.last()), value));
        } else {
          keepLineComments(members.get(index).getValueNode(), value);
          members.set(index, new NodeTuple(members.get(index).getKeyNode(), value));
        }
        mapping.setValue(members);
      }
      case SequenceNode sequence -> sequence.getValue().set(place.index(), value);
      default -> throw Trees.nothing(place);
    }
  }

  /** What stands behind a value on its line says something about its place. */
  private static void keepLineComments(Node before, Node after) {
    if (before instanceof ScalarNode && after instanceof ScalarNode) {
      after.setInLineComments(before.getInLineComments());
      after.setEndComments(before.getEndComments());
    }
  }

  private static void insert(Node root, Place place, Node item) {
    if (!(at(root, place.parent()) instanceof SequenceNode sequence)) {
      throw Trees.nothing(place);
    }
    if (sequence.getValue().isEmpty()) {
      sequence.setFlowStyle(item instanceof ScalarNode ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }
    sequence.getValue().add(place.index(), item);
    widen(root, place);
  }

  private static Node remove(Node root, Place place) {
    return switch (at(root, place.parent())) {
      case MappingNode mapping -> {
        var members = new ArrayList<>(mapping.getValue());
        NodeTuple removed = members.remove(indexOf(mapping, place.last()));
        mapping.setValue(members);
        yield removed.getValueNode();
      }
      case SequenceNode sequence -> sequence.getValue().remove(place.index());
      default -> throw Trees.nothing(place);
    };
  }

  /** Gives lines of their own to what has become too long for one, from the outside inwards. */
  private static void widen(Node root, Place place) {
    Node node = root;
    for (String step : place.steps()) {
      if (node instanceof CollectionNode<?> collection
          && collection.getFlowStyle() == FlowStyle.FLOW
          && YamlNodes.length(collection) > LONGEST_LINE) {
        collection.setFlowStyle(FlowStyle.BLOCK);
      }
      node = step(node, step);
    }
  }

  private static Node at(Node root, Place place) {
    Node node = root;
    for (String step : place.steps()) {
      node = step(node, step);
    }
    return node;
  }

  private static Node step(Node node, String step) {
    return switch (node) {
      case MappingNode mapping when indexOf(mapping, step) >= 0 ->
          mapping.getValue().get(indexOf(mapping, step)).getValueNode();
      case SequenceNode sequence -> sequence.getValue().get(Integer.parseInt(step));
      default -> throw Trees.nothing(Place.ROOT.member(step));
    };
  }

  private static int indexOf(MappingNode mapping, String key) {
    for (int i = 0; i < mapping.getValue().size(); i++) {
      if (keyOf(mapping.getValue().get(i)).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static String keyOf(NodeTuple member) {
    return member.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }
}

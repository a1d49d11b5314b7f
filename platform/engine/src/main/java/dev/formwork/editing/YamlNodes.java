package dev.formwork.editing;

import dev.formwork.definitions.Yaml;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.serializer.Serializer;
import tools.jackson.databind.JsonNode;

/** YAML as nodes that know their comments and how they were written. */
final class YamlNodes {

  /** What is shorter is written on one line, as {@code {en: Price, zh: 价格}}. */
  private static final int SHORT = 100;

  /** Lines are never broken: a text that spans two reads badly in a difference. */
  private static final int NO_LIMIT = 1_000_000;

  private static final DumpSettings WRITING =
      DumpSettings.builder()
          .setSchema(new JsonSchema())
          .setDumpComments(true)
          .setSplitLines(false)
          .setWidth(NO_LIMIT)
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .build();

  private YamlNodes() {}

  static Node read(String text) {
    var settings =
        LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setParseComments(true)
            .setCodePointLimit(Yaml.MAX_BYTES)
            .setBufferSize(text.length() + 1)
            .build();
    Node root =
        new Compose(settings)
            .composeString(text)
            .orElseThrow(() -> new IllegalArgumentException("Expected YAML with content."));
    loosen(root);
    return root;
  }

  static String write(Node root) {
    var text = new Text();
    var serializer = new Serializer(WRITING, new Emitter(WRITING, text));
    serializer.emitStreamStart();
    serializer.serializeDocument(root);
    serializer.emitStreamEnd();
    return Yaml.tidy(text.toString());
  }

  /** New nodes for a value, what is short on one line. */
  static Node of(JsonNode value) {
    Node node = read(Yaml.write(value));
    if (node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL) {
      return node;
    }
    fold(node);
    return node;
  }

  static Node key(String key) {
    return new ScalarNode(Tag.STR, key, ScalarStyle.PLAIN);
  }

  /** About how many characters it takes on one line. */
  static int length(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue().length();
      case MappingNode mapping ->
          2
              + mapping.getValue().stream()
                  .mapToInt(each -> length(each.getKeyNode()) + length(each.getValueNode()) + 4)
                  .sum();
      case SequenceNode sequence ->
          2 + sequence.getValue().stream().mapToInt(each -> length(each) + 2).sum();
      default -> 0;
    };
  }

  private static void fold(Node node) {
    if (node instanceof CollectionNode<?> collection) {
      boolean isShort = length(node) <= SHORT && !hasLines(node);
      collection.setFlowStyle(isShort ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }
    switch (node) {
      case MappingNode mapping -> mapping.getValue().forEach(each -> fold(each.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().forEach(YamlNodes::fold);
      default -> {}
    }
  }

  private static boolean hasLines(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue().contains("\n");
      case MappingNode mapping ->
          mapping.getValue().stream().anyMatch(each -> hasLines(each.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream().anyMatch(YamlNodes::hasLines);
      default -> false;
    };
  }

  /** An item on one line with a comment above it can't be written as such: it gets its lines. */
  private static void loosen(Node node) {
    switch (node) {
      case MappingNode mapping -> mapping.getValue().forEach(each -> loosen(each.getValueNode()));
      case SequenceNode sequence -> {
        for (Node item : sequence.getValue()) {
          boolean told = item.getBlockComments() != null && !item.getBlockComments().isEmpty();
          if (told
              && item instanceof CollectionNode<?> collection
              && collection.getFlowStyle() == FlowStyle.FLOW) {
            collection.setFlowStyle(FlowStyle.BLOCK);
            raise(item);
          }
          loosen(item);
        }
      }
      default -> {}
    }
  }

  /** What stood behind it on its line has to stand above it now. */
  private static void raise(Node item) {
    if (item.getInLineComments() == null) {
      return;
    }
    var above = new ArrayList<>(item.getBlockComments());
    item.getInLineComments()
        .forEach(line ->
            above.add(
                new CommentLine(
                    line.getStartMark(), line.getEndMark(), line.getValue(), CommentType.BLOCK)));
    item.setBlockComments(above);
    item.setInLineComments(List.of());
  }

  private static final class Text extends StringWriter implements StreamDataWriter {}
}

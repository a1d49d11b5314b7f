package dev.formwork.editing;

import dev.formwork.editing.Shape.Member;
import dev.formwork.editing.Shape.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the platform's JSON Schemas into shapes. Some parts are known by name and stand for
 * something that people edit as one thing: texts, conditions, values.
 */
public final class Shapes {

  private static final String FOLDER = "/dev/formwork/schema/";
  private static final int LONG = 4000;
  private static final int DAY = 10;
  private static final Map<String, Shape> KNOWN =
      Map.ofEntries(
          Map.entry("common#key", new Shape.Words(Role.KEY, 64)),
          Map.entry("common#fieldKey", new Shape.Words(Role.FIELD, 64)),
          Map.entry("common#path", new Shape.Words(Role.PATH, 260)),
          Map.entry("common#reference", new Shape.Words(Role.REFERENCE, 129)),
          Map.entry("common#text", new Shape.Text()),
          Map.entry("condition#condition", new Shape.Condition()),
          Map.entry("condition#operand", new Shape.Value(false)),
          Map.entry("condition#single", new Shape.Value(false)),
          Map.entry("condition#valueSource", new Shape.Value(true)),
          Map.entry("condition#script", new Shape.Words(Role.SCRIPT, 65_536)),
          Map.entry("flow#span", new Shape.Words(Role.SPAN, 20)),
          Map.entry("flow#quantity", new Shape.Quantity()),
          Map.entry("decision-table#cell", new Shape.Cell()));

  private static final Map<String, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

  private Shapes() {}

  /**
   * What a whole definition looks like.
   *
   * @param schema its file name, as in {@code form.schema.json}
   */
  public static Shape of(String schema) {
    String document = schema.substring(0, schema.indexOf('.'));
    return new Part(document, document(document)).shape();
  }

  /** What may stand at a place of a definition; absent where its schema knows nothing of it. */
  public static Optional<Shape> at(String schema, JsonNode tree, Place place) {
    Optional<Shape> shape = Optional.of(of(schema));
    JsonNode value = tree;
    for (String step : place.steps()) {
      JsonNode around = value;
      shape = shape.flatMap(it -> it.inside(around, step));
      value = around.isArray() ? around.path(Integer.parseInt(step)) : around.path(step);
    }
    return shape;
  }

  private static JsonNode document(String name) {
    return DOCUMENTS.computeIfAbsent(name, Shapes::load);
  }

  private static JsonNode load(String name) {
    try (InputStream in = Shapes.class.getResourceAsStream(FOLDER + name + ".schema.json")) {
      if (in == null) {
        throw new IllegalArgumentException("Expected a schema named " + name);
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A part of a schema document. */
  private record Part(String document, JsonNode node) {

    Shape shape() {
      if (node.isBoolean()) {
        return new Shape.Words(Role.PLAIN, LONG); // told by the member that decides the kind
      }
      String ref = node.path("$ref").asString("");
      if (!ref.isEmpty()) {
        String name = nameOf(ref);
        Shape known = KNOWN.get(name);
        return known != null ? known : target(name).shape();
      }
      if (node.has("anyOf")) {
        return new Shape.Either(list(node.path("anyOf")).map(it -> part(it).shape()).toList());
      }
      if (node.path("if").path("type").isString()) {
        return new Shape.Either(
            List.of(part(node.path("then")).shape(), part(node.path("else")).shape()));
      }
      if (node.has("enum")) {
        return new Shape.Choice(
            list(node.path("enum")).map(JsonNode::asString).toList(),
            node.path("enum").path(0).isNumber());
      }
      if (node.has("const")) {
        return node.path("const").isBoolean()
            ? new Shape.Flag(false)
            : new Shape.Choice(List.of(node.path("const").asString()), false);
      }
      return node.path("type").isArray() ? either() : plain(node.path("type").asString("object"));
    }

    private Shape either() {
      return new Shape.Either(
          list(node.path("type"))
              .map(JsonNode::asString)
              .filter(type -> !type.equals("null"))
              .map(this::plain)
              .toList());
    }

    private Shape plain(String type) {
      return switch (type) {
        case "string" ->
            node.path("format").asString("").equals("date")
                ? new Shape.Words(Role.DAY, DAY)
                : new Shape.Words(Role.PLAIN, node.path("maxLength").asInt(LONG));
        case "boolean" -> new Shape.Flag(node.path("default").asBoolean(false));
        case "integer" -> new Shape.Numeral(true, bound("minimum"), bound("maximum"));
        case "number" -> new Shape.Numeral(false, bound("minimum"), bound("maximum"));
        case "array" ->
            new Shape.Items(
                later(node.path("items")),
                node.path("maxItems").asInt(Integer.MAX_VALUE),
                node.path("uniqueItems").asBoolean(false));
        default -> object();
      };
    }

    private @Nullable BigDecimal bound(String name) {
      return node.path(name).isNumber() ? node.path(name).decimalValue() : null;
    }

    private Shape object() {
      if (node.path("additionalProperties").isObject()) {
        return new Shape.Entries(keys(), later(node.path("additionalProperties")));
      }
      String discriminator = discriminator();
      if (discriminator == null) {
        return group(List.of());
      }
      Map<String, Supplier<Shape.Group>> byKind = new LinkedHashMap<>();
      list(node.path("allOf"))
          .forEach(each -> {
            String kind =
                each.path("if").path("properties").path(discriminator).path("const").asString();
            byKind.put(kind, () -> variant(each.path("then")));
          });
      return new Shape.Variants(discriminator, byKind);
    }

    private Role keys() {
      return nameOf(node.path("propertyNames").path("$ref").asString("#")).equals("common#key")
          ? Role.KEY
          : Role.FIELD;
    }

    /** The member by which the further ones are told; absent where all are the same. */
    private @Nullable String discriminator() {
      JsonNode properties = node.path("allOf").path(0).path("if").path("properties");
      return properties.isObject() ? properties.propertyNames().iterator().next() : null;
    }

    /** What a kind has: members of its own, or some of those that all have. */
    private Shape.Group variant(JsonNode then) {
      if (then.has("propertyNames")) {
        List<String> only =
            list(then.path("propertyNames").path("enum")).map(JsonNode::asString).toList();
        Shape.Group all = group(list(then.path("required")).map(JsonNode::asString).toList());
        return new Shape.Group(
            all.members().stream().filter(each -> only.contains(each.name())).toList(), List.of());
      }
      Part own = part(then).resolved();
      return own.group(list(node.path("required")).map(JsonNode::asString).toList());
    }

    private Part resolved() {
      String ref = node.path("$ref").asString("");
      return ref.isEmpty() ? this : target(nameOf(ref)).resolved();
    }

    private Shape.Group group(List<String> requiredToo) {
      var required = new ArrayList<>(requiredToo);
      list(node.path("required")).map(JsonNode::asString).forEach(required::add);
      var members = new ArrayList<Member>();
      for (var property : node.path("properties").properties()) {
        Part part = part(property.getValue());
        members.add(
            new Member(
                property.getKey(), part.help(), required.contains(property.getKey()), part::shape));
      }
      List<String> exclusive =
          list(node.path("oneOf"))
              .map(each -> each.path("required").path(0).asString(""))
              .filter(name -> !name.isEmpty())
              .toList();
      return new Shape.Group(members, exclusive);
    }

    private String help() {
      String own = node.path("description").asString("");
      String ref = node.path("$ref").asString("");
      return own.isEmpty() && !ref.isEmpty() && !KNOWN.containsKey(nameOf(ref))
          ? target(nameOf(ref)).help()
          : own;
    }

    private Supplier<Shape> later(JsonNode inner) {
      return () -> part(inner).shape();
    }

    private Part part(JsonNode inner) {
      return new Part(document, inner);
    }

    /** A reference as {@code flow#assignee}. */
    private String nameOf(String ref) {
      String[] halves = ref.split("#", 2);
      String of = halves[0].isEmpty() ? document : halves[0].replace(".schema.json", "");
      return of + "#" + halves[halves.length - 1].replace("/$defs/", "");
    }

    private static Part target(String name) {
      String[] halves = name.split("#", 2);
      JsonNode root = Shapes.document(halves[0]);
      return new Part(halves[0], halves[1].isEmpty() ? root : root.path("$defs").path(halves[1]));
    }

    private static Stream<JsonNode> list(JsonNode array) {
      return array.valueStream();
    }
  }
}

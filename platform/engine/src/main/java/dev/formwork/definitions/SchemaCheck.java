package dev.formwork.definitions;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.regex.RegularExpression;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Checks trees against the platform's own JSON Schemas (2020-12, {@code dev/formwork/schema} on the
 * class path) and says what is wrong in codes of our own. Never takes a schema from elsewhere.
 */
final class SchemaCheck {

  private static final String ADDRESS = "https://formwork.dev/schema/";
  private static final String FOLDER = "/dev/formwork/schema/";

  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDialect(
          Dialects.getDraft202012(),
          it ->
              it.schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(SchemaCheck::linearTime)
                          .build())
                  .schemas(SchemaCheck::own));

  /** What keeps the tree from being what the schema describes; paths are JSON pointers. */
  Problems check(JsonNode tree, String schema) {
    List<Error> errors = schema(schema).validate(tree);
    var byPlace = new LinkedHashMap<String, Problem>();
    for (Error error : BestBranch.of(errors)) {
      Problem problem = problem(error);
      byPlace.merge(problem.code() + problem.path(), problem, SchemaCheck::either);
    }
    return new Problems(List.copyOf(byPlace.values()));
  }

  /** One problem of two at the same place: what is expected is the one or the other. */
  private static Problem either(Problem one, Problem other) {
    Object first = one.args().get("expected");
    Object second = other.args().get("expected");
    return first == null || second == null || first.equals(second)
        ? one
        : one.with("expected", first + " / " + second);
  }

  private Schema schema(String name) {
    return schemas.computeIfAbsent(
        name,
        it ->
            registry.getSchema(
                SchemaLocation.of(ADDRESS + it), own(ADDRESS + it), InputFormat.JSON));
  }

  private static RegularExpression linearTime(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return value -> compiled.matcher(value).find();
  }

  /** The text of one of our schemas; nothing else is ever loaded. */
  private static String own(String address) {
    String resource = FOLDER + address.substring(ADDRESS.length());
    try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
      if (!address.startsWith(ADDRESS) || in == null) {
        throw new IllegalStateException("Expected a schema at %s.".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem problem(Error error) {
    String pointer = error.getInstanceLocation().toString();
    Object[] args = error.getArguments();
    return switch (error.getKeyword()) {
      case "required" -> of("required", pointer).with("key", error.getProperty());
      case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
          of(
                  "unknown-key",
                  error.getProperty() == null
                      ? pointer
                      : Pointers.member(pointer, error.getProperty()))
              .with("key", String.valueOf(error.getProperty()));
      case "type" ->
          of("type", pointer)
              .with("expected", args[1].toString())
              .with("found", args[0].toString());
      case "enum", "const" -> of("enum", pointer).with("allowed", words(error.getSchemaNode()));
      case "pattern", "format" -> of("pattern", pointer).with("pattern", args[0].toString());
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
          of("range", pointer).with("limit", args[0].toString());
      case "minLength", "maxLength" -> of("length", pointer).with("limit", args[0].toString());
      case "minItems", "maxItems", "minProperties", "maxProperties" ->
          of("count", pointer).with("limit", args[0].toString());
      case "uniqueItems" -> of("duplicate", pointer);
      default -> of("shape", pointer);
    };
  }

  private static Problem of(String code, String pointer) {
    return Problem.error("definitions.schema." + code, pointer);
  }

  private static String words(JsonNode allowed) {
    if (!allowed.isArray()) {
      return allowed.asString();
    }
    return String.join(", ", allowed.valueStream().map(JsonNode::asString).toList());
  }
}

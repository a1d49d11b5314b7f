package dev.formwork.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.formwork.kernel.FieldKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question about one record that is answered by yes or no. All but {@link Script} can also be
 * made a query.
 *
 * <p>The JSON form is told apart by the key that is present: {@code {all: […]}}, {@code {any:
 * […]}}, {@code {none: […]}}, {@code {field: total, op: gte, value: 100000}}, {@code {script:
 * "…"}}.
 */
public sealed interface Condition {

  /** Holds while every part holds; also without parts. */
  Condition ALWAYS = new All(List.of());

  /** Every part holds. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Object toJson() {
      return Map.of("all", parts.stream().map(Condition::toJson).toList());
    }
  }

  /** At least one part holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Object toJson() {
      return Map.of("any", parts.stream().map(Condition::toJson).toList());
    }
  }

  /** No part holds. */
  record None(List<Condition> parts) implements Condition {
    public None {
      parts = List.copyOf(parts);
    }

    @Override
    public Object toJson() {
      return Map.of("none", parts.stream().map(Condition::toJson).toList());
    }
  }

  /**
   * A field of the record, or a {@link SystemField}, compared with a value.
   *
   * @param value {@link Operand#NULL} where the operator needs none
   */
  record Compare(FieldKey field, Operator operator, Operand value) implements Condition {
    @Override
    public Object toJson() {
      var json = new LinkedHashMap<String, @Nullable Object>();
      json.put("field", field.value());
      json.put("op", operator.key());
      if (operator.needsValue()) {
        json.put("value", value.toJson());
      }
      return json;
    }
  }

  /**
   * A value that the record leads to, compared: a field of a related record, as in {@code
   * customer.source}, or a cell of its rows, as in {@code lines.model}. Only for questions that are
   * asked of many records at once: reports and lists.
   *
   * @param way the relations, or the rows, that lead there: at least one
   * @param that what is asked there
   */
  record Along(List<FieldKey> way, Compare that) implements Condition {
    public Along {
      way = List.copyOf(way);
      if (way.isEmpty() || way.size() > LONGEST_WAY) {
        throw new IllegalArgumentException("Expected one to three keys, but got " + way.size());
      }
    }

    /** The keys of the way and of the field at its end. */
    public List<FieldKey> steps() {
      return Stream.concat(way.stream(), Stream.of(that.field())).toList();
    }

    /** The path as it is written. */
    public String path() {
      return steps().stream().map(FieldKey::value).collect(Collectors.joining("."));
    }

    /** The same question asked where the first step leads. */
    public Condition further() {
      return way.size() == 1 ? that : new Along(way.subList(1, way.size()), that);
    }

    @Override
    public Object toJson() {
      var json = new LinkedHashMap<String, @Nullable Object>();
      json.put("field", path());
      json.put("op", that.operator().key());
      if (that.operator().needsValue()) {
        json.put("value", that.value().toJson());
      }
      return json;
    }
  }

  /** How many relations a way may have. */
  int LONGEST_WAY = 3;

  /**
   * A guarded script; only for conditions that are asked of one record at a time.
   *
   * @param script one JavaScript expression over the record's fields
   */
  record Script(String script) implements Condition {
    @Override
    public Object toJson() {
      return Map.of("script", script);
    }
  }

  /** {@code field operator value}, for conditions that code writes. */
  static Condition of(String field, Operator operator, Object value) {
    return new Compare(FieldKey.of(field), operator, Operand.of(value));
  }

  /** The same where the field may be a path along relations or rows. */
  static Condition of(List<FieldKey> path, Operator operator, Operand value) {
    var compare = new Compare(path.getLast(), operator, value);
    return path.size() == 1 ? compare : new Along(path.subList(0, path.size() - 1), compare);
  }

  static Condition all(Condition... parts) {
    return new All(List.of(parts));
  }

  static Condition any(Condition... parts) {
    return new Any(List.of(parts));
  }

  static Condition none(Condition... parts) {
    return new None(List.of(parts));
  }

  /** Reads the JSON form; a {@code Refusal.Invalid} names what is wrong with it, and where. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Condition read(JsonNode json) {
    return new ConditionReader().condition(json, "", 0);
  }

  /** The JSON form, as it is read. */
  @JsonValue
  Object toJson();
}

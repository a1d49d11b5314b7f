package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import dev.formwork.scripting.Evaluator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a condition or a value source may look at; the same context gives the same answer.
 *
 * @param data the record's values by field key
 * @param system the record's {@link SystemField}s by key
 * @param fields the keys of all fields of the form: what scripts may name although it has no value
 */
public record EvaluationContext(
    Map<String, Object> data, Map<String, Object> system, Set<String> fields, Asking asking) {

  /**
   * Who asks, when, and with which settings; the same for everything that one action evaluates.
   *
   * @param user the id of the person who acts; absent where the platform itself does
   * @param department the main department of the person who acts
   * @param store the store of the person who acts
   * @param params the app's parameters
   * @param zone where a day begins and ends
   * @param evaluator runs the scripts
   * @param elsewhere finds what records take from others
   */
  public record Asking(
      @Nullable String user,
      @Nullable String department,
      @Nullable String store,
      Map<String, Object> params,
      Instant now,
      ZoneId zone,
      Evaluator evaluator,
      Elsewhere elsewhere) {

    /** What records take from others is unknown. */
    public Asking(
        @Nullable String user,
        @Nullable String department,
        @Nullable String store,
        Map<String, Object> params,
        Instant now,
        ZoneId zone,
        Evaluator evaluator) {
      this(user, department, store, params, now, zone, evaluator, Elsewhere.NOTHING);
    }

    public Asking {
      params = Collections.unmodifiableMap(params);
    }
  }

  public EvaluationContext {
    data = Collections.unmodifiableMap(data);
    system = Collections.unmodifiableMap(system);
    fields = Collections.unmodifiableSet(fields);
  }

  /** Knows only what time it is and how to run scripts. */
  public static EvaluationContext at(Instant now, ZoneId zone, Evaluator evaluator) {
    var asking = new Asking(null, null, null, Map.of(), now, zone, evaluator);
    return new EvaluationContext(Map.of(), Map.of(), Set.of(), asking);
  }

  /** The value of a system field or, where there is none of this name, of a form field. */
  public @Nullable Object value(FieldKey field) {
    return SystemField.named(field.value()).isPresent()
        ? system.get(field.value())
        : data.get(field.value());
  }

  public @Nullable String user() {
    return asking.user;
  }

  public @Nullable String department() {
    return asking.department;
  }

  public @Nullable String store() {
    return asking.store;
  }

  public Map<String, Object> params() {
    return asking.params;
  }

  public Instant now() {
    return asking.now;
  }

  public ZoneId zone() {
    return asking.zone;
  }

  public Evaluator evaluator() {
    return asking.evaluator;
  }

  public Elsewhere elsewhere() {
    return asking.elsewhere;
  }

  /** The same, with what records take from others found so. */
  public EvaluationContext withElsewhere(Elsewhere elsewhere) {
    return with(
        new Asking(user(), department(), store(), params(), now(), zone(), evaluator(), elsewhere));
  }

  /** The day it is in the zone. */
  public LocalDate today() {
    return now().atZone(zone()).toLocalDate();
  }

  public EvaluationContext withData(Map<String, Object> newData) {
    return new EvaluationContext(newData, system, fields, asking);
  }

  public EvaluationContext withSystem(Map<String, Object> newSystem) {
    return new EvaluationContext(data, newSystem, fields, asking);
  }

  public EvaluationContext withFields(Set<String> newFields) {
    return new EvaluationContext(data, system, newFields, asking);
  }

  public EvaluationContext withParams(Map<String, Object> params) {
    return with(
        new Asking(user(), department(), store(), params, now(), zone(), evaluator(), elsewhere()));
  }

  /** The same, asked by this person. */
  public EvaluationContext actedBy(
      @Nullable String user, @Nullable String department, @Nullable String store) {
    return with(
        new Asking(user, department, store, params(), now(), zone(), evaluator(), elsewhere()));
  }

  /** The same with one value changed; null takes it away. */
  public EvaluationContext with(FieldKey field, @Nullable Object value) {
    var changed = new LinkedHashMap<>(data);
    if (value == null) {
      changed.remove(field.value());
    } else {
      changed.put(field.value(), value);
    }
    return withData(changed);
  }

  /** A row's values in front of the record's, as conditions inside a subtable see them. */
  public EvaluationContext withRow(Map<String, Object> row) {
    var inside = new LinkedHashMap<>(data);
    inside.putAll(row);
    return withData(inside);
  }

  private EvaluationContext with(Asking newAsking) {
    return new EvaluationContext(data, system, fields, newAsking);
  }
}

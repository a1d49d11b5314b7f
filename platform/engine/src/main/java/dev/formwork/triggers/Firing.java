package dev.formwork.triggers;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ConditionEvaluator;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what has happened to a record is what a rule waits for, and why. */
public final class Firing {

  private static final int MOST_HITS = 50;

  private final QualifiedKey key;
  private final Rule rule;
  private final Happening happening;
  private final Keywords keywords;

  private Firing(QualifiedKey key, Rule rule, Happening happening, Keywords keywords) {
    this.key = key;
    this.rule = rule;
    this.happening = happening;
    this.keywords = keywords;
  }

  /**
   * What the rule fires for, as its run tells it; empty where it doesn't fire.
   *
   * @param keywords the words that the rule looks for
   * @param context without data
   * @throws dev.formwork.scripting.ScriptFailure if a script in its conditions has no answer
   */
  public static Optional<Map<String, Object>> of(
      QualifiedKey key,
      Rule rule,
      Happening happening,
      Keywords keywords,
      EvaluationContext context) {
    return new Firing(key, rule, happening, keywords)
        .met()
        .filter(_ -> holds(rule, happening, context));
  }

  /**
   * Whether it is what the rule waits for, whatever its conditions say; empty where it isn't, else
   * as its run would tell it.
   */
  public static Optional<Map<String, Object>> met(
      QualifiedKey key, Rule rule, Happening happening, Keywords keywords) {
    return new Firing(key, rule, happening, keywords).met();
  }

  private Optional<Map<String, Object>> met() {
    return rule.off() || happening.after().isDraft() ? Optional.empty() : facts();
  }

  /** Whether the conditions of a rule hold, before and after. */
  public static boolean holds(Rule rule, Happening happening, EvaluationContext context) {
    if (rule.was() != null
        && (happening.before() == null
            || !ConditionEvaluator.test(rule.was(), about(happening.before(), context)))) {
      return false;
    }
    return rule.when() == null
        || ConditionEvaluator.test(rule.when(), about(happening.after(), context));
  }

  /**
   * What keeps a rule whose conditions do not hold: of parts that must all hold, those that don't.
   */
  public static Unmet unmet(Rule rule, Happening happening, EvaluationContext context) {
    Happening.Snapshot before = happening.before();
    if (rule.was() != null && before == null) {
      return new Unmet(true, List.of(rule.was()));
    }
    List<Condition> was =
        rule.was() == null || before == null
            ? List.of()
            : failing(rule.was(), about(before, context)).toList();
    return was.isEmpty() && rule.when() != null
        ? new Unmet(false, failing(rule.when(), about(happening.after(), context)).toList())
        : new Unmet(!was.isEmpty(), was);
  }

  /**
   * Conditions that did not hold.
   *
   * @param before whether they were asked of the record before the change
   */
  public record Unmet(boolean before, List<Condition> conditions) {
    public Unmet {
      conditions = List.copyOf(conditions);
    }
  }

  private static Stream<Condition> failing(Condition condition, EvaluationContext context) {
    if (condition instanceof Condition.All(var parts)) {
      return parts.stream().flatMap(part -> failing(part, context));
    }
    return ConditionEvaluator.test(condition, context) ? Stream.empty() : Stream.of(condition);
  }

  static EvaluationContext about(Happening.Snapshot snapshot, EvaluationContext context) {
    return context.withData(snapshot.data()).withSystem(snapshot.system());
  }

  private Optional<Map<String, Object>> facts() {
    return switch (rule.trigger()) {
      case Trigger.Created() -> when(happening.isSubmitted(), Map.of());
      case Trigger.Deleted() -> Optional.of(new LinkedHashMap<>(happening.after().data()));
      case Trigger.Changed changed -> changed(changed);
      case Trigger.StateChanged(var from, var to) -> state(from, to);
      case Trigger.OutcomeOf(var node, var outcomes) ->
          happening.decided().stream()
              .filter(decided -> decided.node().equals(node))
              .filter(decided ->
                  outcomes.isEmpty()
                      || outcomes.stream().anyMatch(key -> key.value().equals(decided.outcome())))
              .findFirst()
              .map(decided -> Map.of("node", node.value(), "outcome", decided.outcome()));
      case Trigger.Button _ -> when(key.equals(happening.pressed()), Map.of("pressed", true));
      case Trigger.Commented() ->
          Optional.ofNullable(happening.comment()).map(text -> Map.of("comment", text));
      case Trigger.Threshold threshold -> crossed(threshold);
      case Trigger.Keywords words -> hits(words);
      case Trigger.OfTime _, Trigger.MetricOff _, Trigger.Hook _ -> Optional.empty();
    };
  }

  private Optional<Map<String, Object>> changed(Trigger.Changed trigger) {
    if (happening.isSubmitted()) {
      return when(trigger.created(), Map.of());
    }
    Set<String> changed = changedFields();
    if (!trigger.fields().isEmpty()) {
      changed.retainAll(trigger.fields().stream().map(FieldKey::value).toList());
    }
    var values = new LinkedHashMap<String, Object>();
    for (String field : changed) {
      values.put(field, pair(before(field), happening.after().data().get(field)));
    }
    return when(!changed.isEmpty(), Map.of("changed", values));
  }

  private Set<String> changedFields() {
    var keys = new LinkedHashSet<>(happening.after().data().keySet());
    if (happening.before() != null) {
      keys.addAll(happening.before().data().keySet());
    }
    keys.removeIf(key -> same(before(key), happening.after().data().get(key)));
    return keys;
  }

  private @Nullable Object before(String field) {
    return happening.before() == null ? null : happening.before().data().get(field);
  }

  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return (one instanceof BigDecimal number && other instanceof BigDecimal second)
        ? number.compareTo(second) == 0
        : Objects.equals(one, other);
  }

  private Optional<Map<String, Object>> state(List<String> from, List<String> to) {
    Object was = happening.before() == null ? null : happening.before().system().get("state");
    Object is = happening.after().system().get("state");
    boolean fits =
        is != null
            && !is.equals(was)
            && (from.isEmpty() || from.contains(String.valueOf(was)))
            && (to.isEmpty() || to.contains(String.valueOf(is)));
    return when(fits, Map.of("state", pair(was, is)));
  }

  private Optional<Map<String, Object>> crossed(Trigger.Threshold trigger) {
    String field = trigger.field().value();
    boolean wasThere = happening.before() != null && !happening.before().isDraft();
    BigDecimal before = wasThere ? number(before(field)) : null;
    BigDecimal after = number(happening.after().data().get(field));
    return Threshold.crossed(trigger, before, after)
        .map(bound -> {
          var facts = new LinkedHashMap<String, Object>();
          facts.put("bound", bound);
          facts.put("changed", Map.of(field, pair(before, after)));
          return facts;
        });
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    return value instanceof Number
            && ValueKind.NUMBER.comparable(value, ZoneOffset.UTC) instanceof BigDecimal number
        ? number
        : null;
  }

  private Optional<Map<String, Object>> hits(Trigger.Keywords trigger) {
    var hits = new ArrayList<Map<String, Object>>();
    boolean wasThere = happening.before() != null && !happening.before().isDraft();
    for (FieldKey field : trigger.fields()) {
      var known = wasThere ? words(before(field.value())) : Set.<String>of();
      hits(trigger, field.value(), happening.after().data().get(field.value()), known, hits);
    }
    if (trigger.comments()) {
      hits(trigger, "comment", happening.comment(), Set.of(), hits);
    }
    return when(!hits.isEmpty(), Map.of("hits", List.copyOf(hits)));
  }

  private Set<String> words(@Nullable Object text) {
    var words = new LinkedHashSet<String>();
    if (text instanceof String written) {
      keywords.in(written).forEach(hit -> words.add(hit.word()));
    }
    return words;
  }

  private void hits(
      Trigger.Keywords trigger,
      String field,
      @Nullable Object text,
      Set<String> known,
      List<Map<String, Object>> into) {
    if (!(text instanceof String written)) {
      return;
    }
    for (Keywords.Hit hit : keywords.in(written)) {
      boolean counts =
          trigger.severities().isEmpty() || trigger.severities().contains(hit.severity());
      if (counts && !known.contains(hit.word()) && into.size() < MOST_HITS) {
        var told = new LinkedHashMap<String, Object>();
        told.put("field", field);
        told.put("word", hit.word());
        told.put("found", hit.found());
        told.put("severity", hit.severity().name().toLowerCase(java.util.Locale.ROOT));
        told.put("from", (long) hit.from());
        told.put("to", (long) hit.to());
        into.add(told);
      }
    }
  }

  private static Map<String, Object> pair(@Nullable Object before, @Nullable Object after) {
    var pair = new LinkedHashMap<String, Object>();
    if (before != null) {
      pair.put("before", before);
    }
    if (after != null) {
      pair.put("after", after);
    }
    return pair;
  }

  private static Optional<Map<String, Object>> when(boolean fires, Map<String, Object> facts) {
    return fires ? Optional.of(facts) : Optional.empty();
  }
}

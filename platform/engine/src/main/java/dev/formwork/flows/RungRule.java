package dev.formwork.flows;

import dev.formwork.deadlines.Amount;
import dev.formwork.deadlines.Budget;
import dev.formwork.deadlines.Rung;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.ValueSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens on the way to a deadline or beyond it. At the deadline itself, where it says neither
 * {@code before} nor {@code after} nor {@code used}.
 *
 * @param used percent of the time
 * @param every how long until it happens again
 * @param times how often at most; 0 is as often as it takes
 * @param remind whether those who hold the task are told
 * @param tell who is told too
 * @param escalate how many superiors above the holders are told and may decide too
 * @param reassign who gets the task instead
 * @param outcome what is decided then, as if somebody had
 * @param set fields and where their new values come from
 * @param text what people are told; empty for the platform's words
 */
public record RungRule(
    @Nullable Budget before,
    @Nullable Budget after,
    @Nullable Integer used,
    @Nullable Budget every,
    int times,
    boolean remind,
    List<Assignee> tell,
    @Nullable Integer escalate,
    List<Assignee> reassign,
    @Nullable DefinitionKey outcome,
    Map<FieldKey, ValueSource> set,
    LocalizedText text) {

  public RungRule {
    tell = List.copyOf(tell);
    reassign = List.copyOf(reassign);
    set = SetValues.of(set);
  }

  boolean doesSomething() {
    return remind
        || !tell.isEmpty()
        || escalate != null
        || !reassign.isEmpty()
        || !set.isEmpty()
        || outcome != null;
  }

  /** Whether it says one moment, and not two. */
  boolean saysWhenOnce() {
    return Stream.of(before, after, used).filter(Objects::nonNull).count() <= 1;
  }

  boolean countsOpeningTime() {
    return Stream.of(before, after, every)
        .filter(Objects::nonNull)
        .anyMatch(Budget::countsOpeningTime);
  }

  /** The rung that it is with these parameters. */
  Rung rung(String key, Map<String, Object> params) {
    Amount again = every == null ? null : every.with(params);
    return new Rung(key, when(params), again, again == null ? 1 : times, 0, null);
  }

  private Rung.When when(Map<String, Object> params) {
    if (before != null) {
      return new Rung.When.Before(before.with(params));
    }
    if (used != null) {
      return new Rung.When.Used(used);
    }
    return new Rung.When.After(after == null ? Amount.NONE : after.with(params));
  }
}

package dev.formwork.packs.histories;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a time went, told in weights: so many records of one form, when, by whom, with what in them.
 *
 * @param count how many over the period; absent where it follows other samples
 * @param each the samples that it follows, one for each
 * @param as who enters them: a username or a draw
 * @param data what all of them hold, in the order in which it is drawn
 * @param cases of which each record is one
 * @param then what people do to them; a case may say otherwise
 */
public record History(
    DefinitionKey key,
    LocalizedText title,
    long seed,
    DefinitionKey form,
    @Nullable Integer count,
    @Nullable Period period,
    @Nullable Each each,
    @Nullable Hours hours,
    List<Phase> phases,
    @Nullable Object as,
    Map<String, Object> data,
    List<Case> cases,
    List<Step> then,
    @Nullable Boolean submit) {

  public History {
    phases = List.copyOf(phases);
    cases = List.copyOf(cases);
    then = List.copyOf(then);
  }

  /** Days, counted from today: {@code from: -365}. */
  public record Period(int from, int to) {}

  /**
   * Earlier samples that are followed.
   *
   * @param form of them; of another app as {@code app/form}
   * @param where what they hold: a value by field, or several
   * @param without a form whose records tell already how it went on: samples that one of its
   *     samples points to by the same field are left alone
   * @param share how many of them are followed, from 0 to 1
   * @param after days after the last act on them, the least and the most
   * @param as the field that points to them
   * @param take the field of theirs that is pointed to instead; absent for the samples themselves
   */
  public record Each(
      String form,
      Map<String, Object> where,
      @Nullable String without,
      @Nullable Double share,
      List<Integer> after,
      String as,
      @Nullable String take) {

    double likelihood() {
      return share == null ? 1 : share;
    }
  }

  /**
   * When people work.
   *
   * @param weekdays how busy each day of the week is, Monday first
   */
  public record Hours(@Nullable String from, @Nullable String to, List<Integer> weekdays) {}

  /**
   * A time in which things went otherwise: days, whole weeks or a quarter, counted back from those
   * of today.
   *
   * @param times how much busier it was
   */
  public record Phase(
      DefinitionKey key,
      List<Integer> days,
      List<Integer> weeks,
      @Nullable Integer quarter,
      @Nullable Double times) {}

  /** One of the ways that a record may go, as likely as its weight. */
  public record Case(
      @Nullable Integer weight,
      Map<String, Integer> during,
      @Nullable Object as,
      Map<String, Object> data,
      List<Step> then,
      @Nullable Boolean submit) {}

  /**
   * A decision of a person, or what the platform itself set then.
   *
   * @param decide the outcome; absent where the platform sets fields
   * @param as a username, a draw, or a username for each who may have entered the record
   * @param after a span in ISO 8601, or the least and the most
   * @param wake whether what the record waited for came first, as far as it was due by then
   * @param set values by field; empty where a person decides
   * @param on the field that points to the record whose fields are set; absent for the record
   *     itself
   * @param stops how likely it is that nobody has come to it yet, from 0 to 1; what was due longer
   *     than thirty days ago was done
   */
  public record Step(
      @Nullable Object as,
      Object after,
      @Nullable DefinitionKey decide,
      @Nullable Object opinion,
      Map<String, Object> data,
      boolean wake,
      Map<String, Object> set,
      @Nullable String on,
      @Nullable Double stops) {}

  /** The weight of something in these phases: of the last of them that has a say. */
  static int weight(@Nullable Integer usual, Map<String, Integer> during, List<Phase> phases) {
    int weight = usual == null ? 1 : usual;
    var known = new HashMap<>(during);
    for (Phase phase : phases) {
      weight = known.getOrDefault(phase.key().value(), weight);
    }
    return weight;
  }
}

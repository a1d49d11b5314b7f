package dev.formwork.packs.histories;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws the values of one record. */
final class Drawing {

  private final DefinitionKey app;
  private final Pool pool;
  private final Inventions inventions;
  private final LocalDateTime at;
  private final List<History.Phase> phases;
  private final SplittableRandom random;

  Drawing(
      DefinitionKey app,
      Pool pool,
      Inventions inventions,
      LocalDateTime at,
      List<History.Phase> phases,
      SplittableRandom random) {
    this.app = app;
    this.pool = pool;
    this.inventions = inventions;
    this.at = at;
    this.phases = phases;
    this.random = random;
  }

  /** There is no earlier sample to point to. */
  static final class NothingThere extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingThere() {
      super("Expected an earlier sample", null, false, false);
    }
  }

  /** One of these, as likely as its weight; weights that are all zero count as one each. */
  static int index(List<Integer> weights, SplittableRandom random) {
    int sum = weights.stream().mapToInt(Integer::intValue).sum();
    if (sum == 0) {
      return random.nextInt(weights.size());
    }
    int drawn = random.nextInt(sum);
    int index = 0;
    while (drawn >= weights.get(index)) {
      drawn -= weights.get(index);
      index++;
    }
    return index;
  }

  /**
   * A value; absent where the field stays empty.
   *
   * @param data what was drawn so far
   */
  @Nullable Object value(Draw draw, Map<String, Object> data, String as) {
    return switch (draw) {
      case Draw.Fixed(var value) -> "$me".equals(value) ? "@" + as : value;
      case Draw.Fields(var fields) -> {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach((key, each) -> {
          Object value = value(each, data, as);
          if (value != null) {
            values.put(key, value);
          }
        });
        yield values;
      }
      case Draw.Several(var values) -> {
        var several = new ArrayList<@Nullable Object>();
        values.forEach(each -> several.add(value(each, data, as)));
        yield several;
      }
      case Draw.Pick(var choices) -> {
        var weights =
            choices.stream().map(it -> History.weight(it.weight(), it.during(), phases)).toList();
        yield value(choices.get(index(weights, random)).value(), data, as);
      }
      case Draw.Between(var from, var to, var step) ->
          from + step * random.nextLong((to - from) / step + 1);
      case Draw.Away(var unit, var from, var to) -> Map.of(unit, random.nextLong(from, to + 1));
      case Draw.Invent(var what) -> inventions.invent(what, random);
      case Draw.Earlier earlier -> earlier(earlier, as);
      case Draw.Of(var field, var take) -> {
        Told told = pool.find(data.get(field));
        yield told == null ? null : told.data().get(take);
      }
      case Draw.Now(var field, var take) -> {
        Told told = pool.find(data.get(field));
        yield told == null
            ? null
            : Map.of("sample", "@" + told.id(), "form", told.form().toString(), "take", take);
      }
      case Draw.Who(var field) -> {
        Told told = pool.find(data.get(field));
        yield told == null ? as : told.as();
      }
      case Draw.For(var field, var values) -> {
        Told told = pool.find(data.get(field));
        Draw his = told == null ? null : values.get(told.as());
        yield his == null ? null : value(his, data, as);
      }
      case Draw.By(var values) -> {
        Draw own = values.get(as);
        yield own == null ? null : value(own, data, as);
      }
    };
  }

  /** Who does a step: a map of usernames is by who entered the record. */
  String person(Object written, Told told) {
    boolean byEnterer =
        written instanceof Map<?, ?> map
            && map.keySet().stream().noneMatch(key -> String.valueOf(key).startsWith("$"));
    Draw draw = byEnterer ? Draw.of(Map.of("$by", written)) : Draw.of(written);
    Object person = value(draw, told.data(), told.as());
    if (person == null || person.equals("@" + told.as())) {
      return told.as();
    }
    return person.toString();
  }

  private String earlier(Draw.Earlier wanted, String as) {
    var where = new LinkedHashMap<>(wanted.where());
    where.replaceAll((_, value) -> "$me".equals(value) ? as : value);
    List<Told> there =
        pool.of(QualifiedKey.parse(wanted.form(), app), where).stream()
            .filter(each -> each.last().isBefore(at))
            .filter(each -> !wanted.once() || !pool.isUsed(each))
            .toList();
    if (there.isEmpty()) {
      throw new NothingThere();
    }
    Told chosen = there.get(random.nextInt(there.size()));
    if (wanted.once()) {
      pool.use(chosen);
    }
    return "@" + chosen.id();
  }
}

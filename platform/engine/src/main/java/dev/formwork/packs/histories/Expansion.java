package dev.formwork.packs.histories;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes the records of histories, one history after the other: later ones may follow earlier. */
public final class Expansion {

  /** Far apart for neighbours, so that one record more changes nothing of the others. */
  private static final long APART = 0x9E3779B97F4A7C15L;

  /** For so many days something may be left undone. */
  private static final int OPEN = 30;

  private final LocalDate today;
  private final Pool pool;
  private final Inventions inventions;

  /**
   * @param samples that are there already
   */
  public Expansion(LocalDate today, List<Told> samples) {
    this.today = today;
    pool = new Pool(samples);
    inventions = new Inventions(pool.texts());
  }

  /** The records of this history, the earliest first; none of them later than today. */
  public List<Told> expand(DefinitionKey app, History history) {
    var days = new Days(history, today);
    var made = new ArrayList<Told>();
    for (Begun begun : beginnings(app, history, days)) {
      Told told = told(app, history, days, begun);
      if (told != null) {
        made.add(told);
      }
    }
    pool.add(made);
    return made;
  }

  /** A record to be: its number, moment, and what it follows. */
  private record Begun(int number, LocalDateTime at, @Nullable Told follows) {}

  private List<Begun> beginnings(DefinitionKey app, History history, Days days) {
    var begun = new ArrayList<Begun>();
    History.Each each = history.each();
    History.Period period = history.period();
    if (each != null) {
      int number = 0;
      for (Told followed : pool.of(QualifiedKey.parse(each.form(), app), each.where())) {
        number++;
        var random = random(history, -number);
        LocalDate day =
            followed
                .last()
                .toLocalDate()
                .plusDays(random.nextInt(each.after().getFirst(), each.after().getLast() + 1));
        LocalDateTime at = days.open(day, random);
        at =
            at.isAfter(followed.last())
                ? at
                : days.whenOpen(followed.last().plusMinutes(30), random);
        boolean isIn = random.nextDouble() < each.likelihood() && at.toLocalDate().isBefore(today);
        if (isIn && !isToldElsewhere(app, each, followed)) {
          begun.add(new Begun(number, at, followed));
        }
      }
    } else if (period != null && history.count() != null) {
      var moments = days.moments(period, history.count(), new SplittableRandom(history.seed()));
      for (int i = 0; i < moments.size(); i++) {
        begun.add(new Begun(i + 1, moments.get(i), null));
      }
    }
    return begun;
  }

  private boolean isToldElsewhere(DefinitionKey app, History.Each each, Told followed) {
    String form = each.without();
    return form != null
        && !pool.of(QualifiedKey.parse(form, app), Map.of(each.as(), "@" + followed.id()))
            .isEmpty();
  }

  private static SplittableRandom random(History history, int number) {
    return new SplittableRandom(history.seed() ^ (number * APART));
  }

  /** Nothing where it would point to a sample that isn't there. */
  private @Nullable Told told(DefinitionKey app, History history, Days days, Begun begun) {
    var random = random(history, begun.number());
    List<History.Phase> phases = days.in(begun.at().toLocalDate());
    History.Case one = chosen(history.cases(), phases, random);
    var data = new LinkedHashMap<String, Object>();
    Told follows = begun.follows();
    History.Each each = history.each();
    if (follows != null && each != null) {
      Object pointed = each.take() == null ? "@" + follows.id() : follows.data().get(each.take());
      if (pointed == null) {
        return null;
      }
      data.put(each.as(), pointed);
    }
    var drawing = new Drawing(app, pool, inventions, begun.at(), phases, random);
    Object who = one != null && one.as() != null ? one.as() : history.as();
    String as = String.valueOf(drawing.value(Draw.of(who), data, ""));
    var written = new LinkedHashMap<String, @Nullable Object>(history.data());
    if (one != null) {
      written.putAll(one.data());
    }
    try {
      written.forEach((field, value) -> {
        Object drawn = drawing.value(Draw.of(value), data, as);
        if (drawn != null) {
          data.put(field, drawn);
        }
      });
    } catch (Drawing.NothingThere none) {
      return null;
    }
    List<History.Step> steps = one == null || one.then().isEmpty() ? history.then() : one.then();
    Boolean own = one == null ? null : one.submit();
    Boolean usual = own == null ? history.submit() : own;
    boolean submit = usual == null || usual;
    var form = new QualifiedKey(app, history.form());
    String id = history.key() + "-" + begun.number();
    var told = new Told(id, form, as, begun.at(), data, submit, List.of());
    return new Told(
        id, form, as, begun.at(), data, submit, acts(steps, told, drawing, days, random));
  }

  private static History.@Nullable Case chosen(
      List<History.Case> cases, List<History.Phase> phases, SplittableRandom random) {
    if (cases.isEmpty()) {
      return null;
    }
    var weights =
        cases.stream().map(it -> History.weight(it.weight(), it.during(), phases)).toList();
    return cases.get(Drawing.index(weights, random));
  }

  private Told.@Nullable On on(History.Step step, Told told) {
    Told other = step.on() == null ? null : pool.find(told.data().get(step.on()));
    return other == null ? null : new Told.On(other.id(), other.form());
  }

  private List<Told.Act> acts(
      List<History.Step> steps, Told told, Drawing drawing, Days days, SplittableRandom random) {
    var acts = new ArrayList<Told.Act>();
    LocalDateTime before = told.at();
    for (History.Step step : steps) {
      boolean stops = step.stops() != null && random.nextDouble() < step.stops();
      LocalDateTime at = days.whenOpen(before.plus(span(step.after(), random)), random);
      if (stops && at.toLocalDate().isAfter(today.minusDays(OPEN))) {
        break;
      }
      Object opinion = drawing.value(Draw.of(step.opinion()), told.data(), told.as());
      var data = new LinkedHashMap<String, Object>();
      (step.decide() == null ? step.set() : step.data())
          .forEach((field, value) -> {
            Object drawn = drawing.value(Draw.of(value), told.data(), told.as());
            if (drawn != null) {
              data.put(field, drawn);
            }
          });
      acts.add(
          new Told.Act(
              step.as() == null ? told.as() : drawing.person(step.as(), told),
              Duration.between(before, at),
              step.decide(),
              opinion == null ? null : opinion.toString(),
              data,
              step.wake(),
              on(step, told)));
      before = at;
    }
    return acts;
  }

  private static Duration span(Object after, SplittableRandom random) {
    if (after instanceof Map<?, ?> range) {
      long from = Duration.parse(String.valueOf(range.get("from"))).toMinutes();
      long to = Duration.parse(String.valueOf(range.get("to"))).toMinutes();
      return Duration.ofMinutes(random.nextLong(from, to + 1));
    }
    return Duration.parse(String.valueOf(after));
  }
}

package dev.formwork.packs;

import dev.formwork.flows.CheckItem;
import dev.formwork.flows.Decision;
import dev.formwork.flows.Execution;
import dev.formwork.flows.Signal;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.histories.Told;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Plays sample records through the one write path, each act at its own time. */
@Component
class SamplePlayer {

  /** Of one record, between two acts on it. */
  private static final int MOST_WAKES = 20;

  private static final Logger log = LoggerFactory.getLogger(SamplePlayer.class);

  private final RecordService records;
  private final People people;

  SamplePlayer(RecordService records, People people) {
    this.records = records;
    this.people = people;
  }

  /** A sample with the app it belongs to. */
  record OfApp(DefinitionKey app, SampleRecord sample) {

    QualifiedKey form() {
      return new QualifiedKey(app, sample.form());
    }
  }

  /** One act of a sample: its entry, or the step of this number. */
  record Act(Instant at, OfApp of, int step) {}

  /**
   * What was played.
   *
   * @param acts how many
   * @param ids of the records, by {@code @} and the id of the sample
   */
  record Played(int acts, Map<String, String> ids) {}

  /**
   * Plays all acts that are not in the future.
   *
   * @param before is told the moment of each act before it is played
   */
  Played play(List<OfApp> samples, Instant now, ZoneId zone, Consumer<Instant> before) {
    var recordIds = new HashMap<String, String>();
    int played = 0;
    for (Act act : acts(samples, now, now.atZone(zone).toLocalDate(), zone)) {
      before.accept(act.at());
      played += plays(act, recordIds, zone) ? 1 : 0;
    }
    return new Played(played, recordIds);
  }

  /** All acts on them up to now, in the order of time. */
  static List<Act> acts(List<OfApp> samples, Instant now, LocalDate today, ZoneId zone) {
    var acts = new ArrayList<Act>();
    for (OfApp each : samples) {
      Instant at = each.sample().enteredAt(today, zone);
      acts.add(new Act(at, each, -1));
      for (int i = 0; i < each.sample().then().size(); i++) {
        at = at.plus(each.sample().then().get(i).after());
        acts.add(new Act(at, each, i));
      }
    }
    acts.removeIf(act -> act.at().isAfter(now));
    acts.sort(Comparator.comparing(Act::at));
    return acts;
  }

  /**
   * Plays one act, unless it is refused.
   *
   * @param recordIds of what was played, by {@code @} and the id of the sample; gets that of this
   */
  boolean plays(Act act, Map<String, String> recordIds, ZoneId zone) {
    SampleRecord sample = act.of().sample();
    try {
      if (act.step() < 0) {
        Map<String, Object> data = resolved(sample.data(), act.at(), recordIds, zone);
        var command = new Command.Create(act.of().form(), data, sample.submit(), actOf(act));
        recordIds.put(
            "@" + sample.id(), records.replay(actor(sample.as()), command, act.at()).id());
        return true;
      }
      String id = recordIds.get("@" + sample.id());
      SampleRecord.Step step = sample.then().get(act.step());
      if (id == null) {
        return false;
      }
      if (step.wake()) {
        wakes(act, id);
      }
      if (step.decide() == null) {
        return sets(act, step, recordIds, zone);
      }
      return decide(act, step, id, recordIds, zone);
    } catch (Refusal refusal) {
      log.warn(
          "Sample {} of {} was refused at act {}: {}",
          sample.id(),
          act.of().form(),
          act.step(),
          refusal.getMessage());
      return false;
    }
  }

  /** What the record waited for until then comes, each at its own time. */
  private void wakes(Act act, String id) {
    for (int i = 0; i < MOST_WAKES; i++) {
      Map<String, Instant> waited = timers(act, id);
      var next =
          waited.entrySet().stream()
              .filter(timer -> !timer.getValue().isAfter(act.at()))
              .min(Map.Entry.comparingByValue());
      if (next.isEmpty()) {
        return;
      }
      var woken = Command.Act.replayed(actOf(act).actionId() + ":wake:" + i, 0);
      var signal = new Signal.TimeCame(next.get().getKey());
      records.replay(
          platform(), new Command.Wake(act.of().form(), id, signal, woken), next.get().getValue());
    }
  }

  private Map<String, Instant> timers(Act act, String id) {
    Execution execution = records.get(platform(), act.of().form(), id).execution();
    return execution == null ? Map.of() : execution.timers();
  }

  private Actor platform() {
    return new Actor(Person.platform(), people.organisation());
  }

  /** What rules or other records brought about in the history. */
  private boolean sets(
      Act act, SampleRecord.Step step, Map<String, String> recordIds, ZoneId zone) {
    Told.On on = step.on();
    QualifiedKey form = on == null ? act.of().form() : on.form();
    String id = recordIds.get("@" + (on == null ? act.of().sample().id() : on.sample()));
    if (id == null) {
      return false;
    }
    Map<String, Object> data = resolved(data(step), act.at(), recordIds, zone);
    var done = Command.Act.replayed(actOf(act).actionId(), 0);
    records.replay(platform(), new Command.Edit(form, id, data, done), act.at());
    return true;
  }

  private static Map<String, Object> data(SampleRecord.Step step) {
    return step.data() == null ? Map.of() : step.data();
  }

  private boolean decide(
      Act act, SampleRecord.Step step, String id, Map<String, String> recordIds, ZoneId zone) {
    Actor actor = actor(step.as());
    DefinitionKey outcome = Objects.requireNonNull(step.decide());
    RecordView view = records.get(actor, act.of().form(), id);
    RecordView.MyTask task =
        view.tasks().stream()
            .filter(each -> each.outcomes().stream().anyMatch(it -> it.key().equals(outcome)))
            .findFirst()
            .orElse(null);
    if (task == null) {
      log.warn("Sample {} has no task for {} to {}", act.of().sample().id(), step.as(), outcome);
      return false;
    }
    var ticked = task.options().checklist().stream().map(CheckItem::key).toList();
    String words = step.opinion() == null ? "" : step.opinion();
    var command =
        new Command.Decide(
            act.of().form(),
            id,
            task.id(),
            Decision.of(outcome, words).ticking(ticked),
            resolved(data(step), act.at(), recordIds, zone),
            actOf(act));
    records.replay(actor, command, act.at());
    return true;
  }

  private static Command.Act actOf(Act act) {
    String id = "sample:%s:%s:%d".formatted(act.of().app(), act.of().sample().id(), act.step());
    return Command.Act.of(id, Command.Origin.SAMPLE);
  }

  private Actor actor(String username) {
    return people
        .actor(username)
        .orElseThrow(() -> new Refusal.NotFound("identity.person.not-found"));
  }

  private Map<String, Object> resolved(
      Map<String, Object> data, Instant at, Map<String, String> recordIds, ZoneId zone) {
    var resolved = new LinkedHashMap<String, Object>();
    data.forEach((key, value) -> {
      Object known = resolve(value, at, recordIds, zone);
      if (known != null) {
        resolved.put(key, known);
      }
    });
    return resolved;
  }

  private @Nullable Object resolve(
      @Nullable Object value, Instant at, Map<String, String> recordIds, ZoneId zone) {
    return switch (value) {
      case String text when text.startsWith("@") -> named(text, recordIds);
      case Map<?, ?> map when map.size() == 1 && map.get("days") instanceof Number days ->
          at.atZone(zone).toLocalDate().plusDays(days.longValue()).toString();
      case Map<?, ?> map when map.size() == 1 && map.get("hours") instanceof Number hours ->
          at.plus(Duration.ofHours(hours.longValue())).toString();
      case Map<?, ?> map when map.size() == 3 && map.get("take") instanceof String field ->
          taken(map, field, recordIds);
      case Map<?, ?> map -> {
        var inside = new LinkedHashMap<String, Object>();
        map.forEach((key, each) -> {
          Object known = resolve(each, at, recordIds, zone);
          if (known != null) {
            inside.put(String.valueOf(key), known);
          }
        });
        yield inside;
      }
      case List<?> list -> {
        var inside = new ArrayList<@Nullable Object>();
        list.forEach(each -> inside.add(resolve(each, at, recordIds, zone)));
        yield inside;
      }
      case null, default -> value;
    };
  }

  /** What another record holds by now. */
  private @Nullable Object taken(Map<?, ?> from, String field, Map<String, String> recordIds) {
    String id = recordIds.get(String.valueOf(from.get("sample")));
    QualifiedKey form = QualifiedKey.parse(String.valueOf(from.get("form")));
    return id == null ? null : records.get(platform(), form, id).data().get(field);
  }

  private @Nullable Object named(String reference, Map<String, String> recordIds) {
    String record = recordIds.get(reference);
    return record != null
        ? record
        : people.actor(reference.substring(1)).map(Actor::id).orElse(null);
  }
}

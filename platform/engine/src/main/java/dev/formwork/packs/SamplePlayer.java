package dev.formwork.packs;

import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Plays sample records through the one write path, each act at its own time. */
@Component
class SamplePlayer {

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
  private record Act(Instant at, OfApp of, int step) {}

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
    LocalDate today = now.atZone(zone).toLocalDate();
    var acts = new ArrayList<Act>();
    for (OfApp each : samples) {
      Instant at = each.sample().enteredAt(today, zone);
      acts.add(new Act(at, each, -1));
      for (int i = 0; i < each.sample().then().size(); i++) {
        at = at.plus(each.sample().then().get(i).after());
        acts.add(new Act(at, each, i));
      }
    }
    acts.sort(Comparator.comparing(Act::at));
    var recordIds = new HashMap<String, String>();
    int played = 0;
    for (Act act : acts) {
      if (act.at().isAfter(now)) {
        break;
      }
      before.accept(act.at());
      played += plays(act, recordIds, zone) ? 1 : 0;
    }
    return new Played(played, recordIds);
  }

  private boolean plays(Act act, Map<String, String> recordIds, ZoneId zone) {
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
      return id != null && decide(act, sample.then().get(act.step()), id, recordIds, zone);
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

  private boolean decide(
      Act act, SampleRecord.Step step, String id, Map<String, String> recordIds, ZoneId zone) {
    Actor actor = actor(step.as());
    RecordView view = records.get(actor, act.of().form(), id);
    if (view.tasks().isEmpty()) {
      log.warn("Sample {} has no task for {}", act.of().sample().id(), step.as());
      return false;
    }
    Map<String, Object> data = step.data() == null ? Map.of() : step.data();
    var command =
        new Command.Decide(
            act.of().form(),
            id,
            view.tasks().getFirst().id(),
            step.decide(),
            step.opinion() == null ? "" : step.opinion(),
            resolved(data, act.at(), recordIds, zone),
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

  private @Nullable Object named(String reference, Map<String, String> recordIds) {
    String record = recordIds.get(reference);
    return record != null
        ? record
        : people.actor(reference.substring(1)).map(Actor::id).orElse(null);
  }
}

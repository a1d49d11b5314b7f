package dev.formwork.automation.internal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.formwork.automation.Run;
import dev.formwork.records.RuleActs;
import dev.formwork.records.RuleSubject;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Carries out actions, each page by page where it is about many records. */
@Component
class Deeds {

  private final RuleActs acts;
  private final Changes changes;
  private final Makings makings;
  private final Givings givings;
  private final Tellings tellings;
  private final Figures figures;

  Deeds(
      RuleActs acts,
      Changes changes,
      Makings makings,
      Givings givings,
      Tellings tellings,
      Figures figures) {
    this.acts = acts;
    this.changes = changes;
    this.makings = makings;
    this.givings = givings;
    this.tellings = tellings;
    this.figures = figures;
  }

  /**
   * How far an action is.
   *
   * @param after id of the last record that was done; empty where all is done
   * @param acted how many records were acted on
   */
  record Progress(String after, long acted, Map<String, Object> input, Map<String, Object> output) {

    Progress {
      input = Map.copyOf(input);
      output = Map.copyOf(output);
    }

    static Progress done(long acted, Map<String, Object> input, Map<String, Object> output) {
      return new Progress("", acted, input, output);
    }

    boolean isDone() {
      return after.isEmpty();
    }
  }

  /** The record that a run is about, as it is now. */
  Optional<RuleSubject> subject(Run run) {
    return run.form() == null || run.record() == null
        ? Optional.empty()
        : acts.find(run.form(), run.record());
  }

  Optional<RuleSubject> subject(Run run, String record) {
    return run.form() == null ? Optional.empty() : acts.find(run.form(), record);
  }

  /** The records that a run over many is for, from behind one. */
  List<String> meant(Run run, Rule rule, String after, int limit) {
    if (run.form() == null) {
      return List.of();
    }
    var about = new RuleActs.About(run.rule().app(), null, run.by(), run.at(), Map.of());
    return acts.ids(about, run.form(), rule.when(), after, limit);
  }

  /** Carries out an action, or a page of it. */
  Progress carry(Deed bare, String after) {
    Deed deed = figures.seen(bare);
    return switch (deed.action()) {
      case Action.SetFields _, Action.Decide _, Action.Tags _ -> changes.own(deed);
      case Action.Update update -> changes.others(deed, update, after);
      case Action.ApplyPatch patch -> changes.patch(deed, patch);
      case Action.Create create -> makings.make(deed, create, after);
      case Action.Upsert upsert -> makings.upsert(deed, upsert, after);
      case Action.StartFlow start -> makings.start(deed, start, after);
      case Action.StopFlow stop -> makings.stop(deed, stop, after);
      case Action.Task task -> givings.give(deed, task);
      case Action.Message message -> tellings.message(deed, message);
      case Action.Webhook webhook -> tellings.call(deed, webhook);
      case Action.Grant grant -> tellings.grant(deed, grant);
      case Action.StartSequence(var sequence) -> tellings.sequence(deed, sequence, true);
      case Action.StopSequence(var sequence) -> tellings.sequence(deed, sequence, false);
    };
  }

  /** Carries out an action to its end. */
  void carryAll(Deed deed) {
    String after = "";
    do {
      after = carry(deed, after).after();
    } while (!after.isEmpty());
  }

  /** The word for an action in definitions. */
  static String kind(Action action) {
    JsonTypeName name = action.getClass().getAnnotation(JsonTypeName.class);
    return name == null ? "" : name.value();
  }
}

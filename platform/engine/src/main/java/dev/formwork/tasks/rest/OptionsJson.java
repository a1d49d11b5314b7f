package dev.formwork.tasks.rest;

import dev.formwork.api.Json;
import dev.formwork.flows.Branch;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Need;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.ResubmitFrom;
import dev.formwork.flows.TaskOptions;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import dev.formwork.records.RecordView.MyTask;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the holder of a task can do with it, and what he must be asked for.
 *
 * @param fields what he may do with fields: hidden, masked, read, edit, required
 * @param why why he has it, in words
 */
record OptionsJson(
    @Nullable String mode,
    String instruction,
    List<OutcomeJson> outcomes,
    List<ActionJson> actions,
    Map<String, String> fields,
    List<String> facts,
    List<String> opinions,
    List<Item> checklist,
    boolean pool,
    @Nullable String claimedBy,
    @Nullable HoldJson hold,
    @Nullable String addedBy,
    @Nullable String standingFor,
    List<String> why) {

  /**
   * An outcome: its kind, whether an opinion is required, optional or none, and its needs.
   *
   * @param resubmit where it may go on when it was corrected, one of which must be said; empty
   *     where the flow says
   */
  record OutcomeJson(
      String key,
      String kind,
      String title,
      String opinion,
      List<String> needs,
      List<Item> branches,
      List<Item> returnTo,
      List<String> resubmit,
      List<Pick> picks) {}

  /** Something to do, or why not. */
  record ActionJson(
      String action, boolean allowed, @Nullable String code, @Nullable String reason) {}

  record Item(String key, String title, boolean optional) {}

  /** A later task whose people may be picked; of these, or of everybody where there are none. */
  record Pick(String node, String title, List<String> persons) {}

  record HoldJson(String by, @Nullable String since, String words) {}

  static OptionsJson of(MyTask task, Actor actor, ZoneId zone) {
    TaskOptions options = task.options();
    FlowTask flowTask = task.task();
    Locale locale = actor.locale();
    var hold = flowTask.hold();
    var fields = new LinkedHashMap<String, String>();
    options.rights().forEach((field, right) -> fields.put(field.value(), word(right)));
    return new OptionsJson(
        options.mode() == null ? null : word(options.mode()),
        task.instruction().in(locale),
        task.outcomes().stream().map(outcome -> outcome(outcome, options, locale)).toList(),
        options.actions().stream().map(action -> action(action, locale)).toList(),
        fields,
        options.facts().stream().map(Object::toString).toList(),
        options.opinions().stream().map(opinion -> opinion.in(locale)).toList(),
        options.checklist().stream()
            .map(item -> new Item(item.key().value(), item.title().in(locale), item.optional()))
            .toList(),
        flowTask.pool(),
        flowTask.claimedBy(),
        hold == null
            ? null
            : new HoldJson(hold.by(), Json.moment(hold.since(), zone), hold.words()),
        flowTask.addedBy(),
        flowTask.standingFor().get(actor.id()),
        flowTask.why().stream()
            .map(reason -> reason.text(locale, (_, key) -> title(actor, key)))
            .toList());
  }

  private static OutcomeJson outcome(Outcome outcome, TaskOptions options, Locale locale) {
    TaskOptions.Choice choice =
        options.choices().stream()
            .filter(each -> each.outcome().equals(outcome.key()))
            .findFirst()
            .orElse(new TaskOptions.Choice(outcome.key(), List.of(), List.of(), List.of()));
    return new OutcomeJson(
        outcome.key().value(),
        word(outcome.getClass().getSimpleName()),
        outcome.title().in(locale),
        word(outcome.opinionRule()),
        outcome.needs().stream().map((Need need) -> word(need)).toList(),
        choice.branches().stream().map(branch -> item(branch, locale)).toList(),
        choice.returnTo().stream()
            .map(target -> new Item(target.node().value(), target.title().in(locale), false))
            .toList(),
        outcome.asksWhereItGoesOn()
            ? Arrays.stream(ResubmitFrom.values()).map(OptionsJson::word).toList()
            : List.of(),
        choice.picks().stream()
            .map(target ->
                new Pick(target.node().value(), target.title().in(locale), target.persons()))
            .toList());
  }

  private static Item item(Branch branch, Locale locale) {
    return new Item(String.valueOf(branch.key()), branch.title().in(locale), false);
  }

  private static ActionJson action(TaskOptions.Action action, Locale locale) {
    Problem whyNot = action.whyNot();
    return new ActionJson(
        word(action.action()),
        action.allowed(),
        whyNot == null ? null : whyNot.code(),
        whyNot == null ? null : Texts.of(whyNot, locale));
  }

  /** A person is called by name; other keys speak for themselves. */
  private static LocalizedText title(Actor actor, String key) {
    return actor
        .organisation()
        .person(key)
        .map(person -> person.name())
        .orElse(LocalizedText.EMPTY);
  }

  private static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.automation.DryRuns;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.rules.Condition;
import dev.formwork.triggers.Action;
import dev.formwork.triggers.Rule;
import dev.formwork.workspace.text.Say;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done and why it would not have, in sentences.
 *
 * @param about the form whose records the rule is about; absent where it is about none
 */
record RuleTrialWords(
    Rule rule,
    DefinitionKey app,
    @Nullable Form about,
    Desk desk,
    DraftForm source,
    RulePast past) {

  private static final int FEW = 6;

  /**
   * What an action would have done.
   *
   * @param isWrong whether it would have failed
   */
  record Said(String text, boolean isWrong) {}

  static RuleTrialWords of(Rule rule, DefinitionKey app, Desk desk, RulePast past) {
    var source =
        new DraftForm(
            app,
            desk.suggestions(),
            new DraftForm.Lookups(id -> past.organisation().person(id), past::label));
    Form about = rule.form() == null ? null : form(desk, rule.form()).orElse(null);
    return new RuleTrialWords(rule, app, about, desk, source, past);
  }

  private static Optional<Form> form(Desk desk, String key) {
    return Definitions.read(Form.TYPE, Yaml.write(desk.suggestions().definition("form", key)))
        .find();
  }

  // ---- what it would have done ----

  List<Said> deeds(DryRuns.Hit hit) {
    return IntStream.range(0, Math.min(hit.deeds().size(), rule.actions().size()))
        .mapToObj(i -> said(rule.actions().get(i), hit.deeds().get(i)))
        .toList();
  }

  private Said said(Action action, DryRuns.Deed deed) {
    if (deed.problem() != null) {
      String why = Say.t(new Problem(deed.problem(), Problem.Severity.ERROR, "", deed.args()));
      return new Said(t("ruletrial.would-fail", Labels.value(deed.kind()), why), true);
    }
    return new Said(would(action, deed.would()), false);
  }

  private String would(Action action, Map<String, Object> would) {
    return switch (action) {
      case Action.SetFields _, Action.Decide _, Action.Tags _ -> set(would);
      case Action.Create(var form, _, _, _, _, _, _, _, _, _, _) ->
          made("ruletrial.makes.", form, would);
      case Action.Upsert(var form, _, _, _, _, _, _, _, _, _, _) ->
          made("ruletrial.makes-or-changes.", form, would);
      case Action.Update update ->
          t(
              "ruletrial.changes",
              size(would.get("records")),
              title("form", update.records().form()));
      case Action.Task task -> t("ruletrial.gives", Say.t(task.title()), people(would));
      case Action.Message message ->
          t("ruletrial.tells", people(would), message(message.template(), message.text()));
      case Action.Grant _ -> t("ruletrial.lets-read", people(would));
      case Action.ApplyPatch patch -> t("ruletrial.patches", title("form", patch.form()));
      case Action.StartFlow start -> t("ruletrial.starts-flow", title("flow", start.flow()));
      case Action.StopFlow _ -> t("ruletrial.stops-flow");
      case Action.Webhook(var to, _) -> t("ruletrial.calls", to.value());
      case Action.StartSequence(var sequence) ->
          t("ruletrial.starts-sequence", title("sequence", sequence.value()));
      case Action.StopSequence(var sequence) ->
          t("ruletrial.stops-sequence", title("sequence", sequence.value()));
    };
  }

  private String set(Map<String, Object> would) {
    Map<String, Object> before = map(would.get("before"));
    Map<String, Object> after = map(would.get("after"));
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    return keys.isEmpty()
        ? t("ruletrial.sets-nothing")
        : t(
            "ruletrial.sets",
            keys.stream()
                .map(key ->
                    t(
                        "ruletrial.becomes",
                        values(about, List.of(key), before),
                        shown(about, key, after)))
                .collect(Collectors.joining(t("walk.facts"))));
  }

  private String made(String how, String form, Map<String, Object> would) {
    if (would.get("count") instanceof Number count) {
      return t(how + "many", count, title("form", form));
    }
    Map<String, Object> values = map(would.get("values"));
    if (values.isEmpty()) {
      return t(how + "one", title("form", form));
    }
    List<String> few = values.keySet().stream().limit(FEW).toList();
    Form of = form(desk, form).orElse(null);
    return t(how + "with", title("form", form), values(of, few, values));
  }

  private String message(@Nullable DefinitionKey template, LocalizedText text) {
    return template == null ? Say.t(text) : title("message", template.value());
  }

  private String people(Map<String, Object> would) {
    List<String> names =
        (would.get("persons") instanceof Collection<?> ids ? ids : List.of())
            .stream()
                .map(id ->
                    past.organisation()
                        .person(String.valueOf(id))
                        .map(person -> Say.t(person.name()))
                        .orElse(String.valueOf(id)))
                .toList();
    return names.isEmpty()
        ? t("walk.nobody")
        : names.size() > FEW
            ? t("ruletrial.and-more", joined(names.subList(0, FEW)), names.size() - FEW)
            : joined(names);
  }

  private static String joined(List<String> names) {
    return String.join(t("value.separator"), names);
  }

  private static int size(@Nullable Object several) {
    return several instanceof Collection<?> all ? all.size() : 0;
  }

  private String title(String kind, String key) {
    String title = Labels.text(desk.suggestions().definition(kind, key).path("title"));
    return title.isEmpty() ? key : title;
  }

  // ---- why it would not have ----

  /** The conditions that did not hold, and what the record had. */
  String why(DryRuns.Miss miss) {
    if (about == null) {
      return t("ruletrial.unmet-script");
    }
    var facts = new ConditionFacts(about, source);
    String unmet =
        miss.unmet().stream()
            .map(condition ->
                condition instanceof Condition.Script
                    ? t("ruletrial.unmet-script")
                    : facts.words(condition))
            .collect(Collectors.joining(t("walk.facts")));
    Set<FieldKey> asked = ConditionFacts.asked(miss.unmet());
    String had = facts.values(asked, miss.values());
    String why = t(miss.before() ? "ruletrial.unmet-before" : "ruletrial.unmet", unmet);
    return had.isEmpty() ? why : t("ruletrial.had", why, had);
  }

  private String values(@Nullable Form form, List<String> keys, Map<String, Object> values) {
    return form == null
        ? keys.stream()
            .map(key -> t("walk.fact", key, String.valueOf(values.get(key))))
            .collect(Collectors.joining(t("walk.facts")))
        : new ConditionFacts(form, source)
            .values(keys.stream().filter(FieldKey::isKey).map(FieldKey::of).toList(), values);
  }

  /** The value alone. */
  private String shown(@Nullable Form form, String key, Map<String, Object> values) {
    Object value = values.get(key);
    return value == null
        ? t("walk.empty")
        : form == null
            ? String.valueOf(value)
            : new ConditionFacts(form, source).value(FieldKey.of(key), value);
  }

  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> String.valueOf(each.getKey()),
                    Map.Entry::getValue,
                    (one, _) -> one,
                    LinkedHashMap::new))
        : Map.of();
  }
}

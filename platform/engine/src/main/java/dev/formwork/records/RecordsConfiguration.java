package dev.formwork.records;

import dev.formwork.access.Role;
import dev.formwork.calendars.Calendar;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.flows.Flow;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormScripts;
import dev.formwork.forms.OptionList;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.rules.DecisionTable;
import dev.formwork.scripting.Scripts;
import dev.formwork.triggers.KeywordList;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.RuleTask;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the kinds of definitions known that the pure modules own. */
@Configuration
class RecordsConfiguration {

  @Bean
  DefinitionType<Form> formType(Scripts scripts) {
    return new ScriptsChecked<>(Form.TYPE, scripts, (form, _, _) -> FormScripts.of(form).own());
  }

  @Bean
  DefinitionType<OptionList> optionListType() {
    return OptionList.TYPE;
  }

  @Bean
  DefinitionType<Flow> flowType(Scripts scripts, ObjectProvider<People> people) {
    return new ScriptsChecked<>(
        new PeopleChecked(people),
        scripts,
        RecordsConfiguration::scriptsOf,
        (flow, app) -> Optional.of(flow.formIn(app)));
  }

  @Bean
  DefinitionType<Rule> ruleType(Scripts scripts) {
    return new ScriptsChecked<>(Rule.TYPE, scripts, RecordsConfiguration::scriptsOf, Rule::formIn);
  }

  @Bean
  DefinitionType<KeywordList> keywordListType() {
    return KeywordList.TYPE;
  }

  @Bean
  DefinitionType<DecisionTable> decisionTableType(Scripts scripts) {
    return new ScriptsChecked<>(DecisionTable.TYPE, scripts, (table, _, _) -> scriptsOf(table));
  }

  @Bean
  DefinitionType<Calendar> calendarType() {
    return Calendar.TYPE;
  }

  @Bean
  DefinitionType<Role> roleType() {
    return Role.TYPE;
  }

  private static List<FormScripts.Standing> scriptsOf(
      Rule rule, DefinitionKey app, Catalog catalog) {
    Map<String, Object> more = examples(rule);
    Optional<FormScripts> form =
        rule.formIn(app).flatMap(key -> catalog.find(Form.TYPE, key)).map(FormScripts::of);
    if (form.isEmpty() && rule.form() != null) {
      return List.of(); // that it is missing, the platform tells
    }
    var standing = new ArrayList<>(own(rule));
    for (var script : rule.scripts()) {
      standing.add(
          form.map(about -> about.about(script, more))
              .orElseGet(() -> FormScripts.aboutNothing(script, more)));
    }
    return standing;
  }

  /** The scripts of the forms and flows that a rule brings along; each stands at its action. */
  private static List<FormScripts.Standing> own(Rule rule) {
    var standing = new ArrayList<FormScripts.Standing>();
    for (RuleTask task : rule.tasks()) {
      FormScripts form = FormScripts.of(task.form());
      Stream.concat(
              form.own().stream(), task.flow().scripts().stream().map(script -> form.about(script)))
          .map(each -> each.within(task.pointer()))
          .forEach(standing::add);
    }
    return standing;
  }

  /** What scripts of a rule may read besides a record, with values to try them with. */
  private static Map<String, Object> examples(Rule rule) {
    var examples = new HashMap<>(RuleSubject.EXAMPLES);
    rule.told().forEach((key, kind) -> examples.put(key, FormScripts.example(kind)));
    var metrics = new HashMap<String, Object>();
    rule.metrics().keySet().forEach(key -> metrics.put(key.value(), Map.of("value", 1L)));
    examples.put(RuleSubject.METRICS, metrics);
    if (rule.period() != null) {
      var day = LocalDate.of(2026, 2, 1);
      examples.put(RuleSubject.PERIOD, Map.of("key", "2026-02", "first", day, "last", day));
    }
    return examples;
  }

  private static List<FormScripts.Standing> scriptsOf(DecisionTable table) {
    var inputs = new HashMap<String, Object>();
    table
        .inputs()
        .forEach(input -> inputs.put(input.key().value(), FormScripts.example(input.type())));
    return table.scripts().stream()
        .map(script -> FormScripts.aboutNothing(script, inputs))
        .toList();
  }

  private static List<FormScripts.Standing> scriptsOf(
      Flow flow, DefinitionKey app, Catalog catalog) {
    return catalog
        .find(Form.TYPE, flow.formIn(app))
        .map(FormScripts::of)
        .map(form ->
            flow.scripts().stream()
                .map(script ->
                    flow.rows() == null ? form.about(script) : form.aboutRow(script, flow.rows()))
                .toList())
        .orElse(List.of());
  }
}

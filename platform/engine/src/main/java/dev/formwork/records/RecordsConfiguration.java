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
import java.util.List;
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
        new PeopleChecked(people), scripts, RecordsConfiguration::scriptsOf);
  }

  @Bean
  DefinitionType<Rule> ruleType(Scripts scripts) {
    return new ScriptsChecked<>(Rule.TYPE, scripts, RecordsConfiguration::scriptsOf);
  }

  @Bean
  DefinitionType<KeywordList> keywordListType() {
    return KeywordList.TYPE;
  }

  @Bean
  DefinitionType<DecisionTable> decisionTableType() {
    return DecisionTable.TYPE;
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
    return rule.formIn(app)
        .flatMap(form -> catalog.find(Form.TYPE, form))
        .map(FormScripts::of)
        .map(form ->
            rule.scripts().stream()
                .map(script -> form.about(script.pointer(), script.script(), RuleSubject.EXAMPLES))
                .toList())
        .orElse(List.of());
  }

  private static List<FormScripts.Standing> scriptsOf(
      Flow flow, DefinitionKey app, Catalog catalog) {
    return catalog
        .find(Form.TYPE, flow.formIn(app))
        .map(FormScripts::of)
        .map(form ->
            flow.scripts().stream()
                .map(script -> form.about(script.pointer(), script.script()))
                .toList())
        .orElse(List.of());
  }
}

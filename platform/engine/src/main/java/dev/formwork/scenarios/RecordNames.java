package dev.formwork.scenarios;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a scenario gives to records, each with its form. */
record RecordNames(Map<String, QualifiedKey> forms) {

  static RecordNames of(Scenario scenario, DefinitionKey app) {
    var forms = new LinkedHashMap<String, QualifiedKey>();
    for (Step step : scenario.steps()) {
      switch (step) {
        case Step.Creates creates ->
            forms.putIfAbsent(creates.creates(), QualifiedKey.parse(creates.form(), app));
        case Step.Finds finds ->
            forms.putIfAbsent(finds.finds(), QualifiedKey.parse(finds.form(), app));
        case Step.Imports imports ->
            imports.rows().stream()
                .flatMap(row -> Optional.ofNullable(row.name()).stream())
                .forEach(
                    name -> forms.putIfAbsent(name, QualifiedKey.parse(imports.imports(), app)));
        case Step.OnRecord _, Step.Passing _, Step.Expect _ -> {}
      }
    }
    return new RecordNames(forms);
  }

  Optional<QualifiedKey> form(String name) {
    return Optional.ofNullable(forms.get(name));
  }
}

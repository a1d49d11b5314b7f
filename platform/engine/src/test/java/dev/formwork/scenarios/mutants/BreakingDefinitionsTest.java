package dev.formwork.scenarios.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.scenarios.mutants.Mutant.Break;
import dev.formwork.scenarios.mutants.Mutant.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is broken in a definition, and into what. */
class BreakingDefinitionsTest {

  private static final People PEOPLE = new People(List.of("consultant", "manager"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          deadline: {within: {hours: 4}}                | /deadline/within      | {"hours":8}
          deadline: {within: {hours: $param.patience}}  | /deadline/within      | {"days":"$param.patience"}
          deadline: {within: {days: $param.patience}}   | /deadline/within      | {"hours":"$param.patience"}
          deadline: {until: {field: day}}               | /deadline             | left out
          rungs: [{remind: true}]                       | /rungs/0              | left out
          steps: [{after: 30d}]                         | /steps/0/after        | "60d"
          trigger: {time: '09:30'}                      | /trigger/time         | "10:30"
          """)
  void deadlinesComeLater(String before, String pointer, String after) {
    assertThat(breaks("flow", before)).contains(Kind.DEADLINE + " " + pointer + " " + after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          when: {field: a, op: gte, value: 3}       | /when       | {"field":"a","op":"lt","value":3}
          when: {field: a, op: notEmpty}            | /when       | {"field":"a","op":"empty"}
          when: {field: a, op: includes, value: b}  | /when       | {"none":[{"field":"a","op":"includes","value":"b"}]}
          when: {all: [{field: a, op: empty}]}      | /when/all/0 | {"field":"a","op":"notEmpty"}
          when: {script: a === b}                   | /when/script | "a !== b"
          """)
  void aLoneConditionIsTurnedRound(String before, String pointer, String after) {
    assertThat(breaks("rule", before))
        .containsExactly(Kind.CONDITION + " " + pointer + " " + after);
  }

  @Test
  void ofSeveralClausesEachIsLeftOut() {
    assertThat(
            breaks(
                "rule",
                "when: {any: [{field: a, op: empty}, {all: [{field: b, op: empty}, {field: c, op: empty}]}]}"))
        .containsExactly(
            "CONDITION /when/any/0 left out",
            "CONDITION /when/any/1 left out",
            "CONDITION /when/any/1/all/0 left out",
            "CONDITION /when/any/1/all/1 left out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          assignees: [{role: consultant, in: store}] | /assignees/0 | {"role":"manager","in":"store"}
          assignees: [{role: manager, in: all}]      | /assignees/0 | {"role":"consultant","in":"all"}
          tell: [{field: handler}]                   | /tell/0      | {"role":"consultant","in":"all"}
          owner: {role: consultant}                  | /owner       | {"role":"manager"}
          """)
  void somebodyElseIsAsked(String before, String pointer, String after) {
    assertThat(breaks("flow", before)).containsExactly(Kind.ASSIGNEE + " " + pointer + " " + after);
  }

  @Test
  void parametersAreAnotherByDefault() {
    assertThat(
            breaks(
                "pack",
                "parameters: [{key: hours, default: 4}, {key: rate, default: 0.5}, {key: on, default: true}, {key: name, default: Yun}]"))
        .containsExactly(
            "PARAMETER /parameters/0/default 8",
            "PARAMETER /parameters/1/default 1.0",
            "PARAMETER /parameters/2/default false",
            "PARAMETER /parameters/3/default \"Yun1\"");
  }

  @Test
  void targetsAreLeftOut() {
    assertThat(breaks("metric", "targets: [{parameter: goal}]"))
        .containsExactly("TARGET /targets/0 left out");
  }

  @Test
  void cellsAreLeftOutAndResultsExchanged() {
    assertThat(
            breaks(
                "decision-table",
                "{outputs: [{key: grade, options: [high, low]}], rows: [{when: {months: {lte: 3}}, then: {grade: high}}], otherwise: {grade: low}}"))
        .containsExactly(
            "TABLE /rows/0/when/months left out",
            "TABLE /rows/0/then/grade \"low\"",
            "TABLE /otherwise/grade \"high\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          a === b ? 1 : 0       | a !== b ? 1 : 0
          list.some(x => x > 3) | list.some(x => x <= 3)
          name + ' + '          | name - ' + '
          today                 | null
          """)
  void aFormulaGetsOneOtherOperator(String before, String after) {
    assertThat(Formulas.broken(before)).contains(Values.text(after));
  }

  @Test
  void dutiesAndBoundsAreLeftOut() {
    assertThat(breaks("form", "{fields: [{key: a, required: true, min: 1}]}"))
        .containsExactly("DUTY /fields/0/required left out", "DUTY /fields/0/min left out");
    assertThat(breaks("flow", "{nodes: [{fields: {a: required, b: edit}}]}"))
        .containsExactly("DUTY /nodes/0/fields/a \"edit\"");
  }

  @Test
  void grantsAreLeftOutAndWidened() {
    assertThat(
            breaks(
                "role",
                "grants: [{form: car, actions: [read], scope: store, fields: {cost: hidden}}, {form: visit, scope: all}]"))
        .containsExactly(
            "ACCESS /grants/0 left out",
            "ACCESS /grants/0/scope \"all\"",
            "ACCESS /grants/0/fields/cost left out",
            "ACCESS /grants/1 left out",
            "ACCESS /grants/1/scope \"own\"");
  }

  @Test
  void wordsAndStoriesAreLeftAlone() {
    var app =
        AppSource.empty(DefinitionKey.of("garage"))
            .with(DefinitionName.of("scenario", "story"), "when: {field: a, op: empty}")
            .with(DefinitionName.of("flow", "wash"), "title: {formula: a + b}");

    assertThat(Breaking.of(app, DefinitionName::toString)).isEmpty();
  }

  @Test
  void changesNothingButThatOnePlace() {
    var text =
        """
        key: wash
        title: {en: Wash, zh: "洗车"}
        nodes:
          - {key: start, assignees: [{role: consultant, in: store}], deadline: {within: {hours: 4}}}
        """;
    JsonNode tree = Yaml.read(text).tree();
    var app =
        AppSource.empty(DefinitionKey.of("garage"))
            .with(DefinitionName.of("flow", "wash"), text)
            .with(DefinitionName.of("role", "consultant"), "key: consultant")
            .with(DefinitionName.of("role", "manager"), "key: manager");

    List<Mutant> mutants = Breaking.of(app, name -> name.kind() + "s/" + name.key() + ".yaml");

    assertThat(mutants)
        .extracting(Mutant::place, Mutant::line)
        .containsExactly(
            tuple("garage/flows/wash.yaml#/nodes/0/assignees/0", 4),
            tuple("garage/flows/wash.yaml#/nodes/0/deadline/within", 4));
    for (Mutant mutant : mutants) {
      JsonNode broken = Yaml.read(mutant.text()).tree();
      JsonNode mended = Trees.changed(broken, mutant.change().pointer(), mutant.change().before());
      assertThat(broken).isNotEqualTo(tree);
      assertThat(mended).isEqualTo(tree);
    }
    assertThat(Breaking.of(app, name -> name.kind() + "s/" + name.key() + ".yaml"))
        .isEqualTo(mutants);
  }

  private static List<String> breaks(String kind, String yaml) {
    return Breaking.breaks(kind, Yaml.read(yaml).tree(), PEOPLE).stream()
        .map(BreakingDefinitionsTest::words)
        .toList();
  }

  private static String words(Break change) {
    String after = change.after() == null ? "left out" : change.after().toString();
    return change.kind() + " " + change.pointer() + " " + after;
  }
}

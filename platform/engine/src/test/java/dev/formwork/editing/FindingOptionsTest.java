package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.forms.Form;
import dev.formwork.forms.OptionList;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.DecisionTable;
import dev.formwork.scenarios.Scenario;
import dev.formwork.triggers.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where an option is named, and the same with another key. */
class FindingOptionsTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");
  private static final OptionHome KINDS = OptionHome.list(QualifiedKey.of("order", "kinds"));

  private static final String LIST =
      """
      key: kinds
      title: Kinds
      options:
        - {key: gift, title: Gift} # gift first
        - {key: part, title: Part, parent: gift}
      """;

  private static final String FORM =
      """
      key: car
      title: Car
      sections:
        - key: main
          title: Main
          visibleWhen: {any: [{field: kind, op: in, value: [gift, part]}, {field: note, op: eq, value: gift}]}
          fields:
            - {key: kind, type: choice, title: gift, options: kinds, default: gift}
            - {key: other, type: choice, title: B, options: kinds, filter: {field: key, op: ne, value: gift}}
            - {key: kinds, type: multi-choice, title: All, options: order/kinds, default: [gift, part]}
            - {key: note, type: text, title: Note, default: gift}
            - {key: free, type: formula, title: Free, result: switch, formula: "kind === 'gift' /* gift */ || note === 'gift'"}
            - {key: any, type: formula, title: Any, result: switch, formula: "['gift', 'part'].includes(kind)"}
            - {key: word, type: formula, title: Word, result: text, formula: "note ? 'gift' : ''"}
            - {key: own, type: choice, title: Own, options: [{key: gift, title: Gift}, {key: none, title: None}], default: gift}
            - key: lines
              type: subtable
              title: Lines
              fields:
                - {key: kind, type: choice, title: Kind, options: kinds, default: gift}
                - {key: note, type: text, title: Note, visibleWhen: {field: kind, op: eq, value: gift}}
            - {key: count, type: formula, title: Count, result: integer, formula: "lines.filter(l => l.kind === 'gift').length"}
      """;

  @Test
  void changesWhatIsAValueOfTheFieldsAndNothingElse() {
    assertThat(renamed(FORM, Form.TYPE, sure()))
        .isEqualTo(
            FORM.replace(
                    "value: [gift, part]}, {field: note", "value: [present, part]}, {field: note")
                .replace("options: kinds, default: gift", "options: kinds, default: present")
                .replace("op: ne, value: gift", "op: ne, value: present")
                .replace("default: [gift, part]", "default: [present, part]")
                .replace(
                    "{field: kind, op: eq, value: gift}", "{field: kind, op: eq, value: present}"));
  }

  @Test
  void takesWhatIsComparedWithTheFieldForLikely() {
    assertThat(found(FORM, Form.TYPE))
        .filteredOn(each -> each.written() == Written.LIKELY)
        .extracting(Reference::pointer)
        .containsExactly(
            "/sections/0/fields/4/formula",
            "/sections/0/fields/5/formula",
            "/sections/0/fields/9/formula");
    assertThat(found(FORM, Form.TYPE))
        .filteredOn(each -> each.written() == Written.PERHAPS)
        .extracting(Reference::pointer)
        .containsExactly("/sections/0/fields/4/formula", "/sections/0/fields/6/formula");
  }

  @Test
  void changesInAScriptOnlyWhatIsComparedWithTheField() {
    String now = renamed(FORM, Form.TYPE, List.of(Written.LIKELY));

    assertThat(Yaml.read(now).tree())
        .isEqualTo(
            Yaml.read(
                    FORM.replace("kind === 'gift' /*", "kind === 'present' /*")
                        .replace("['gift', 'part']", "['present', 'part']")
                        .replace("l.kind === 'gift'", "l.kind === 'present'"))
                .tree());
  }

  @Test
  void changesOptionsThatAreWrittenInAField() {
    var own = new OptionHome(QualifiedKey.of("order", "car"), List.of(FieldKey.of("own")));

    assertThat(found(FORM, Form.TYPE, own))
        .filteredOn(each -> each.written() == Written.VALUE)
        .extracting(Reference::pointer)
        .containsExactly("/sections/0/fields/7/default");
  }

  @Test
  void changesWhatStandsBelowIt() {
    assertThat(renamed(LIST, OptionList.TYPE, sure()))
        .isEqualTo(LIST.replace("parent: gift", "parent: present"));
  }

  @Test
  void changesColumnsOfOtherLists() {
    String reasons =
        """
        key: reasons
        title: Reasons
        columns: [{key: kind, type: choice, title: Kind, options: kinds}, {key: note, type: text, title: Note}]
        options: [{key: gift, title: Gift, values: {kind: gift, note: gift}}]
        """;

    assertThat(renamed(reasons, OptionList.TYPE, sure()))
        .isEqualTo(reasons.replace("{kind: gift,", "{kind: present,"));
  }

  @Test
  void changesWhatRulesSetAndAsk() {
    String rule =
        """
        key: tell
        title: Tell
        form: car
        trigger: {kind: created}
        when: {field: kinds, op: includes, value: gift}
        actions:
          - {kind: set, fields: {kind: gift, note: gift}}
          - {kind: tags, field: kinds, tags: [{tag: gift, when: {field: note, op: eq, value: gift}}]}
          - {kind: create, form: car, set: {own: gift, kinds: [part, gift]}}
        """;

    assertThat(renamed(rule, Rule.TYPE, sure()))
        .isEqualTo(
            rule.replace("op: includes, value: gift", "op: includes, value: present")
                .replace("fields: {kind: gift", "fields: {kind: present")
                .replace("tag: gift", "tag: present")
                .replace("[part, gift]", "[part, present]"));
  }

  @Test
  void changesDataOfScenarios() {
    String scenario =
        """
        key: story
        title: Story
        steps:
          - {creates: car, form: car, as: sales, data: {kind: gift, own: gift, lines: [{kind: gift, note: gift}]}}
          - expect: [{record: car, fields: {kind: gift, note: gift, kinds: [gift]}}]
        """;
    String now = renamed(scenario, Scenario.TYPE, sure());

    assertThat(now)
        .isEqualTo(
            scenario
                .replace("{kind: gift", "{kind: present")
                .replace("kinds: [gift]", "kinds: [present]"));
    assertThat(Definitions.read(Scenario.TYPE, now).problems().hasErrors()).isFalse();
  }

  @Test
  void changesCellsOfATableWhereAllAskItOfTheField() {
    String table =
        """
        key: rate
        title: Rate
        inputs: [{key: what, title: What, type: text, options: [gift, part]}, {key: note, title: Note, type: text}]
        outputs: [{key: then, title: Then, type: text}]
        rows:
          - {when: {what: gift, note: gift}, then: {then: gift}}
          - {when: {what: {ne: gift}}, then: {then: part}}
        otherwise: {then: gift}
        """;
    KnownDefinition asks = asks("$field.kind", "into: {kind: then}");
    KnownDefinition other = asks("$field.note", "into: {note: then}");

    assertThat(renamed(table, DecisionTable.TYPE, sure(), asks))
        .isEqualTo(
            table
                .replace("options: [gift", "options: [present")
                .replace("what: gift", "what: present")
                .replace("ne: gift", "ne: present")
                .replace("then: gift", "then: present"));
    assertThat(found(table, DecisionTable.TYPE, KINDS, asks, other))
        .extracting(Reference::written)
        .containsOnly(Written.PERHAPS);
  }

  private static KnownDefinition asks(String what, String into) {
    String rule =
        """
        key: rate
        title: Rate
        form: car
        trigger: {kind: created}
        actions: [{kind: decision-table, table: rate, with: {what: %s}, %s}]
        """
            .formatted(what, into);
    return known(rule, Rule.TYPE);
  }

  private static List<Written> sure() {
    return List.of(Written.VALUE);
  }

  private static String renamed(
      String text, DefinitionType<?> type, List<Written> which, KnownDefinition... more) {
    List<Reference> places =
        found(text, type, KINDS, more).stream()
            .filter(each -> which.contains(each.written()))
            .toList();
    return KeyRewrite.of(text, places, "gift", "present");
  }

  private static List<Reference> found(
      String text, DefinitionType<?> type, KnownDefinition... more) {
    return found(text, type, KINDS, more);
  }

  private static List<Reference> found(
      String text, DefinitionType<?> type, OptionHome home, KnownDefinition... more) {
    KnownDefinition looked = known(text, type);
    var all = new ArrayList<>(List.of(more));
    all.add(looked);
    all.add(known(FORM, Form.TYPE));
    all.add(known(LIST, OptionList.TYPE));
    return OptionPlaces.of(home, "gift", all).in(looked);
  }

  private static <T> KnownDefinition known(String text, DefinitionType<T> type) {
    var read = Definitions.read(type, text);
    T definition =
        read.find().orElseThrow(() -> new AssertionError(String.valueOf(read.problems())));
    var named = new ArrayList<>(type.references(definition, ORDER));
    named.addAll(type.referencesBehind(definition, ORDER, Catalog.EMPTY));
    return new KnownDefinition(
        ORDER,
        new DefinitionName(type.kind(), type.key(definition)),
        type.schema(),
        Yaml.read(text).tree(),
        named);
  }
}

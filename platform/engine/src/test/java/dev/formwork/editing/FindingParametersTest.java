package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a parameter of an app is named, and the same with another key. */
class FindingParametersTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");
  private static final DefinitionKey DEALERSHIP = DefinitionKey.of("dealership");

  private static final String FLOW =
      """
      key: check
      title: Check
      form: car
      nodes:
        - key: look
          kind: task
          mode: approve
          title: Look for days # days of work
          deadline: {within: {days: $param.days}, rungs: [{after: {hours: $param.hours}, remind: true}]}
          outcomes: [{key: agree, kind: agree, title: Agree, next: done, set: {until: {formula: "addDays(today, params.days)"}}}]
        - {key: tell, kind: act, webhooks: [{to: days}], set: {days: 3, note: $param.days}, next: done}
        - key: choose
          kind: decide
          title: Late
          branches:
            - title: Late
              when: {any: [{field: days, op: in, value: [$param.days, 2]}, {script: "params['days'] > days"}]}
              next: done
          otherwise: done
      """;

  @Test
  void changesBudgetsConditionsScriptsAndKeysAlone() {
    assertThat(renamed(FLOW, "flow"))
        .isEqualTo(
            FLOW.replace("$param.days", "$param.workDays")
                .replace("params.days", "params.workDays")
                .replace("params['days']", "params['workDays']")
                .replace("to: days", "to: workDays"));
  }

  @Test
  void changesTextsOfMessages() {
    String message =
        """
        key: words
        title: Words
        form: car
        channels: [{channel: in-app, text: {en: "In {{ $param.days }} days, {{days}}", zh: "{{$param.days}}天"}}]
        """;

    assertThat(renamed(message, "message"))
        .isEqualTo(message.replace("$param.days", "$param.workDays"));
  }

  @Test
  void changesTargetsSecretsAndAddresses() {
    assertThat(renamed("key: m\ntargets: [{parameter: days}, {value: 3}]\n", "metric"))
        .contains("{parameter: workDays}");
    assertThat(renamed("tiles: [{kind: number, target: {parameter: days}}]\n", "dashboard"))
        .contains("{parameter: workDays}");
    assertThat(renamed("trigger: {kind: webhook, secret: days, fields: [{key: days}]}\n", "rule"))
        .contains("secret: workDays, fields: [{key: days}]");
    assertThat(renamed("actions: [{kind: webhook, to: days, body: {days: 1}}]\n", "rule"))
        .contains("to: workDays, body: {days: 1}");
    assertThat(renamed("actions: [{kind: apply-patch, to: days}]\n", "rule")).contains("to: days");
  }

  @Test
  void changesWhatScenariosSet() {
    String scenario = "given: {parameters: {days: 3, hours: 1}}\nsteps: [{expect: {days: 3}}]\n";

    assertThat(renamed(scenario, "scenario"))
        .contains("{workDays: 3, hours: 1}", "{expect: {days: 3}}");
  }

  @Test
  void knowsScenariosOfOtherAppsThatSetIt() {
    String scenario = "given: {parameters: {order/days: 3, days: 1}}\n";

    assertThat(found(scenario, "scenario", DEALERSHIP))
        .extracting(Reference::pointer)
        .containsExactly("/given/parameters/order~1days");
    assertThat(found(FLOW, "flow", DEALERSHIP)).isEmpty();
  }

  @Test
  void doesNotTakeAFieldOfTheSameNameForIt() {
    String form =
        """
        key: car
        summary: [days]
        sections: [{key: main, fields: [{key: days, type: formula, formula: days + a.params.days}]}]
        """;

    assertThat(found(form, "form", ORDER)).isEmpty();
  }

  @Test
  void listsScriptsThatMayMeanAnyOfThem() {
    String rule = "when: {script: \"params['day' + unit] > params.days\"}\n";

    assertThat(found(rule, "rule", ORDER))
        .extracting(Reference::written)
        .containsExactly(Written.FORMULA, Written.PERHAPS);
    assertThat(renamed(rule, "rule")).contains("params['day' + unit] > params.workDays");
  }

  private static String renamed(String text, String kind) {
    return KeyRewrite.of(text, found(text, kind, ORDER), "days", "workDays");
  }

  private static List<Reference> found(String text, String kind, DefinitionKey home) {
    return ParameterPlaces.in(
        Yaml.read(text).tree(), kind + ".schema.json", home, ORDER, FieldKey.of("days"));
  }
}

package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another key for a field, wherever a definition names it. */
class RewritingAKeyTest {

  @Test
  void changesValuesAndKeepsComments() {
    assertThat(
            renamed(
                "number: total # the sum\nsummary: [name, total]\n",
                at("/number"),
                at("/summary/1")))
        .isEqualTo("number: amount # the sum\nsummary: [name, amount]\n");
  }

  @Test
  void changesMembersThatAreCalledLikeTheField() {
    assertThat(
            renamed(
                "fields:\n  total: required\n  price: read\n  lines.total: read\n",
                at("/fields/total")))
        .contains("amount: required")
        .contains("price: read")
        .contains("lines.total: read")
        .doesNotContain("\n  total:");
  }

  @Test
  void changesAMemberAndWhatStandsUnderIt() {
    assertThat(
            renamed(
                "set: {total: {formula: total + 1}}\n",
                at("/set/total"),
                at("/set/total/formula").as(Written.FORMULA)))
        .isEqualTo("set: {amount: {formula: amount + 1}}\n");
  }

  @Test
  void leavesAMemberAloneWhereItsValueIsMeant() {
    assertThat(renamed("set: {total: $field.total}\n", at("/set/total").as(Written.VALUE)))
        .isEqualTo("set: {total: $field.amount}\n");
  }

  @Test
  void changesConditions() {
    assertThat(
            renamed(
                "when: {field: total, op: gt, value: $field.total}\n",
                at("/when/field"),
                at("/when/value")))
        .isEqualTo("when: {field: amount, op: gt, value: $field.amount}\n");
  }

  @Test
  void changesOnAPathOnlyTheStepThatIsTheField() {
    assertThat(renamed("of: total.total\n", along("/of", "total", "total")))
        .isEqualTo("of: total.amount\n");
    assertThat(renamed("of: total.total\n", at("/of"))).isEqualTo("of: amount.total\n");
  }

  @Test
  void leavesInScriptsWhatBelongsToSomethingElse() {
    assertThat(
            renamed(
                "formula: \"total + lines.reduce((s, l) => s + l.total, subtotal) + 'total'\"\n",
                at("/formula").as(Written.FORMULA)))
        .isEqualTo(
            "formula: \"amount + lines.reduce((s, l) => s + l.total, subtotal) + 'total'\"\n");
  }

  @Test
  void leavesMembersOfObjectsAloneUnlessTheyAreFieldsToSet() {
    String script = "script: \"({total: total * 2, note: total ? total : 0})\"\n";

    assertThat(renamed(script, at("/script").as(Written.FORMULA)))
        .isEqualTo("script: \"({total: amount * 2, note: amount ? amount : 0})\"\n");
    assertThat(renamed(script, at("/script").as(Written.ANSWER)))
        .isEqualTo("script: \"({amount: amount * 2, note: amount ? amount : 0})\"\n");
  }

  @Test
  void writesOutWhatNamesAMemberAndItsValueAtOnce() {
    String script = "script: \"({total, note})\"\n";

    assertThat(renamed(script, at("/script").as(Written.FORMULA)))
        .isEqualTo("script: \"({total: amount, note})\"\n");
    assertThat(renamed(script, at("/script").as(Written.ANSWER)))
        .isEqualTo("script: \"({amount, note})\"\n");
  }

  @Test
  void leavesAScriptAloneInWhichTheNewKeyMeansSomethingElse() {
    String script = "formula: lines.map(amount => amount * total)\n";

    assertThat(renamed(script, at("/formula").as(Written.FORMULA))).isEqualTo(script);
  }

  @Test
  void changesPlacesOfTextsAndNoWords() {
    assertThat(
            renamed(
                "text: \"the total is {{ total }}, not {{order.total}}\"\n",
                at("/text").as(Written.TEXT)))
        .isEqualTo("text: \"the total is {{ amount }}, not {{order.total}}\"\n");
    assertThat(
            renamed(
                "text: \"{{order.total}} of {{offer.total}}\"\n",
                along("/text", "order", "total").as(Written.TEXT)))
        .isEqualTo("text: \"{{order.amount}} of {{offer.total}}\"\n");
  }

  @Test
  void namesAFieldThatWasTakenBecauseOfItsKey() {
    Reference silent = at("/table/with/total").as(Written.SILENT);

    assertThat(renamed("table: {key: t, with: {days: 3}}\n", silent))
        .isEqualTo("table: {key: t, with: {days: 3, total: $field.amount}}\n");
    assertThat(renamed("table: {key: t}\n", silent))
        .isEqualTo("table: {key: t, with: {total: $field.amount}}\n");
  }

  @Test
  void findsAListOfOneThatIsWrittenAsThatOne() {
    assertThat(
            renamed(
                "steps: [{expect: {fields: {total: 5}, shows: total}}]\n",
                at("/steps/0/expect/0/fields/total"),
                at("/steps/0/expect/0/shows/0")))
        .isEqualTo("steps: [{expect: {fields: {amount: 5}, shows: amount}}]\n");
  }

  @Test
  void leavesPlacesAloneThatAreNotThere() {
    assertThat(renamed("key: a\n", at("/nothing/0"))).isEqualTo("key: a\n");
  }

  private static String renamed(String text, Reference... places) {
    return KeyRewrite.of(text, List.of(places), "total", "amount");
  }

  private static Reference at(String pointer) {
    var order = QualifiedKey.of("order", "vehicle-order");
    return new Reference(pointer, "form", order, FieldKey.of("total"));
  }

  private static Reference along(String pointer, String... way) {
    return at(pointer).along(Stream.of(way).map(FieldKey::of).toList());
  }
}

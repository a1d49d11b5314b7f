package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Another key for a field, wherever a definition names it. */
class RewritingAKeyTest {

  @Test
  void changesValuesAndKeepsComments() {
    assertThat(
            KeyRewrite.of(
                "number: total # the sum\nsummary: [name, total]\n",
                List.of("/number", "/summary/1"),
                "total",
                "amount"))
        .isEqualTo("number: amount # the sum\nsummary: [name, amount]\n");
  }

  @Test
  void changesMembersThatAreCalledLikeTheField() {
    assertThat(
            KeyRewrite.of(
                "fields:\n  note: required\n  price: read\n",
                List.of("/fields/note"),
                "note",
                "remark"))
        .contains("remark: required")
        .contains("price: read")
        .doesNotContain("note:");
  }

  @Test
  void changesPathsAndConditionsWithin() {
    assertThat(
            KeyRewrite.of(
                "when: {field: total, op: gt, value: $field.total}\nof: order.total\n",
                List.of("/when", "/of"),
                "total",
                "amount"))
        .isEqualTo("when: {field: amount, op: gt, value: $field.amount}\nof: order.amount\n");
  }

  @Test
  void leavesInScriptsWhatBelongsToSomethingElse() {
    assertThat(
            KeyRewrite.of(
                "formula: \"total + lines.reduce((s, l) => s + l.total, subtotal)\"\n",
                List.of("/formula"),
                "total",
                "amount"))
        .isEqualTo("formula: \"amount + lines.reduce((s, l) => s + l.total, subtotal)\"\n");
  }

  @Test
  void leavesPlacesAloneThatAreNotThere() {
    assertThat(KeyRewrite.of("key: a\n", List.of("/nothing/0", ""), "a", "b"))
        .isEqualTo("key: a\n");
  }
}

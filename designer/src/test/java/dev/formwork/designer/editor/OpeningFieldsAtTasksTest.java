package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import dev.formwork.designer.editor.RightsTable.Column;
import dev.formwork.designer.editor.RightsTable.Row;
import dev.formwork.editing.Change;
import dev.formwork.editing.YamlPatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rights in fields at each task of a flow, as one table. */
class OpeningFieldsAtTasksTest {

  private static final String FLOW =
      """
      key: review
      title: Review
      form: request
      nodes:
        - {key: start, kind: start, next: first}
        - key: first
          kind: task
          mode: approve
          title: First review
          fields: {cost: hidden, verdict: required} # as the manager wants it
          outcomes: [{key: pass, kind: agree, title: Pass, next: second}]
        - key: second
          kind: task
          mode: approve
          title: Second review
          outcomes: [{key: pass, kind: agree, title: Pass, next: done}]
        - {key: done, kind: end, state: completed}
      """;
  private static final String FORM =
      """
      key: request
      title: Request
      sections:
        - key: general
          title: General
          fields:
            - {key: cost, type: money, title: Cost}
            - {key: double, type: formula, title: Double, result: money, formula: cost * 2}
        - key: result
          title: Result
          fields:
            - {key: verdict, type: text, title: Verdict, nodeOnly: true}
      """;

  private static RightsTable table(String flow) {
    return new RightsTable(Yaml.read(flow).tree(), Yaml.read(FORM).tree());
  }

  private static Column column(RightsTable table, String key) {
    return table.columns().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow();
  }

  private static Row row(RightsTable table, String key) {
    return table.groups().stream()
        .flatMap(group -> group.rows().stream())
        .filter(it -> it.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String with(String node, String field, String right) {
    RightsTable table = table(FLOW);
    List<Change> changes = table.with(column(table, node), row(table, field), right);
    return YamlPatch.apply(FLOW, changes);
  }

  @Test
  void hasAColumnForEachTaskAndTheFieldsBySection() {
    RightsTable table = table(FLOW);

    assertThat(table.columns())
        .extracting(Column::title)
        .containsExactly("First review", "Second review");
    assertThat(table.groups())
        .extracting(RightsTable.Group::title)
        .containsExactly("General", "Result");
  }

  @Test
  void readsWhereTheFlowSaysNothing() {
    RightsTable table = table(FLOW);

    assertThat(table.right(column(table, "first"), row(table, "cost"))).isEqualTo("hidden");
    assertThat(table.right(column(table, "second"), row(table, "cost"))).isEqualTo("read");
  }

  @Test
  void opensAFieldWithoutTouchingTheRest() {
    assertThat(with("first", "cost", "edit"))
        .contains("{cost: edit, verdict: required} # as the manager wants it");
  }

  @Test
  void beginsTheRightsOfATaskThatHasNone() {
    assertThat(
            table(with("second", "cost", "required")).flow().at("/nodes/2/fields/cost").asString())
        .isEqualTo("required");
  }

  @Test
  void needsNoWordForReading() {
    assertThat(with("first", "cost", "read")).contains("fields: {verdict: required}");
  }

  @Test
  void leavesNoEmptyRightsBehind() {
    String one = FLOW.replace("cost: hidden, ", "");
    RightsTable table = table(one);
    var changes = table.with(column(table, "first"), row(table, "verdict"), "read");

    assertThat(YamlPatch.apply(one, changes)).doesNotContain("fields:");
  }

  @Test
  void letsNobodyFillInWhatIsComputed() {
    RightsTable table = table(FLOW);
    Row computed = row(table, "double");

    assertThat(RightsTable.possible(computed)).containsExactly("hidden", "masked", "read");
    assertThat(table.following(column(table, "first"), computed)).isEqualTo("hidden");
  }

  @Test
  void comesRoundAfterTheLast() {
    RightsTable table = table(FLOW);

    assertThat(table.following(column(table, "first"), row(table, "verdict"))).isEqualTo("hidden");
    assertThat(table.following(column(table, "first"), row(table, "cost"))).isEqualTo("masked");
  }
}

package dev.formwork.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.reports.DashboardView.Dimension;
import dev.formwork.reports.DashboardView.Shown;
import dev.formwork.reports.DashboardView.Source;
import dev.formwork.reports.Selection.Pick;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NarrowingAPageTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
  private static final FieldKey PERIOD = FieldKey.of("period");
  private static final FieldKey STORE = FieldKey.of("store");
  private static final FieldKey DOORS = FieldKey.of("doors");

  private static final Shown BY_MODEL =
      tile("by-model", "sale", SystemField.Part.RECORD, dimension("model", "model", null));
  private static final Shown BY_MONTH =
      tile(
          "by-month",
          "sale",
          SystemField.Part.RECORD,
          dimension("month", "createdAt", Period.MONTH),
          dimension("state", "state", null));
  private static final Shown STEPS =
      tile("steps", "sale", SystemField.Part.STEP, dimension("step", "stepNode", null));
  private static final Shown REPAIRS =
      tile("repairs", "repair", SystemField.Part.RECORD, dimension("model", "model", null));

  private static final DashboardView PAGE =
      new DashboardView(
          key("page"),
          LocalizedText.of("Page"),
          List.of(
              filter(PERIOD, "createdAt", ValueKind.DATE_TIME),
              filter(STORE, "store", ValueKind.TEXT),
              filter(DOORS, "doors", ValueKind.NUMBER)),
          List.of(BY_MODEL, BY_MONTH, STEPS, REPAIRS));

  @Test
  void narrowsTilesByTheFiltersThatActOnThem() {
    var selection =
        Selection.ALL
            .with(PERIOD, List.of("this-month"))
            .with(STORE, List.of("east", "west"))
            .with(DOORS, List.of("4"));

    Narrowing narrowing = Narrowing.of(PAGE, BY_MODEL, selection, TODAY);

    assertThat(narrowing.condition())
        .isEqualTo(
            Condition.all(
                Condition.of("createdAt", Operator.GTE, "2026-03-01"),
                Condition.of("createdAt", Operator.LT, "2026-04-01"),
                Condition.of("store", Operator.IN, List.of("east", "west"))));
    assertThat(narrowing.idle()).containsExactly(DOORS);
  }

  @Test
  void asksForRecordsWithoutAValueToo() {
    var empty = new Condition.Compare(FieldKey.of("store"), Operator.EMPTY, Operand.NULL);

    assertThat(narrowed(BY_MODEL, Selection.ALL.with(STORE, List.of(Selection.NONE))))
        .isEqualTo(Condition.all(empty));
    assertThat(narrowed(BY_MODEL, Selection.ALL.with(STORE, List.of("east", Selection.NONE))))
        .isEqualTo(
            Condition.all(
                Condition.any(Condition.of("store", Operator.IN, List.of("east")), empty)));
  }

  @Test
  void takesNoNoticeOfWhatMeansNothing() {
    var selection =
        Selection.ALL.with(PERIOD, List.of("some-day")).with(FieldKey.of("other"), List.of("x"));

    assertThat(narrowed(BY_MODEL, selection)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void narrowsTheOthersByWhatIsPickedInATile() {
    var picked = Selection.ALL.toggled(pick("by-model", "model", "A"));

    assertThat(narrowed(BY_MONTH, picked))
        .isEqualTo(Condition.all(Condition.of("model", Operator.EQ, "A")));
    assertThat(narrowed(STEPS, picked))
        .isEqualTo(Condition.all(Condition.of("model", Operator.EQ, "A")));
    assertThat(narrowed(BY_MODEL, picked)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void tellsThatAPickMeansNothingForAnotherForm() {
    Pick model = pick("by-model", "model", "A");

    Narrowing narrowing = Narrowing.of(PAGE, REPAIRS, Selection.ALL.toggled(model), TODAY);

    assertThat(narrowing.condition()).isEqualTo(Condition.ALWAYS);
    assertThat(narrowing.deaf()).containsExactly(model);
  }

  @Test
  void takesPeriodsAndStatesOverToOtherForms() {
    var picked =
        Selection.ALL.toggled(
            new Pick(
                DefinitionKey.of("by-month"),
                Map.of(FieldKey.of("month"), "2026-02", FieldKey.of("state"), "done")));

    assertThat(narrowed(REPAIRS, picked))
        .isInstanceOfSatisfying(
            Condition.All.class,
            all ->
                assertThat(all.parts())
                    .containsExactlyInAnyOrder(
                        Condition.of("createdAt", Operator.GTE, "2026-02-01"),
                        Condition.of("createdAt", Operator.LT, "2026-03-01"),
                        Condition.of("state", Operator.EQ, "done")));
  }

  @Test
  void asksOfStepsOnlyWhatCountsSteps() {
    var picked = Selection.ALL.toggled(pick("steps", "step", "review"));

    assertThat(narrowed(BY_MODEL, picked)).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void forgetsAPickThatIsMadeAgain() {
    Pick model = pick("by-model", "model", "A");
    Pick none = pick("by-model", "model", null);

    assertThat(Selection.ALL.toggled(model).toggled(model)).isEqualTo(Selection.ALL);
    assertThat(Selection.ALL.toggled(model).toggled(none).picks()).containsExactly(none);
    assertThat(Selection.ALL.toggled(model).without(model)).isEqualTo(Selection.ALL);
    assertThat(Narrowing.own(PAGE, none))
        .isEqualTo(
            Condition.all(
                new Condition.Compare(FieldKey.of("model"), Operator.EMPTY, Operand.NULL)));
  }

  private static Condition narrowed(Shown tile, Selection selection) {
    return Narrowing.of(PAGE, tile, selection, TODAY).condition();
  }

  private static Pick pick(String tile, String dimension, @Nullable String value) {
    var values = new HashMap<FieldKey, @Nullable Object>();
    values.put(FieldKey.of(dimension), value);
    return new Pick(DefinitionKey.of(tile), values);
  }

  private static DashboardView.Filter filter(FieldKey key, String field, ValueKind kind) {
    return new DashboardView.Filter(key, LocalizedText.of(field), FieldKey.of(field), kind, null);
  }

  private static Dimension dimension(String key, String field, @Nullable Period period) {
    var of =
        new Report.Dimension(
            FieldKey.of(key),
            new RecordPath(List.of(FieldKey.of(field))),
            period,
            LocalizedText.EMPTY,
            List.of());
    return new Dimension(of, period, false);
  }

  private static Shown tile(String key, String form, SystemField.Part of, Dimension... dimensions) {
    var source =
        new Source(
            key(key),
            LocalizedText.of(key),
            LocalizedText.EMPTY,
            key(form),
            Condition.ALWAYS,
            of,
            List.of(dimensions),
            Set.of(),
            Set.of());
    var tile =
        new Tile.Bar(
            DefinitionKey.of(key), LocalizedText.of(key), LocalizedText.EMPTY, 0, key, null);
    return new Shown(tile, source, Set.of(PERIOD, STORE), null);
  }

  private static QualifiedKey key(String key) {
    return new QualifiedKey(DefinitionKey.of("shop"), DefinitionKey.of(key));
  }
}

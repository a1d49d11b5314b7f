package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.DesignerTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.ReleaseImpact;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another key for a column of rows; what scripts mean, somebody decides. */
@DesignerTest
class RenamingAColumnTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionName CAR = DefinitionName.of("form", "car");
  private static final DefinitionName SELLER = DefinitionName.of("role", "seller");
  private static final DefinitionName SUMS = DefinitionName.of("report", "sums");
  private static final DefinitionName TELL = DefinitionName.of("rule", "tell");

  private static final String FORM =
      """
      key: car
      title: Car
      sections:
        - key: main
          title: Main
          fields:
            - {key: price, type: money, title: Price}
            - {key: whole, type: formula, title: All, result: money, formula: "sum(lines, 'price')"}
            - {key: shown, type: formula, title: Shown, result: text, formula: "text(lines.map(l => ({price: l.price})))"}
            - key: lines
              type: subtable
              title: Lines
              fields:
                - {key: price, type: money, title: Price, reportable: true}
                - {key: gross, type: formula, title: Gross, result: money, formula: price * 2}
      """;

  private static final String ROLE =
      """
      key: seller
      title: Seller
      grants: [{form: car, actions: [read], fields: {price: read, lines.price: hidden}}]
      """;

  private static final String REPORT =
      """
      key: sums
      title: Sums
      form: car
      rows: lines
      measures: [{key: sum, kind: sum, field: lines.price, title: Sum}]
      """;

  private static final String RULE =
      """
      key: tell
      title: Tell
      form: car
      trigger: {kind: created}
      actions: [{kind: create, form: car, rows: lines, set: {price: {formula: each.price}}}]
      """;

  private final DefinitionKey app = DefinitionKey.of("columns-" + APPS.incrementAndGet());
  @Autowired private Drafts drafts;
  @Autowired private DefinitionTypes types;
  @Autowired private ReleaseImpact impact;
  private Refactoring refactoring;

  @BeforeEach
  void draw() {
    refactoring = new Refactoring(drafts, types, impact, () -> MIRA);
    drafts.create(MIRA, Manifest.of(app.value(), LocalizedText.of("Columns")));
    drafts.save(MIRA, app, CAR, FORM, 0);
    drafts.save(MIRA, app, SELLER, ROLE, 0);
    drafts.save(MIRA, app, SUMS, REPORT, 0);
    drafts.save(MIRA, app, TELL, RULE, 0);
    assertThat(drafts.check(MIRA, app).list())
        .filteredOn(each -> each.problem().isError())
        .isEmpty();
  }

  @Test
  void changesWhatNamesItAndWhatCanOnlyMeanIt() {
    Refactoring.Rename rename = rename(Guess.Ticks.NONE);
    refactoring.apply(rename);

    assertThat(text(CAR))
        .contains("sum(lines, 'net')", "{key: net, type: money", "formula: net * 2")
        .contains("({price: l.price})", "{key: price, type: money, title: Price}");
    assertThat(text(SELLER)).contains("{price: read, lines.net: hidden}");
    assertThat(text(SUMS)).contains("field: lines.net");
    assertThat(text(TELL)).contains("set: {price: {formula: each.net}}");
    assertThat(drafts.check(MIRA, app).hasErrors()).isFalse();
  }

  @Test
  void showsScriptsBeforeAndAfterAndListsWhatIsLeft() {
    Refactoring.Rename rename = rename(Guess.Ticks.NONE);

    assertThat(rename.met().guesses())
        .extracting(Guess::before, Guess::after, Guess::isLikely)
        .contains(
            tuple("sum(lines, 'price')", "sum(lines, 'net')", true),
            tuple(
                "text(lines.map(l => ({price: l.price})))",
                "text(lines.map(l => ({net: l.net})))",
                false));
    assertThat(rename.met().left())
        .extracting(usage -> usage.reference().pointer())
        .containsExactly("/sections/0/fields/2/formula");
  }

  @Test
  void followsWhatSomebodySaysOfAScript() {
    Guess.Ticks ticks = Guess.Ticks.NONE;
    for (Guess guess : rename(ticks).met().guesses()) {
      ticks = ticks.with(guess, !guess.isLikely());
    }
    refactoring.apply(rename(ticks));

    assertThat(text(CAR)).contains("sum(lines, 'price')", "({net: l.net})");
  }

  private Refactoring.Rename rename(Guess.Ticks ticks) {
    var how = new PartRename("price", "net", ticks);
    return refactoring.renameColumn(app, CAR, "/sections/0/fields/3/fields/0", "lines", how);
  }

  private String text(DefinitionName name) {
    return drafts.open(MIRA, app).find(name).orElseThrow().text();
  }
}

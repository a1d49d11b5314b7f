package dev.formwork.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingAManifestTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");

  @Test
  void readsParametersWithTypedDefaults() {
    var manifest =
        read("""
        parameters:
          - {key: term, title: Term, type: integer, default: 30}
          - {key: rate, title: Rate, type: decimal, default: 1}
          - {key: since, title: Since, type: date, default: 2026-01-01}
        """)
            .get();

    assertThat(manifest.parameterDefaults())
        .isEqualTo(
            Map.of("term", 30L, "rate", new BigDecimal("1"), "since", LocalDate.of(2026, 1, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parameters: [{key: a, title: A, type: integer, default: 1.5}] | definitions.parameter.value",
        "parameters: [{key: a, title: A, type: date, default: soon}] | definitions.parameter.value",
        "parameters: [{key: a, title: A, type: switch, default: 'on'}] | definitions.parameter.value",
        "parameters: [{key: a, title: A, type: text, default: a}, {key: a, title: B, type: text, default: b}]"
            + " | definitions.parameter.duplicate",
        "menu: [{entries: [{form: sale}]}, {hidden: true, entries: [{form: sale}]}]"
            + " | definitions.menu.twice",
        "dependencies: {order: '*'} | definitions.dependency.itself"
      })
  void refuses(String more, String code) {
    var manifest = read(more).get();

    assertThat(Manifest.TYPE.check(manifest, ORDER, Catalog.EMPTY))
        .extracting(Problem::code)
        .containsExactly(code);
  }

  @Test
  void namesWhatItsMenuLeadsTo() {
    var manifest =
        read("menu: [{entries: [{form: sale}, {dashboard: sales}]}, {title: M, entries: [{metric: share}]}]")
            .get();

    assertThat(Manifest.TYPE.references(manifest, ORDER))
        .extracting(each -> each.pointer() + " " + each.target())
        .containsExactly(
            "/menu/0/entries/0/form order/sale",
            "/menu/0/entries/1/dashboard order/sales",
            "/menu/1/entries/0/metric order/share");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{entries: [{}]}]", "[{entries: [{form: a, metric: b}]}]", "[{title: A}]"})
  void refusesALineThatLeadsNowhereOrToTwoPlaces(String menu) {
    assertThat(read("menu: " + menu).problems().list()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "^", "1.2.3.4", ">= 1", "^1 || ^2", "'1.x'"})
  void refusesARangeItCouldMisread(String range) {
    assertThat(read("dependencies: {dealership: \"%s\"}".formatted(range)).problems())
        .extracting(Problem::code)
        .containsExactly("definitions.schema.pattern");
  }

  @ParameterizedTest
  @CsvSource({
    "^1.2,1.2.0,true",
    "^1.2,1.9.3,true",
    "^1.2,2.0.0,false",
    "^0.1,0.2.0,false",
    "*,7.0.0,true",
    ">=1.0 <3.0,2.9.9,true",
    ">=1.0 <3.0,3.0.0,false",
    "^1.2,1.2.0-rc.1,true",
    "1.2.3,1.2.3,true"
  })
  void knowsWhichVersionsARangeIncludes(String range, String version, boolean included) {
    assertThat(new VersionRange(range).includes(version)).isEqualTo(included);
  }

  private static ReadDefinition<Manifest> read(String more) {
    return Definitions.read(
        Manifest.TYPE, "key: order\ntitle: Order\nversion: 1.0.0\n" + more + "\n");
  }
}

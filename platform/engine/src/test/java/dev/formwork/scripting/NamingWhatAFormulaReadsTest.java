package dev.formwork.scripting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingWhatAFormulaReadsTest {

  private static final List<String> KNOWN = List.of("price", "quantity", "lines", "$x", "default");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          price * quantity        | price quantity
          quantity * price        | price quantity
          lines.price             | lines
          lines?.price            | lines
          max(...lines)           | lines
          {price}                 | price
          `price` + 1             | ''
          priceList + unitprice   | ''
          $x + 1                  | $x
          lines . price           | lines
          2.price                 | ''
          1quantity               | ''
          """)
  void takesTheKnownNamesThatStandInTheSource(String source, String names) {
    var formula = Expression.formula(source, KNOWN);

    assertThat(String.join(" ", formula.names())).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          quantity > 1 ? 'price' : "lines"      | quantity
          'it''s' + price                       | price
          'it\\'s price' + quantity             | quantity
          "\\\\" + price + "quantity"           | price
          `${quantity} at price`                | quantity
          `a ${ {price} } b ${`${$x} lines`}`   | price $x
          quantity // price                     | quantity
          quantity /* price */ + $x             | quantity $x
          /price"/.test(quantity) ? $x : "x"    | quantity $x
          [/[/"]price/g, lines]                 | lines
          (price + $x) / quantity + "lines" / 2 | price quantity $x
          lines[0] / quantity + " / price"      | quantity lines
          2 / quantity + '/' + price            | price quantity
          """)
  void leavesOutWhatStandsInTextsAndComments(String source, String names) {
    var formula = Expression.formula(source, KNOWN);

    assertThat(String.join(" ", formula.names())).isEqualTo(names);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'price",
        "`price ${quantity",
        "'pri\nce' + price",
        "if (quantity) { } /'/.test(price) ? '' : 1",
        "/price",
        "/* price",
        "`${`",
        "}}}"
      })
  void comesToAnEndWithWhatIsNoSource(String source) {
    var script = Expression.script(source, KNOWN);

    assertThat(KNOWN).containsAll(script.names());
  }

  @Test
  void takesANameTooManyWhereASlashMayBeBoth() {
    var script = Expression.script("if (quantity) {} /'/.test(price) ? 'lines' : 1", KNOWN);

    assertThat(script.names()).contains("price", "quantity");
  }

  @Test
  void leavesOutAKnownNameThatIsAWordOfTheLanguage() {
    var script = Expression.script("switch (price) { default: return 1; }", KNOWN);

    assertThat(script.names()).containsExactly("price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,b", "1a", "a){}//", "class", "eval", "arguments", "a.b"})
  void refusesANameThatIsNone(String name) {
    assertThatThrownBy(() -> new Expression("1", List.of(name), Expression.Kind.FORMULA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Expected a name");
  }

  @Test
  void refusesTheSameNameTwice() {
    assertThatThrownBy(() -> new Expression("1", List.of("a", "a"), Expression.Kind.FORMULA))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

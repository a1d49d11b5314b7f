package dev.formwork.scripting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name in a source is there for, and the same source with another one. */
class TellingNamesApartTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "price * 2|net * 2",
        "car.price + price|car.price + net",
        "car . price|car . price",
        "car?.price ?? price|car?.price ?? net",
        "[...price, 'price', `price ${price}`]|[...net, 'price', `price ${net}`]",
        "/price/.test(text(price)) // price|/price/.test(text(net)) // price",
        "({price: price})|({price: net})",
        "({price})|({price: net})",
        "rows.map(r => { return {price} })|rows.map(r => { return {price: net} })",
        "plate ? price : 0|plate ? net : 0",
        "sum(plate, price)|sum(plate, net)",
        "prices + price2|prices + price2"
      })
  void writesAnotherNameWhereTheOldOneIsRead(String source, String after) {
    assertThat(SourceNames.renamed(source, "price", "net", false)).contains(after);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "({price: price, plate})|({net: net, plate})",
        "({price})|({net})",
        "plate ? price : 0|plate ? net : 0"
      })
  void writesItForMembersTooWhereTheyAreFields(String source, String after) {
    assertThat(SourceNames.renamed(source, "price", "net", true)).contains(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows.map(net => net * price)", "{ let x = 1 } / price / 2"})
  void leavesAloneWhatItCannotBeSureOf(String source) {
    assertThat(SourceNames.renamed(source, "price", "net", false)).isEmpty();
  }

  @Test
  void readsNoMembersOfObjects() {
    assertThat(Identifiers.in("({price: net, plate})")).containsExactlyInAnyOrder("net", "plate");
    assertThat(SourceNames.members("({price: net, plate})"))
        .containsExactlyInAnyOrder("price", "plate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price.trim()",
        "price?.length",
        "price[0]",
        "price === 'dear'",
        "plate && 'dear' !== price",
        "price == 3"
      })
  void knowsWhatDependsOnTheKindOfAValue(String source) {
    assertThat(SourceNames.isOfItsKind(source, "price")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price * 2",
        "price != null",
        "null === price",
        "price === undefined ? 1 : 2",
        "text(price)",
        "car.price === 3"
      })
  void knowsWhatDoesNot(String source) {
    assertThat(SourceNames.isOfItsKind(source, "price")).isFalse();
  }
}

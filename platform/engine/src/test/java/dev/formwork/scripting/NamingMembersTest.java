package dev.formwork.scripting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.scripting.SourceMembers.Sort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which members and texts stand in a source, and what they belong to. */
class NamingMembersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "line.price|DOT|line",
        "line?.price|DOT|line",
        "car.line.price|DOT|",
        "lines[0].price|DOT|",
        "line['price']|BRACKETS|line",
        "line?.[\"price\"]|BRACKETS|line",
        "({price: 1})|MEMBER|",
        "({'price': 1})|MEMBER|",
        "({price})|SHORT|",
        "sum(lines, 'price')|ARGUMENT|",
        "kind === 'price'|COMPARED|kind",
        "'price' != kind|COMPARED|kind",
        "'price' == kind.length|COMPARED|",
        "kinds.includes('price')|COMPARED|kinds",
        "['price', 'plate'].includes(kind)|COMPARED|kind",
        "['plate', 'price'].includes(line.kind)|COMPARED|",
        "(kinds ?? []).includes('price')|COMPARED|kinds",
        "(line.kinds ?? []).includes('price')|COMPARED|",
        "return ['price']|TEXT|",
        "'price' + 1|TEXT|"
      })
  void knowsHowANameStandsThere(String source, Sort sort, String owner) {
    assertThat(SourceMembers.of(source))
        .filteredOn(spot -> spot.name().equals("price"))
        .singleElement()
        .satisfies(spot -> {
          assertThat(spot.sort()).isEqualTo(sort);
          assertThat(spot.owner()).isEqualTo(owner == null ? "" : owner);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"price", "/price/.test(a)", "a // it's 'price'", "`price`", "{a} / 'b'"})
  void seesNoneInWhatIsNone(String source) {
    assertThat(SourceMembers.of(source)).noneMatch(spot -> spot.name().equals("price"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "r.price + r[\"price\"]|net|r.net + r[\"net\"]",
        "({price, 'price': 1})|net|({net: price, 'net': 1})",
        "kind === 'price'|list-price|kind === 'list-price'",
        "({price: 1})[kind]|list-price|({'list-price': 1})[kind]"
      })
  void writesAnotherNameAsItsPlaceNeedsIt(String source, String now, String after) {
    assertThat(SourceMembers.renamed(source, spot -> spot.name().equals("price"), now))
        .isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"params.days + params['hours']", "days", "({params: 1})"})
  void knowsWhereEachMemberOfAValueIsNamed(String source) {
    assertThat(SourceMembers.namesAllOf(source, "params")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"params['day' + 's']", "f(params)", "({params})", "params[kind]"})
  void knowsWhereAnyMemberMayBeMeant(String source) {
    assertThat(SourceMembers.namesAllOf(source, "params")).isFalse();
  }
}

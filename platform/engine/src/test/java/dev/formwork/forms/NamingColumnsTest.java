package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Reference;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the columns of rows are named in their form, and the same with another key. */
class NamingColumnsTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");
  private static final QualifiedKey CAR = QualifiedKey.of("order", "car");

  private static final String FORM =
      """
      key: car
      title: Car
      sections:
        - key: main
          title: Main
          fields:
            - {key: price, type: money, title: Price}
            - {key: whole, type: formula, title: All, result: money, formula: "sum(lines, 'price') + price"}
            - key: lines
              type: subtable
              title: Lines
              fields:
                - {key: price, type: money, title: Price}
                - {key: note, type: text, title: Note, visibleWhen: {field: price, op: gt, value: $field.price}}
                - {key: gross, type: formula, title: Gross, result: money, formula: price * 2}
                - {key: model, type: relation, title: Model, form: model, fill: {price: listPrice}}
                - {key: colour, type: lookup, title: Colour, from: model, take: colour, result: text}
            - {key: remark, type: text, title: Remark, visibleWhen: {field: price, op: gt, value: 3}}
      """;

  @Test
  void changesWhatIsSaidOfTheRowAndNothingAround() {
    assertThat(renamed(FORM, "price", "net"))
        .isEqualTo(
            FORM.replace("'price'", "'net'")
                .replace(
                    "          - {key: price, type: money", "          - {key: net, type: money")
                .replace("value: $field.price", "value: $field.net")
                .replace("field: price, op: gt, value: $", "field: net, op: gt, value: $")
                .replace("formula: price * 2", "formula: net * 2")
                .replace("fill: {price: listPrice}", "fill: {net: listPrice}"));
  }

  @Test
  void changesWhatALookupTakesFrom() {
    assertThat(renamed(FORM, "model", "car"))
        .isEqualTo(FORM.replace("key: model", "key: car").replace("from: model", "from: car"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "lines.map(l => l.price)|LIKELY",
        "lines[0]['price'] + params.price|LIKELY",
        "sum(lines, 'price')|LIKELY",
        "lines.map(l => ({price: l.price}))|PERHAPS",
        "lines.map(({price}) => price)|PERHAPS",
        "model.price + lines.length|PERHAPS",
        "kind === 'price' ? lines.length : 0|",
        "other.price|"
      })
  void tellsHowLikelyAScriptMeansTheColumn(String script, String how) {
    String form =
        """
        key: car
        title: Car
        sections:
          - key: main
            title: Main
            fields:
              - {key: kind, type: text, title: Kind}
              - {key: model, type: relation, title: Model, form: model}
              - {key: lines, type: subtable, title: Lines, fields: [{key: price, type: money, title: Price}]}
              - key: whole
                type: formula
                title: All
                result: money
                formula: "%s"
        """
            .formatted(script);

    assertThat(found(form, "price"))
        .extracting(each -> each.written().name())
        .isEqualTo(how == null ? List.of() : List.of(how));
  }

  private static String renamed(String text, String column, String now) {
    var places = new ArrayList<>(found(text, column));
    int at = column.equals("price") ? 0 : 3;
    places.add(
        Reference.toColumn(
            Form.TYPE,
            CAR,
            FieldKey.of("lines"),
            FieldKey.of(column),
            "/sections/0/fields/2/fields/%d/key".formatted(at)));
    return KeyRewrite.of(text, places, column, now);
  }

  private static List<Reference> found(String text, String column) {
    Form form = Definitions.read(Form.TYPE, text).find().orElseThrow();
    return Form.TYPE.references(form, ORDER).stream()
        .filter(each -> each.isToColumn(FieldKey.of("lines"), FieldKey.of(column)))
        .toList();
  }
}

package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.editing.YamlPatch;
import dev.formwork.forms.Form;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PuttingAFieldOnAFormTest {

  /** What needs another form or field first. */
  private static final Set<String> POINTING = Set.of("relation", "lookup", "roll-up");

  private static final String FORM =
      """
      key: request
      title: Request
      sections:
        - key: general
          title: General
          fields:
            - {key: text1, type: text, title: Text}
      """;

  private static JsonNode form() {
    return Yaml.read(FORM).tree();
  }

  private static Shape.Variants fields() {
    return (Shape.Variants)
        Shapes.at("form.schema.json", form(), Place.of("/sections/0/fields/0")).orElseThrow();
  }

  static Stream<String> types() {
    return FieldKinds.GROUPS.values().stream().flatMap(List::stream);
  }

  @Test
  void offersEachTypeThatThereIs() {
    assertThat(types()).containsExactlyInAnyOrderElementsOf(fields().kinds());
  }

  @ParameterizedTest
  @MethodSource("types")
  void canBePublishedAtOnceUnlessItPointsElsewhere(String type) {
    JsonNode field = NewField.of(fields(), type, form());
    String text = YamlPatch.apply(FORM, List.of(new Insert("/sections/0/fields/1", field)));

    assertThat(Definitions.read(Form.TYPE, text).problems().hasErrors())
        .isEqualTo(POINTING.contains(type));
    assertThat(field.path("key").asString()).isNotEqualTo("text1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Next purchase | nextPurchase",
        "VIN | vin",
        "text 1 | text3",
        "3 wishes | text2",
        "下次购车 | text2",
      })
  void isCalledAfterItsTitle(String title, String key) {
    JsonNode form =
        Yaml.read(FORM.replace("title: Text}", "title: Text}\n      - {key: text2}")).tree();

    assertThat(NewField.keyOf(title, "text2", form)).isEqualTo(key);
  }

  @Test
  void isCopiedUnderAKeyOfItsOwn() {
    JsonNode field = form().at("/sections/0/fields/0");

    assertThat(NewField.copy(field, form()).path("key").asString()).isEqualTo("text2");
  }
}

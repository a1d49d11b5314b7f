package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Parts.Part;
import dev.formwork.kernel.LocalizedText;
import org.junit.jupiter.api.Test;

/** Every named part of a definition can be found and gone to. */
class NamingPartsTest {

  @Test
  void findsSectionsFieldsColumnsAndOptionsWithTheirPlaces() {
    var form =
        Yaml.read(
                """
                key: order
                title: Order
                sections:
                  - key: main
                    title: {en: Main, zh: 基本信息}
                    fields:
                      - {key: phone, type: text, title: Phone}
                      - key: lines
                        type: subtable
                        title: Lines
                        fields: [{key: model, type: text, title: Model}]
                checks: [{key: small, message: Too small}]
                """)
            .tree();

    assertThat(Parts.of(form))
        .containsExactly(
            new Part("/sections/0", "main", LocalizedText.of("Main", "基本信息")),
            new Part("/sections/0/fields/0", "phone", LocalizedText.of("Phone")),
            new Part("/sections/0/fields/1", "lines", LocalizedText.of("Lines")),
            new Part("/sections/0/fields/1/fields/0", "model", LocalizedText.of("Model")));
  }
}

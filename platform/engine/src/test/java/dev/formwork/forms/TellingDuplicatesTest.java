package dev.formwork.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two values are one, and when two records are. */
class TellingDuplicatesTest {

  private static final Form FORM =
      Definitions.mapper()
          .treeToValue(
              Yaml.read(
                      """
                      key: customer
                      title: Customer
                      sections:
                        - key: main
                          title: Main
                          fields:
                            - {key: name, type: text, title: Name}
                            - {key: phone, type: text, title: Phone, format: phone}
                      duplicates:
                        - {key: samePerson, fields: [name, phone]}
                      """)
                  .tree(),
              Form.class);

  @ParameterizedTest
  @CsvSource({
    "PHONE, 139-1234 5678, 13912345678",
    "PHONE, +86 139 1234 5678, 13912345678",
    "PHONE, 008613912345678, 13912345678",
    "PHONE, １３９１２３４５６７８, 13912345678",
    "PHONE, 0044 20 7946 0958, +442079460958",
    "PHONE, 021-5555 0000, 02155550000",
    "PHONE, 8612345, 8612345",
    "ID_NUMBER, 11010119900307123X, 11010119900307123x",
    "ID_NUMBER, 110101 19900307 123x, 11010119900307123x",
    "VIN, lsvau033-7a2184532, lsvau0337a2184532",
    "VIN, LSVAU0337A2184532, lsvau0337a2184532",
    "EMAIL, Li.Na@Example.com, li.na@example.com",
  })
  void comparesWhatIsMeant(FieldType.TextFormat format, String typed, String compared) {
    assertThat(format.compared(typed)).isEqualTo(compared);
    assertThat(format.compared(compared)).as("once is enough").isEqualTo(compared);
  }

  @Test
  void takesAllFieldsTogetherAndNothingForWhatIsEmpty() {
    DuplicateRule rule = FORM.duplicates().getFirst();

    assertThat(rule.shared(FORM, Map.of("name", " Li Na", "phone", "139 1234 5678")))
        .isEqualTo(rule.shared(FORM, Map.of("name", "li na", "phone", "+8613912345678")))
        .isPresent();
    assertThat(rule.shared(FORM, Map.of("name", "Li Na"))).isEqualTo(Optional.empty());
  }
}

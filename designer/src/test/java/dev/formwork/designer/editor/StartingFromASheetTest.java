package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.DesignerTest;
import dev.formwork.editing.ColumnGuess;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A form that begins with the columns of a spreadsheet can be published as it is. */
@DesignerTest
class StartingFromASheetTest {

  private static final DefinitionKey APP = DefinitionKey.of("from-a-sheet");
  private static final DefinitionName LOST = DefinitionName.of("form", "lost");

  @Autowired private Drafts drafts;

  @Test
  void hasAFieldForEachColumnWithItsTypeOptionsAndDuty() {
    JsonNode form =
        FormFromSheet.of(
            LOST.key(),
            LocalizedText.of("Lost customers", "战败客户"),
            List.of(
                column("Customer name", "text", true),
                column("客户姓名", "text", false),
                column("Customer name", "text", false),
                column("Reason", "choice", true),
                column("Offered price", "money", false),
                column("Day", "date", false),
                column("Called back", "switch", false),
                column("Remarks", "long-text", false)),
            LocalizedText.of("General", "基本信息"));

    JsonNode fields = form.at("/sections/0/fields");
    assertThat(fields.valueStream().map(field -> field.path("key").asString()))
        .containsExactly(
            "customerName",
            "text1",
            "customerName1",
            "reason",
            "offeredPrice",
            "day",
            "calledBack",
            "remarks");
    assertThat(fields.get(0).path("required").asBoolean()).isTrue();
    assertThat(fields.get(3).at("/options/1/key").asString()).isEqualTo("service");
    drafts.create(MIRA, Manifest.of(APP.value(), LocalizedText.of("From a sheet")));
    drafts.save(MIRA, APP, LOST, Yaml.write(form), 0);
    assertThat(drafts.check(MIRA, APP).list()).noneMatch(each -> each.problem().isError());
  }

  private static ColumnGuess column(String title, String type, boolean required) {
    return new ColumnGuess(title, type, required, List.of("Price", "Service"), List.of("Price"));
  }
}

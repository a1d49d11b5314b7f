package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.Usage;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field goes: at once where nothing names it and no record holds anything in it. Else the builder
 * is told, and may let it retire instead, so that old records still show what they hold.
 */
final class Removal {

  /** What nobody types can't retire. */
  private static final Set<String> WORKED_OUT =
      Set.of("formula", "lookup", "roll-up", "serial", "subtable");

  private Removal() {}

  static void ask(
      Refactoring refactoring, Desk desk, DefinitionKey app, Place place, Runnable remove) {
    String key = desk.at(place).path("key").asString("");
    if (!FormCanvas.isField(place) || !FieldKey.isKey(key)) {
      remove.run();
      return;
    }
    List<Usage> usages = refactoring.usages(app, desk.name(), place.pointer(), key);
    long holding = refactoring.holding(app, desk.name(), key);
    if (usages.isEmpty() && holding == 0) {
      remove.run();
      return;
    }
    var sheet = new Sheet(t("removal.title", key));
    if (holding > 0) {
      sheet.with(new Paragraph(t("removal.holding", holding)));
    }
    if (!usages.isEmpty()) {
      sheet.with(new Paragraph(t("removal.used")), UsageList.of(usages));
    }
    var cancel = Button.plain(t("sheet.cancel"), sheet::close);
    var really =
        Button.danger(
            t("removal.remove"),
            () -> {
              sheet.close();
              remove.run();
            });
    if (holding > 0 && !WORKED_OUT.contains(desk.at(place).path("type").asString(""))) {
      var retire =
          Button.plain(
              t("removal.retire"),
              () -> {
                sheet.close();
                desk.change(retired(desk.at(place), place).toArray(Change[]::new));
              });
      sheet.with(new Paragraph(t("removal.retire-hint")));
      sheet.actions(cancel, retire, really);
    } else {
      sheet.actions(cancel, really);
    }
    sheet.open();
  }

  /** Nobody fills it any more, and it shows only where something is in it. */
  static List<Change> retired(JsonNode field, Place place) {
    var changes = new ArrayList<Change>();
    for (String duty : List.of("required", "requiredWhen", "default")) {
      if (field.has(duty)) {
        changes.add(new Remove(place.member(duty).pointer()));
      }
    }
    changes.add(new Put(place.member("readOnly").pointer(), BooleanNode.TRUE));
    changes.add(new Put(place.member("visibleWhen").pointer(), filled(field)));
    return changes;
  }

  private static ObjectNode filled(JsonNode field) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode filled =
        nodes
            .objectNode()
            .put("field", field.path("key").asString(""))
            .put("op", "ne")
            .putNull("value");
    JsonNode before = field.path("visibleWhen");
    if (before.isMissingNode() || before.isNull()) {
      return filled;
    }
    ObjectNode both = nodes.objectNode();
    both.putArray("all").add(before).add(filled);
    return both;
  }
}

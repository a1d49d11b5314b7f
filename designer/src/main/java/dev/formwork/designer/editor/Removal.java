package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields go: at once where nothing names them and no record holds anything in them. Else the
 * builder is told, once for all, and may let those retire that hold something, so that old records
 * still show it.
 */
final class Removal {

  /** What nobody types can't retire. */
  private static final Set<String> WORKED_OUT =
      Set.of("formula", "lookup", "roll-up", "serial", "subtable");

  private final Desk desk;
  private final Map<Place, Long> holding = new LinkedHashMap<>();
  private final List<Usage> usages;

  private Removal(Refactoring refactoring, Desk desk, DefinitionKey app, List<Place> fields) {
    this.desk = desk;
    var pointers = new LinkedHashMap<String, String>();
    for (Place field : fields) {
      String key = desk.at(field).path("key").asString("");
      if (FieldKey.isKey(key)) {
        pointers.put(key, field.pointer());
        holding.put(field, refactoring.holding(app, desk.name(), key));
      }
    }
    usages = pointers.isEmpty() ? List.of() : refactoring.usages(app, desk.name(), pointers);
  }

  /**
   * @param places fields, or a section alone
   * @param remove takes all of them away
   */
  static void ask(
      Refactoring refactoring, Desk desk, DefinitionKey app, List<Place> places, Runnable remove) {
    List<Place> fields = places.stream().filter(FormCanvas::isField).toList();
    var removal = new Removal(refactoring, desk, app, fields);
    if (removal.isHarmless()) {
      remove.run();
    } else {
      removal.ask(fields, remove);
    }
  }

  private boolean isHarmless() {
    return usages.isEmpty() && holding.values().stream().allMatch(records -> records == 0);
  }

  private void ask(List<Place> fields, Runnable remove) {
    boolean isOne = fields.size() == 1;
    var sheet =
        new Sheet(
            isOne
                ? t("removal.title", desk.at(fields.getFirst()).path("key").asString(""))
                : t("removal.title-several", fields.size()));
    tellWhatTheyHold(sheet, isOne);
    if (!usages.isEmpty()) {
      sheet.with(
          new Paragraph(t(isOne ? "removal.used" : "removal.used-several")), UsageList.of(usages));
    }
    var cancel = Button.plain(t("sheet.cancel"), sheet::close);
    var really =
        Button.danger(
            t("removal.remove"),
            () -> {
              sheet.close();
              remove.run();
            });
    if (fields.stream().anyMatch(this::canRetire)) {
      var retire =
          Button.plain(
              t("removal.retire"),
              () -> {
                sheet.close();
                desk.change(retiring(fields).toArray(Change[]::new));
              });
      sheet.with(new Paragraph(t(isOne ? "removal.retire-hint" : "removal.retire-several")));
      sheet.actions(cancel, retire, really);
    } else {
      sheet.actions(cancel, really);
    }
    sheet.open();
  }

  private void tellWhatTheyHold(Sheet sheet, boolean isOne) {
    var list = new UnorderedList();
    list.addClassName("fw-usages");
    holding.forEach((field, records) -> {
      if (records > 0 && isOne) {
        sheet.with(new Paragraph(t("removal.holding", records)));
      } else if (records > 0) {
        String title = Labels.text(desk.at(field).path("title"));
        list.add(new ListItem(t("removal.holds", title, records)));
      }
    });
    if (list.getChildren().findAny().isPresent()) {
      sheet.with(new Paragraph(t("removal.holding-several")), list);
    }
  }

  private boolean canRetire(Place field) {
    return holding.getOrDefault(field, 0L) > 0
        && !isWorkedOut(desk.at(field).path("type").asString(""));
  }

  static boolean isWorkedOut(String type) {
    return WORKED_OUT.contains(type);
  }

  /** Those that hold something retire, the others go; the last first, so that places still hold. */
  private List<Change> retiring(List<Place> fields) {
    return fields.reversed().stream()
        .flatMap(field ->
            canRetire(field)
                ? retired(desk.at(field), field).stream()
                : List.<Change>of(new Remove(field.pointer())).stream())
        .toList();
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

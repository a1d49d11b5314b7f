package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.Usage;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.editing.OptionHome;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.workspace.parts.Sheet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What can be done with the parts of a definition that others name: showing where, and another key.
 *
 * @param set how often a value was set for a parameter
 */
record PartActs(
    Refactoring refactoring, Draftsman desk, DefinitionKey app, ToLongFunction<FieldKey> set)
    implements Function<Place, List<Desk.Act>> {

  @Override
  public List<Desk.Act> apply(Place item) {
    if (isParameter(item)) {
      return ofParameter(item);
    }
    OptionHome options = OptionRenaming.home(desk, app, item).orElse(null);
    if (options != null) {
      return ofOption(options, item);
    }
    return isColumn(item) ? ofColumn(item) : List.of();
  }

  /** {@code /sections/0/fields/3/fields/1}. */
  private boolean isColumn(Place item) {
    return desk.name().kind().equals("form")
        && item.steps().size() == 6
        && FormCanvas.isField(new Place(item.steps().subList(0, 4)))
        && item.steps().get(4).equals("fields")
        && FieldKey.isKey(key(item))
        && FieldKey.isKey(key(item.parent().parent()));
  }

  private List<Desk.Act> ofColumn(Place item) {
    String key = key(item);
    String rows = key(item.parent().parent());
    return acts(
        key,
        () -> refactoring.columnUsages(app, desk.name(), rows, key),
        new FieldRenaming(refactoring, desk, app, item, desk::stepped));
  }

  private boolean isParameter(Place item) {
    return desk.name().kind().equals("pack")
        && item.steps().size() == 2
        && item.steps().getFirst().equals("parameters")
        && FieldKey.isKey(key(item));
  }

  private String key(Place item) {
    return desk.at(item).path("key").asString("");
  }

  private List<Desk.Act> ofParameter(Place item) {
    String key = key(item);
    return acts(
        key,
        () -> refactoring.parameterUsages(app, key),
        new ParameterRenaming(refactoring, desk, app, item, set, desk::stepped));
  }

  private List<Desk.Act> ofOption(OptionHome home, Place item) {
    String key = key(item);
    return acts(
        key,
        () -> refactoring.optionUses(app, home, key).usages(),
        new OptionRenaming(refactoring, desk, app, home, item, desk::stepped));
  }

  private static List<Desk.Act> acts(String key, Supplier<List<Usage>> usages, Renaming renaming) {
    return List.of(
        new Desk.Act(t("usage.act"), "link", () -> show(key, usages.get())),
        new Desk.Act(t("rename.act"), "key", () -> new RenameSheet(renaming).open()));
  }

  private static void show(String key, List<Usage> usages) {
    var sheet = new Sheet(t("usage.title", key));
    sheet.with(UsageList.of(usages));
    sheet.open();
  }
}

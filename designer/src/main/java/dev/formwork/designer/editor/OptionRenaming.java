package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.OptionHome;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An option of the list on the desk, or of a field or a column of the form on it.
 *
 * @param again is told once it is done
 */
record OptionRenaming(
    Refactoring refactoring,
    Desk desk,
    DefinitionKey app,
    OptionHome home,
    Place place,
    Consumer<DraftStep> again)
    implements PartRenaming {

  private static final String KEY = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
  private static final int OF_A_FIELD = 6;
  private static final int OF_A_COLUMN = 8;

  /** Whose option an item of a list is; empty where it is none. */
  static Optional<OptionHome> home(Draftsman desk, DefinitionKey app, Place item) {
    boolean isOption =
        item.steps().size() > 1
            && item.parent().last().equals("options")
            && desk.at(item).path("key").asString("").matches(KEY);
    if (!isOption) {
      return Optional.empty();
    }
    var in = new QualifiedKey(app, desk.name().key());
    return switch (desk.name().kind()) {
      case "option-list" ->
          item.steps().size() == 2 ? Optional.of(OptionHome.list(in)) : Optional.empty();
      case "form" -> way(desk, item).map(way -> new OptionHome(in, way));
      default -> Optional.empty();
    };
  }

  /** {@code /sections/0/fields/3/options/1}, {@code /sections/0/fields/3/fields/2/options/1}. */
  private static Optional<List<FieldKey>> way(Draftsman desk, Place item) {
    int length = item.steps().size();
    boolean isColumn = length == OF_A_COLUMN && item.steps().get(4).equals("fields");
    if (length != OF_A_FIELD && !isColumn) {
      return Optional.empty();
    }
    var way = new ArrayList<FieldKey>();
    for (int end = 4; end <= length - 2; end += 2) {
      var field = new Place(item.steps().subList(0, end));
      String key = desk.at(field).path("key").asString("");
      if (!FieldKey.isKey(key)) {
        return Optional.empty();
      }
      way.add(FieldKey.of(key));
    }
    return Optional.of(way);
  }

  @Override
  public String help() {
    return t("rename.option-help");
  }

  @Override
  public String rule() {
    return t("rename.option-wrong");
  }

  @Override
  public String taken() {
    return t("rename.option-taken");
  }

  @Override
  public String held(long times) {
    return t("rename.option-held", times);
  }

  @Override
  public boolean isKey(String key) {
    return key.matches(KEY);
  }

  @Override
  public Refactoring.Rename plan(String key, Guess.Ticks ticks) {
    return refactoring.renameOption(app, home, place.pointer(), new PartRename(key(), key, ticks));
  }
}

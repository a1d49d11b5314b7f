package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the parts of the editor share: the definition as it is now, and how it is changed. */
interface Desk {

  DefinitionName name();

  /** The definition as it is now. */
  JsonNode tree();

  /** What stands at a place; missing where nothing does. */
  default JsonNode at(Place place) {
    return tree().at(place.pointer());
  }

  /** Whether several things are edited as one, and are not alike here. */
  default boolean differs(Place place) {
    return false;
  }

  /** Changes what there is; everything is shown anew. */
  void change(Change... changes);

  /** The same, and what stands at a place then is what is chosen. */
  void change(Place then, Change... changes);

  /** Changes values where somebody is typing: the input that told it stays as it is. */
  void type(Change... changes);

  /** Something else was changed from here: a step that can be taken back from here, too. */
  void beside(DefinitionKey app, DraftStep step);

  /** Keys of fields that have just been added here, and still follow their titles. */
  Set<String> young();

  /** Shows the properties of what stands at a place. */
  void select(Place place);

  Place selected();

  /** Items of lists on which somebody works, so that they stay open when all is shown anew. */
  Set<Place> unfolded();

  Suggestions suggestions();

  /** Something that can be done with an item of a list, besides what can be done with all. */
  record Act(String title, String icon, Runnable run) {}

  /** What can be done with an item of a list, besides what can be done with all. */
  default List<Act> acts(Place item) {
    return List.of();
  }

  /** Shows where a field of this form is used. */
  void showUsages(String field);

  /** What is wrong at a place itself, not inside of it. */
  List<Problem> problemsAt(Place place);

  /** What is wrong at a place or inside of it. */
  List<Problem> problemsWithin(Place place);

  /** Whether an error stands at a place or inside of it. */
  default boolean isWrongWithin(Place place) {
    return problemsWithin(place).stream().anyMatch(Problem::isError);
  }
}

package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftStep;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Member;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A desk on which several things are edited as if they were the first of them: what they have in
 * common stands there, and a change of the first is made to each, in one step.
 */
final class SharedDesk implements Desk {

  private final Desk desk;
  private final List<Place> places;

  /**
   * @param places of things that are alike, the first of them is where inputs stand
   */
  SharedDesk(Desk desk, List<Place> places) {
    this.desk = desk;
    this.places = List.copyOf(places);
  }

  /** The members that all of these groups have, and have alike. */
  static Shape.Group shared(List<Shape.Group> groups) {
    List<Member> members =
        groups.getFirst().members().stream()
            .filter(member -> groups.stream().allMatch(group -> isIn(group, member)))
            .filter(member ->
                groups.stream().noneMatch(group -> group.exclusive().contains(member.name())))
            .toList();
    return new Shape.Group(members, List.of());
  }

  private static boolean isIn(Shape.Group group, Member member) {
    return group
        .find(member.name())
        .filter(other -> isAlike(other.shape().get(), member.shape().get()))
        .isPresent();
  }

  private static boolean isAlike(Shape one, Shape other) {
    return switch (one) {
      case Shape.Choice _, Shape.Numeral _, Shape.Flag _, Shape.Value _ -> one.equals(other);
      default -> one.getClass().equals(other.getClass());
    };
  }

  @Override
  public void beside(DefinitionKey app, DraftStep step) {
    desk.beside(app, step);
  }

  private Place first() {
    return places.getFirst();
  }

  /** The same place in another of the things. */
  private Place beside(Place place, Place thing) {
    var steps = new ArrayList<>(thing.steps());
    steps.addAll(place.steps().subList(first().steps().size(), place.steps().size()));
    return new Place(steps);
  }

  private Stream<Place> everywhere(Place place) {
    return place.isWithin(first())
        ? places.stream().map(thing -> beside(place, thing))
        : Stream.of(place);
  }

  // ---- what stands there ----

  @Override
  public JsonNode at(Place place) {
    if (place.equals(first())) {
      return common();
    }
    List<JsonNode> values = everywhere(place).map(desk::at).distinct().toList();
    return values.size() == 1 ? values.getFirst() : MissingNode.getInstance();
  }

  /** What all have; a member that differs is there without a value. */
  private ObjectNode common() {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    for (Place thing : places) {
      for (String member : desk.at(thing).propertyNames()) {
        if (!common.has(member)) {
          JsonNode value = at(first().member(member));
          common.set(member, value.isMissingNode() ? common.nullNode() : value);
        }
      }
    }
    return common;
  }

  @Override
  public boolean differs(Place place) {
    return everywhere(place).map(desk::at).distinct().count() > 1;
  }

  // ---- changing ----

  @Override
  public void change(Change... changes) {
    desk.change(forEach(changes));
  }

  @Override
  public void change(Place then, Change... changes) {
    desk.change(then, forEach(changes));
  }

  @Override
  public void type(Change... changes) {
    desk.type(forEach(changes));
  }

  private Change[] forEach(Change... changes) {
    return Stream.of(changes).flatMap(this::forEach).toArray(Change[]::new);
  }

  private Stream<Change> forEach(Change change) {
    return switch (change) {
      case Put(var at, var value, var order) ->
          everywhere(Place.of(at)).map(place -> new Put(place.pointer(), value, order));
      case Insert(var at, var value) ->
          everywhere(Place.of(at)).map(place -> new Insert(place.pointer(), value));
      case Remove(var at) ->
          everywhere(Place.of(at))
              .filter(place -> !desk.at(place).isMissingNode())
              .map(place -> new Remove(place.pointer()));
      case Move(var at, var to) ->
          places.stream()
              .map(thing ->
                  new Move(
                      beside(Place.of(at), thing).pointer(),
                      beside(Place.of(to), thing).pointer()));
    };
  }

  // ---- what is wrong ----

  @Override
  public List<Problem> problemsAt(Place place) {
    return everywhere(place).flatMap(each -> desk.problemsAt(each).stream()).toList();
  }

  @Override
  public List<Problem> problemsWithin(Place place) {
    return everywhere(place).flatMap(each -> desk.problemsWithin(each).stream()).toList();
  }

  // ---- all else is as on the desk ----

  @Override
  public DefinitionName name() {
    return desk.name();
  }

  @Override
  public JsonNode tree() {
    return desk.tree();
  }

  @Override
  public Set<String> young() {
    return desk.young();
  }

  @Override
  public void select(Place place) {
    desk.select(place);
  }

  @Override
  public Place selected() {
    return desk.selected();
  }

  @Override
  public Set<Place> unfolded() {
    return desk.unfolded();
  }

  @Override
  public Suggestions suggestions() {
    return desk.suggestions();
  }

  @Override
  public void showUsages(String field) {
    desk.showUsages(field);
  }
}

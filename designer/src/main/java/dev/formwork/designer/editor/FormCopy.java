package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Place;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form that begins as the copy of another, of the same app or of another one. What it names
 * outside of itself it goes on naming where its new app may; whatever does not hold there is left
 * out, and told.
 */
public final class FormCopy {

  /** Of a field these can go alone; anything else that does not hold takes the field along. */
  private static final Set<String> OF_A_FIELD =
      Set.of("visibleWhen", "requiredWhen", "default", "filter", "fill", "listed", "min", "max");

  private static final int ROUNDS = 30;

  private final Drafts drafts;
  private final Actor actor;
  private final DefinitionKey app;

  /**
   * @param app that the copy goes into
   */
  public FormCopy(Drafts drafts, Actor actor, DefinitionKey app) {
    this.drafts = drafts;
    this.actor = actor;
    this.app = app;
  }

  /** Something that the copy goes on naming. */
  public record Kept(String kind, QualifiedKey key) {}

  /**
   * Something that the copy does not have.
   *
   * @param what what it is called
   * @param why it would not hold there
   */
  public record Left(String what, Problem why) {}

  /** What came of copying. */
  public record Copied(String text, List<Kept> kept, List<Left> left) {
    public Copied {
      kept = List.copyOf(kept);
      left = List.copyOf(left);
    }
  }

  /**
   * @param of the form as its own app has it
   * @return empty where there is no such form, or it can't be read
   */
  public Optional<Copied> of(QualifiedKey of, DefinitionKey key, LocalizedText title) {
    var from = new DefinitionName(Form.TYPE.kind(), of.key());
    return drafts
        .find(actor, of.app(), from)
        .filter(found -> found.state() != DraftDefinition.State.DELETED)
        .filter(found -> Definitions.read(Form.TYPE, found.text()).find().isPresent())
        .map(found -> (ObjectNode) Yaml.read(found.text()).tree())
        .map(tree -> of(tree, of, key, title));
  }

  private Copied of(ObjectNode tree, QualifiedKey of, DefinitionKey key, LocalizedText title) {
    rename(tree, of, key);
    tree.put("key", key.value());
    ObjectNode titles = tree.putObject("title");
    title.byLanguage().forEach(titles::put);
    List<Left> left = prune(tree, new DefinitionName(Form.TYPE.kind(), key));
    return new Copied(Yaml.write(tree), kept(tree, key), left);
  }

  /** What was named by its key alone is named with its app from elsewhere; itself is the copy. */
  private void rename(ObjectNode tree, QualifiedKey of, DefinitionKey key) {
    for (Reference each : references(tree, of.app())) {
      JsonNode said = tree.at(each.pointer());
      if (!each.isToWhole() || !said.isString()) {
        continue;
      }
      boolean isItself = each.kind().equals(Form.TYPE.kind()) && each.target().equals(of);
      if (isItself) {
        put(tree, Place.of(each.pointer()), key.value());
      } else if (!each.target().app().equals(app)) {
        put(tree, Place.of(each.pointer()), each.target().toString());
      } else if (said.stringValue().equals(each.target().toString())) {
        put(tree, Place.of(each.pointer()), each.target().key().value());
      }
    }
  }

  private static List<Reference> references(JsonNode tree, DefinitionKey app) {
    Form form = Definitions.mapper().treeToValue(tree, Form.class);
    return Form.TYPE.references(form, app);
  }

  private static void put(ObjectNode tree, Place place, String value) {
    switch (tree.at(place.parent().pointer())) {
      case ObjectNode around -> around.put(place.last(), value);
      case ArrayNode around -> around.set(place.index(), value);
      default -> {}
    }
  }

  private List<Kept> kept(ObjectNode tree, DefinitionKey key) {
    return references(tree, app).stream()
        .filter(each ->
            !(each.kind().equals(Form.TYPE.kind())
                && each.target().equals(new QualifiedKey(app, key))))
        .map(each -> new Kept(each.kind(), each.target()))
        .distinct()
        .toList();
  }

  // ---- what does not hold ----

  private List<Left> prune(ObjectNode tree, DefinitionName name) {
    var left = new ArrayList<Left>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Problem> wrong =
          drafts.check(actor, app, name, Yaml.write(tree)).list().stream()
              .map(LocatedProblem::problem)
              .filter(Problem::isError)
              .toList();
      var gone = new ArrayList<Place>();
      for (Problem problem : wrong) {
        cut(tree, problem.path())
            .filter(place -> gone.stream().noneMatch(place::isWithin))
            .ifPresent(place -> {
              gone.removeIf(each -> each.isWithin(place));
              gone.add(place);
              left.add(new Left(called(tree, place), problem));
            });
      }
      gone.sort(Comparator.comparing(FormCopy::order).reversed());
      gone.forEach(place -> remove(tree, place));
      if (gone.isEmpty()) {
        break;
      }
    }
    return left;
  }

  /** Items of lists go from their ends on, so that places still hold. */
  private static String order(Place place) {
    var order = new StringBuilder();
    for (String step : place.steps()) {
      order
          .append('/')
          .append(step.matches("[0-9]+") ? "%06d".formatted(Integer.parseInt(step)) : step);
    }
    return order.toString();
  }

  /** The least that has to go with what is wrong at a place. */
  static Optional<Place> cut(JsonNode tree, String pointer) {
    List<String> steps = Place.of(pointer).steps();
    if (steps.isEmpty() || Set.of("key", "title").contains(steps.getFirst())) {
      return Optional.empty();
    }
    int length =
        switch (steps.getFirst()) {
          case "sections" -> inSections(steps);
          case "checks", "duplicates", "summary" -> 2;
          case "list", "public" -> 3;
          default -> 1;
        };
    var place = new Place(steps.subList(0, Math.min(length, steps.size())));
    return tree.at(place.pointer()).isMissingNode() ? Optional.empty() : Optional.of(place);
  }

  private static int inSections(List<String> steps) {
    boolean isField = steps.size() >= 4 && steps.get(2).equals("fields");
    if (!isField) {
      return steps.size() == 3 && steps.get(2).equals("visibleWhen") ? 3 : 2;
    }
    if (steps.size() >= 6 && steps.get(4).equals("fields")) {
      return steps.size() >= 7 && OF_A_FIELD.contains(steps.get(6)) ? 7 : 6;
    }
    return steps.size() >= 5 && OF_A_FIELD.contains(steps.get(4)) ? 5 : 4;
  }

  private static String called(JsonNode tree, Place place) {
    JsonNode there = tree.at(place.pointer());
    String own = Labels.text(there.path("title"));
    if (!own.isEmpty()) {
      return own;
    }
    boolean isItem = place.last().matches("[0-9]+");
    String word = Labels.member(isItem ? place.parent().last() : place.last());
    String around = Labels.text(tree.at(place.parent().pointer()).path("title"));
    String which = there.isString() ? there.stringValue() : around;
    return which.isEmpty() || place.steps().size() == 1 ? word : word + " · " + which;
  }

  private static void remove(ObjectNode tree, Place place) {
    switch (tree.at(place.parent().pointer())) {
      case ObjectNode around -> around.remove(place.last());
      case ArrayNode around -> around.remove(place.index());
      default -> {}
    }
  }
}

package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Reference.OfColumn;
import dev.formwork.definitions.Reference.OfField;
import dev.formwork.forms.Form;
import dev.formwork.forms.OptionList;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What holds keys of some options: fields and columns of forms, columns of option lists. */
public final class OptionFields {

  /** Looking up what was looked up goes on as far as this. */
  private static final int DEEPEST = 4;

  private final OptionHome home;
  private final Set<Spot> fields = new LinkedHashSet<>();
  private final Set<Spot> columns = new HashSet<>();
  private final Map<OptionHome, Set<OptionHome>> above = new HashMap<>();

  /**
   * A field or a column.
   *
   * @param of the form or the option list
   * @param way the keys that lead to it
   */
  public record Spot(QualifiedKey of, List<FieldKey> way) {
    public Spot {
      way = List.copyOf(way);
    }
  }

  /** A field of a form as it is written. */
  record Drawn(Spot spot, Place place, JsonNode field, DefinitionKey app, List<Drawn> beside) {

    Optional<OptionHome> options() {
      return OptionHome.of(field, app, spot.of(), spot.way());
    }

    String type() {
      return field.path("type").asString("");
    }

    private Optional<Drawn> sibling(String key) {
      return beside.stream()
          .filter(each -> each.field().path("key").asString("").equals(key))
          .findFirst();
    }
  }

  private OptionFields(OptionHome home) {
    this.home = home;
  }

  /** What holds keys of these options in all that is known. */
  public static OptionFields of(OptionHome home, List<KnownDefinition> all) {
    var found = new OptionFields(home);
    var drawn = new ArrayList<Drawn>();
    for (KnownDefinition each : all) {
      if (each.name().kind().equals(Form.TYPE.kind())) {
        drawn.addAll(drawn(each));
      } else if (each.name().kind().equals(OptionList.TYPE.kind())) {
        found.addColumns(each);
      }
    }
    for (Drawn each : drawn) {
      if (each.options().filter(home::equals).isPresent()) {
        found.fields.add(each.spot());
      }
      found.addAbove(each);
    }
    for (int i = 0; i < DEEPEST; i++) {
      drawn.stream().filter(found::takesIt).map(Drawn::spot).forEach(found.fields::add);
    }
    return found;
  }

  /** The fields and columns of forms that hold such keys. */
  public Set<Spot> fields() {
    return Set.copyOf(fields);
  }

  boolean isOne(Spot spot) {
    return fields.contains(spot);
  }

  /** Whether a field that is named holds such keys. */
  boolean isOne(Reference reference) {
    return reference.kind().equals(Form.TYPE.kind())
        && switch (reference.part()) {
          case OfField(var key, _) -> isOne(new Spot(reference.target(), List.of(key)));
          case OfColumn(var rows, var key, _) ->
              isOne(new Spot(reference.target(), List.of(rows, key)));
          case Reference.Whole _, Reference.OfParameter _, Reference.OfOption _ -> false;
        };
  }

  /** Whether a column of other options says which of these there is. */
  boolean isColumn(OptionHome of, String column) {
    return of.isList() && key(column).filter(key -> isColumn(of.in(), key)).isPresent();
  }

  private boolean isColumn(QualifiedKey list, FieldKey column) {
    return columns.contains(new Spot(list, List.of(column)));
  }

  /** Whether what other options call the option above is one of these. */
  boolean areAbove(OptionHome others) {
    return above.getOrDefault(others, Set.of(others)).contains(home);
  }

  private void addColumns(KnownDefinition list) {
    for (JsonNode column : list.tree().path("columns")) {
      Optional<FieldKey> key = key(column.path("key").asString(""));
      Optional<OptionHome> options =
          named(column.path("options"), list.app()).map(OptionHome::list);
      if (key.isPresent() && options.filter(home::equals).isPresent()) {
        columns.add(new Spot(list.key(), List.of(key.get())));
      }
    }
  }

  /** What a choice is narrowed by is above its options. */
  private void addAbove(Drawn choice) {
    OptionHome options = choice.options().orElse(null);
    if (options == null) {
      return;
    }
    for (JsonNode compared : comparisons(choice.field().path("filter"))) {
      String value = compared.path("value").asString("");
      if (compared.path("field").asString("").equals("parent") && value.startsWith("$field.")) {
        choice
            .sibling(value.substring("$field.".length()))
            .flatMap(Drawn::options)
            .ifPresent(other -> above.computeIfAbsent(options, _ -> new HashSet<>()).add(other));
      }
    }
  }

  /** Whether a field that follows from others comes to such keys. */
  private boolean takesIt(Drawn drawn) {
    JsonNode field = drawn.field();
    return switch (drawn.type()) {
      case "lookup" -> !field.has("options") && looksItUp(drawn);
      case "roll-up" ->
          field.path("figure").asString("").equals("latest")
              && isTaken(field.path("form"), drawn.app(), field.path("of"));
      default -> false;
    };
  }

  private boolean looksItUp(Drawn lookup) {
    JsonNode take = lookup.field().path("take");
    Drawn from = lookup.sibling(lookup.field().path("from").asString("")).orElse(null);
    if (from == null) {
      return false;
    }
    if (from.type().equals("relation")) {
      return isTaken(from.field().path("form"), from.app(), take);
    }
    OptionHome options = from.options().orElse(null);
    return options != null
        && (take.asString("").equals("parent")
            ? areAbove(options)
            : isColumn(options, take.asString("")));
  }

  private boolean isTaken(JsonNode form, DefinitionKey app, JsonNode field) {
    return named(form, app)
        .flatMap(of -> key(field.asString("")).map(key -> new Spot(of, List.of(key))))
        .filter(this::isOne)
        .isPresent();
  }

  /** All fields and columns of a form. */
  static List<Drawn> drawn(KnownDefinition form) {
    var found = new ArrayList<Drawn>();
    JsonNode sections = form.tree().path("sections");
    for (int s = 0; s < sections.size(); s++) {
      found.addAll(
          fields(
              form,
              sections.path(s).path("fields"),
              Place.of("/sections/" + s + "/fields"),
              List.of(),
              found));
    }
    var cells = new ArrayList<Drawn>();
    for (Drawn each : found) {
      var row = new ArrayList<Drawn>();
      List<Drawn> inside =
          fields(
              form,
              each.field().path("fields"),
              each.place().member("fields"),
              each.spot().way(),
              row);
      row.addAll(inside);
      row.addAll(found);
      cells.addAll(inside);
    }
    found.addAll(cells);
    return found;
  }

  private static List<Drawn> fields(
      KnownDefinition form,
      JsonNode fields,
      Place place,
      List<FieldKey> around,
      List<Drawn> beside) {
    var found = new ArrayList<Drawn>();
    for (int i = 0; i < fields.size(); i++) {
      FieldKey key = key(fields.path(i).path("key").asString("")).orElse(null);
      if (key != null) {
        var way = new ArrayList<>(around);
        way.add(key);
        found.add(
            new Drawn(
                new Spot(form.key(), way), place.item(i), fields.path(i), form.app(), beside));
      }
    }
    return found;
  }

  /** All comparisons in a condition, as they are written. */
  static List<JsonNode> comparisons(JsonNode condition) {
    var found = new ArrayList<JsonNode>();
    places(condition, Place.ROOT).forEach(place -> found.add(condition.at(place.pointer())));
    return found;
  }

  /** Where the comparisons of a condition stand. */
  static List<Place> places(JsonNode condition, Place at) {
    var found = new ArrayList<Place>();
    if (condition.has("field")) {
      found.add(at);
    }
    for (String group : List.of("all", "any", "none")) {
      for (int i = 0; i < condition.path(group).size(); i++) {
        found.addAll(places(condition.path(group).path(i), at.member(group).item(i)));
      }
    }
    return found;
  }

  static Optional<QualifiedKey> named(JsonNode definition, DefinitionKey app) {
    try {
      return definition.isString()
          ? Optional.of(QualifiedKey.parse(definition.stringValue(), app))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static Optional<FieldKey> key(String text) {
    return FieldKey.isKey(text) ? Optional.of(FieldKey.of(text)) : Optional.empty();
  }
}

package dev.formwork.editing;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.MergeText;
import dev.formwork.scripting.SourceMembers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Where a definition names a parameter: as a value, by its key, in a text, in a script, as what a
 * scenario sets.
 */
public final class ParameterPlaces {

  static final String VALUE = "$param.";
  static final String SCRIPTS = "params";

  private static final String SET = "/given/parameters/";

  private final JsonNode definition;
  private final DefinitionKey home;
  private final Reference.OfParameter parameter;
  private final QualifiedKey pack;

  /**
   * @param home the app of the definition that is looked at
   * @param app the app whose parameter it is
   */
  private ParameterPlaces(
      JsonNode definition, DefinitionKey home, DefinitionKey app, FieldKey parameter) {
    this.definition = definition;
    this.home = home;
    this.parameter = new Reference.OfParameter(parameter);
    this.pack = new QualifiedKey(app, DefinitionName.manifestOf(app).key());
  }

  /**
   * The places of a definition; a script of which can't be said what parameter it reads is one
   * where it may be.
   *
   * @param schema of its kind, as in {@code flow.schema.json}
   * @param home the app that the definition belongs to
   * @param app the app that has the parameter
   */
  public static List<Reference> in(
      JsonNode definition, String schema, DefinitionKey home, DefinitionKey app, FieldKey key) {
    var places = new ParameterPlaces(definition, home, app, key);
    return Leaves.of(definition, schema).stream()
        .flatMap(leaf -> places.how(leaf).stream().map(how -> places.at(leaf, how)))
        .toList();
  }

  private Reference at(Leaves.Leaf leaf, Written how) {
    return new Reference(leaf.place().pointer(), Manifest.TYPE.kind(), pack, parameter, how);
  }

  private List<Written> how(Leaves.Leaf leaf) {
    boolean isOwn = home.equals(pack.app());
    return switch (leaf.sort()) {
      case MEMBER -> isSet(leaf) ? List.of(Written.MEMBER) : List.of();
      case SCRIPT -> isOwn ? inScript(leaf.word()) : List.of();
      case TEXT, KEY, VALUE -> isOwn ? inWords(leaf) : List.of();
    };
  }

  /** By a scenario, which names those of other apps behind the app. */
  private boolean isSet(Leaves.Leaf leaf) {
    boolean isNamed =
        leaf.word().equals(pack.app() + "/" + parameter.key())
            || (home.equals(pack.app()) && leaf.word().equals(parameter.key().value()));
    return isNamed
        && leaf.place().steps().size() == 3
        && leaf.place().parent().pointer().concat("/").equals(SET);
  }

  private List<Written> inWords(Leaves.Leaf leaf) {
    String key = parameter.key().value();
    boolean isValue = leaf.word().equals(VALUE + key);
    boolean isKey =
        leaf.sort() == Leaves.Sort.KEY && leaf.word().equals(key) && holdsParameter(leaf.place());
    if (isValue || isKey) {
      return List.of(Written.VALUE);
    }
    return MergeText.of(leaf.word()).params().contains(parameter.key())
        ? List.of(Written.TEXT)
        : List.of();
  }

  /** Whether what stands at a place is the key of a parameter alone. */
  private boolean holdsParameter(Place place) {
    return switch (place.last()) {
      case "parameter", "secret" -> true;
      case "to" -> {
        Place around = place.parent();
        boolean isInList = around.pointer().contains("/webhooks/");
        String kind = definition.at(around.pointer()).path("kind").asString("");
        yield isInList || kind.equals("webhook");
      }
      default -> false;
    };
  }

  private List<Written> inScript(String source) {
    if (!source.contains(SCRIPTS)) {
      return List.of();
    }
    var how = new ArrayList<Written>();
    String key = parameter.key().value();
    if (SourceMembers.of(source).stream().anyMatch(spot -> isMeant(spot, key))) {
      how.add(Written.FORMULA);
    }
    if (!SourceMembers.namesAllOf(source, SCRIPTS)) {
      how.add(Written.PERHAPS);
    }
    return how;
  }

  static boolean isMeant(SourceMembers.Spot spot, String key) {
    boolean isRead =
        spot.sort() == SourceMembers.Sort.DOT || spot.sort() == SourceMembers.Sort.BRACKETS;
    return isRead && spot.owner().equals(SCRIPTS) && spot.name().equals(key);
  }
}

package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.scripting.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Each place of the packs that reads a field is known as one that does, and another key for a field
 * leaves each app as sound as it was.
 */
@OnTheDemo
class RenamingEveryFieldTest {

  /** So many fields of each app get another key; checking an app takes its time. */
  private static final int RENAMED = 3;

  private static final long SEED = 7;
  private static final String OTHER = "calledOtherwise";

  private final Drafts drafts;
  private final DefinitionTypes types;
  private final Actor admin;

  @Autowired
  RenamingEveryFieldTest(Drafts drafts, DefinitionTypes types, People people) {
    this.drafts = drafts;
    this.types = types;
    this.admin = people.actor("admin").orElseThrow();
  }

  /** A field of a form, and where it stands there. */
  private record Of(DefinitionName form, FieldKey field, String pointer) {}

  @Test
  void knowsEachFormulaThatReadsAField() {
    var unknown = new ArrayList<String>();
    int found = 0;
    for (DefinitionKey app : apps()) {
      CompiledRelease planned = drafts.planned(admin, app);
      Map<QualifiedKey, Set<String>> listed = new HashMap<>();
      for (DraftDefinition definition : drafts.open(admin, app).definitions()) {
        for (Script script : scripts(planned, definition)) {
          Set<String> known = listed.computeIfAbsent(script.form(), form -> listed(app, form));
          for (String field : script.reads()) {
            String place = at(definition.name(), script.pointer(), FieldKey.of(field));
            if (known.contains(place)) {
              found++;
            } else {
              unknown.add(app + " " + place);
            }
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(found).isGreaterThan(40);
  }

  @Test
  void leavesEachAppAsSoundAsItWas() {
    var broken = new ArrayList<String>();
    for (DefinitionKey app : apps()) {
      Draft draft = drafts.open(admin, app);
      Set<String> before = problems(app, Map.of());
      List<Of> sample = new ArrayList<>(fields(draft));
      Collections.shuffle(sample, new Random(SEED));
      for (Of each : sample.stream().limit(RENAMED).toList()) {
        problems(app, renamed(draft, each)).stream()
            .filter(problem -> !before.contains(problem))
            .forEach(problem -> broken.add(app + " " + each + ": " + problem));
      }
    }

    assertThat(broken).isEmpty();
  }

  /** Where a script is known to read which field of a form. */
  private Set<String> listed(DefinitionKey app, QualifiedKey form) {
    return drafts.usages(admin, app, "form", form, null).stream()
        .filter(usage -> usage.reference().written().isScript())
        .filter(usage -> usage.reference().field() != null)
        .map(usage ->
            at(
                usage.by(),
                usage.reference().pointer(),
                Objects.requireNonNull(usage.reference().field())))
        .collect(Collectors.toSet());
  }

  private static String at(DefinitionName by, String pointer, FieldKey field) {
    return "%s %s: %s".formatted(by, pointer, field);
  }

  private List<DefinitionKey> apps() {
    return drafts.apps(admin).stream().sorted().toList();
  }

  private List<Usage> usages(DefinitionKey app, Of of) {
    return drafts.usages(admin, app, "form", new QualifiedKey(app, of.form().key()), of.field());
  }

  private static List<Of> fields(Draft draft) {
    var found = new ArrayList<Of>();
    for (DraftDefinition each : draft.definitions()) {
      JsonNode sections = Yaml.read(each.text()).tree().path("sections");
      for (int s = 0; each.name().kind().equals("form") && s < sections.size(); s++) {
        JsonNode fields = sections.get(s).path("fields");
        for (int f = 0; f < fields.size(); f++) {
          found.add(
              new Of(
                  each.name(),
                  FieldKey.of(fields.get(f).path("key").asString()),
                  "/sections/%d/fields/%d".formatted(s, f)));
        }
      }
    }
    return found;
  }

  private Map<DefinitionName, String> renamed(Draft draft, Of of) {
    var places = new HashMap<DefinitionName, List<Reference>>();
    var form = new QualifiedKey(draft.app(), of.form().key());
    places
        .computeIfAbsent(of.form(), _ -> new ArrayList<>())
        .add(Reference.toField(Form.TYPE, form, of.field(), of.pointer() + "/key"));
    usages(draft.app(), of).stream()
        .filter(usage -> usage.app().equals(draft.app()))
        .forEach(usage ->
            places.computeIfAbsent(usage.by(), _ -> new ArrayList<>()).add(usage.reference()));
    var texts = new HashMap<DefinitionName, String>();
    places.forEach((name, there) -> {
      String text = draft.find(name).orElseThrow().text();
      texts.put(name, KeyRewrite.of(text, there, of.field().value(), OTHER));
    });
    return texts;
  }

  /** What is wrong with an app where some texts are others; other apps may name a field too. */
  private Set<String> problems(DefinitionKey app, Map<DefinitionName, String> texts) {
    return drafts.check(admin, app, texts).list().stream()
        .map(LocatedProblem::problem)
        .filter(problem -> !problem.code().equals("definitions.dependent.broken"))
        .map(problem -> problem.code() + " " + problem.args())
        .map(problem -> problem.replace(OTHER, "…"))
        .collect(Collectors.toSet());
  }

  /** A script as it stands in a definition, and the fields of a form that its words name. */
  private record Script(String pointer, QualifiedKey form, Set<String> reads) {}

  /** Found by the schemas alone. */
  private List<Script> scripts(CompiledRelease planned, DraftDefinition definition) {
    String kind = definition.name().kind();
    if (!Set.of("form", "flow", "rule").contains(kind)) {
      return List.of(); // others have no scripts, or none about a record
    }
    JsonNode tree = Yaml.read(definition.text()).tree();
    String named =
        kind.equals("form") ? definition.name().key().value() : tree.path("form").asString("");
    if (named.isEmpty()) {
      return List.of();
    }
    QualifiedKey form = QualifiedKey.parse(named, planned.app());
    if (!form.app().equals(planned.app())) {
      return List.of(); // the fields of that one are looked at with its own app
    }
    Form about = planned.find(Form.TYPE, form.key()).orElseThrow();
    var found = new ArrayList<Script>();
    String schema = types.find(kind).orElseThrow().schema();
    standing(Shapes.of(schema), tree, Place.ROOT)
        .forEach(place -> {
          Set<String> own =
              about.fields().map(Field::key).map(FieldKey::value).collect(Collectors.toSet());
          own.removeAll(meantOtherwise(kind, tree, place, about));
          String source = tree.at(place.pointer()).asString();
          found.add(
              new Script(
                  place.pointer(), form, Set.copyOf(Expression.formula(source, own).names())));
        });
    return found;
  }

  /** Names that are something else at a place: cells of its row, what a rule tells. */
  private static Set<String> meantOtherwise(String kind, JsonNode tree, Place place, Form form) {
    if (kind.equals("rule")) {
      return place.pointer().matches("/actions/\\d+/fields/.*")
          ? form.fields().map(Field::key).map(FieldKey::value).collect(Collectors.toSet())
          : Set.of("facts", "each", "metrics", "period");
    }
    if (kind.equals("flow") || place.steps().size() < 6 || !place.steps().get(4).equals("fields")) {
      return Set.of();
    }
    Place around = new Place(place.steps().subList(0, 4));
    String subtable = tree.at(around.pointer()).path("key").asString("");
    return form
        .field(FieldKey.of(subtable))
        .map(Field::type)
        .filter(FieldType.Subtable.class::isInstance)
        .stream()
        .flatMap(rows -> ((FieldType.Subtable) rows).fields().stream())
        .map(cell -> cell.key().value())
        .collect(Collectors.toSet());
  }

  private static Stream<Place> standing(Shape shape, JsonNode value, Place at) {
    Shape narrowed = shape.narrowed(value);
    return switch (narrowed) {
      case Shape.Words(var role, _) when role == Shape.Role.SCRIPT -> Stream.of(at);
      case Shape.Condition _ -> inCondition(value, at);
      case Shape.Value _ when value.isObject() -> Stream.of(at.member("formula"));
      case Shape.Group _, Shape.Entries _ ->
          value.properties().stream()
              .flatMap(each ->
                  narrowed.inside(value, each.getKey()).stream()
                      .flatMap(
                          inner -> standing(inner, each.getValue(), at.member(each.getKey()))));
      case Shape.Items items -> {
        Stream<Place> found = Stream.empty();
        for (int i = 0; i < value.size(); i++) {
          found = Stream.concat(found, standing(items.item().get(), value.get(i), at.item(i)));
        }
        yield found;
      }
      default -> Stream.empty();
    };
  }

  private static Stream<Place> inCondition(JsonNode condition, Place at) {
    Stream<Place> found = condition.has("script") ? Stream.of(at.member("script")) : Stream.empty();
    for (String several : List.of("all", "any", "none")) {
      for (int i = 0; i < condition.path(several).size(); i++) {
        Place part = at.member(several).item(i);
        found = Stream.concat(found, inCondition(condition.path(several).get(i), part));
      }
    }
    return found;
  }
}

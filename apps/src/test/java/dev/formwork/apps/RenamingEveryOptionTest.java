package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.editing.KnownDefinition;
import dev.formwork.editing.OptionHome;
import dev.formwork.editing.OptionPlaces;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.scenarios.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Other keys for options of every list and every field, in all scripts too that compare them,
 * change nothing else and leave each app as sound as it was.
 */
@OnTheDemo
class RenamingEveryOptionTest {

  /** So many options of each list and each field get another key. */
  private static final int RENAMED = 2;

  private static final long SEED = 7;
  private static final String OTHER = "calledOtherwise";

  private final Drafts drafts;
  private final DefinitionTypes types;
  private final Actor admin;
  private final List<KnownDefinition> known = new ArrayList<>();
  private final Map<At, JsonNode> trees = new HashMap<>();
  private final Map<At, String> texts = new HashMap<>();

  @Autowired
  RenamingEveryOptionTest(Drafts drafts, DefinitionTypes types, People people) {
    this.drafts = drafts;
    this.types = types;
    this.admin = people.actor("admin").orElseThrow();
  }

  /** An option, and where it stands. */
  private record Option(OptionHome home, KnownDefinition in, String key, String pointer) {}

  /** Which definition it is. */
  private record At(DefinitionKey app, DefinitionName name) {

    static At of(KnownDefinition definition) {
      return new At(definition.app(), definition.name());
    }
  }

  @BeforeEach
  void readAll() {
    for (DefinitionKey app : apps()) {
      Map<DefinitionName, List<Reference>> named =
          drafts.usages(admin, app).stream()
              .collect(
                  Collectors.groupingBy(
                      Usage::by, Collectors.mapping(Usage::reference, Collectors.toList())));
      for (DraftDefinition each : drafts.open(admin, app).definitions()) {
        String schema = types.find(each.name().kind()).orElseThrow().schema();
        JsonNode tree = Yaml.read(each.text()).tree();
        var one =
            new KnownDefinition(
                app, each.name(), schema, tree, named.getOrDefault(each.name(), List.of()));
        known.add(one);
        trees.put(At.of(one), tree);
        texts.put(At.of(one), each.text());
      }
    }
  }

  @Test
  void changesNothingElse() {
    var wrong = new ArrayList<String>();
    int changed = 0;
    for (Option option : sample()) {
      for (var each : renamed(option, texts).entrySet()) {
        String back = each.getValue().replace(OTHER + option.key(), option.key());
        changed++;
        if (!Yaml.read(back).tree().equals(trees.get(each.getKey()))) {
          wrong.add("%s says something else without %s".formatted(each.getKey(), option.key()));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(changed).isGreaterThan(300);
  }

  @Test
  void leavesEachAppAsSoundAsItWas() {
    var broken = new ArrayList<String>();
    for (DefinitionKey app : apps()) {
      Map<At, String> now = new HashMap<>(texts);
      sample().stream()
          .filter(option -> option.in().app().equals(app))
          .forEach(option -> now.putAll(renamed(option, now)));
      Map<DefinitionName, String> own = new HashMap<>();
      now.forEach((each, text) -> {
        if (each.app().equals(app) && !text.equals(texts.get(each))) {
          own.put(each.name(), text);
          if (each.name().kind().equals(Scenario.TYPE.kind())
              && Definitions.read(Scenario.TYPE, text).problems().hasErrors()) {
            broken.add(each + " can't be read any more");
          }
        }
      });
      Set<String> before = problems(app, Map.of());
      problems(app, own).stream()
          .filter(problem -> !before.contains(problem))
          .forEach(problem -> broken.add(app + ": " + problem));
    }

    assertThat(broken).isEmpty();
  }

  private List<DefinitionKey> apps() {
    return drafts.apps(admin).stream().sorted().toList();
  }

  /** Some options of each list and of each field that has its own. */
  private List<Option> sample() {
    var random = new Random(SEED);
    var sample = new ArrayList<Option>();
    for (KnownDefinition each : known) {
      if (each.name().kind().equals("option-list")) {
        sample.addAll(some(each, OptionHome.list(each.key()), "", each.tree(), random));
      } else if (each.name().kind().equals("form")) {
        JsonNode sections = each.tree().path("sections");
        for (int s = 0; s < sections.size(); s++) {
          JsonNode fields = sections.path(s).path("fields");
          String at = "/sections/" + s + "/fields";
          sample.addAll(ofFields(each, fields, at, List.of(), random));
        }
      }
    }
    return sample;
  }

  private static List<Option> ofFields(
      KnownDefinition form, JsonNode fields, String at, List<FieldKey> around, Random random) {
    var found = new ArrayList<Option>();
    for (int i = 0; i < fields.size(); i++) {
      JsonNode field = fields.path(i);
      var way = new ArrayList<>(around);
      way.add(FieldKey.of(field.path("key").asString()));
      String pointer = at + "/" + i;
      var home = new OptionHome(form.key(), way);
      found.addAll(some(form, home, pointer, field, random));
      found.addAll(ofFields(form, field.path("fields"), pointer + "/fields", way, random));
    }
    return found;
  }

  private static List<Option> some(
      KnownDefinition in, OptionHome home, String at, JsonNode around, Random random) {
    var all = new ArrayList<Option>();
    JsonNode options = around.path("options");
    for (int i = 0; options.isArray() && i < options.size(); i++) {
      String key = options.path(i).path("key").asString();
      all.add(new Option(home, in, key, at + "/options/" + i));
    }
    Collections.shuffle(all, random);
    return all.stream().limit(RENAMED).toList();
  }

  /** The texts of the app that change. */
  private Map<At, String> renamed(Option option, Map<At, String> texts) {
    var finder = OptionPlaces.of(option.home(), option.key(), known);
    var changed = new HashMap<At, String>();
    for (KnownDefinition each : known) {
      if (!each.app().equals(option.in().app())) {
        continue;
      }
      var places = new ArrayList<Reference>();
      if (At.of(each).equals(At.of(option.in()))) {
        places.add(option.home().reference(option.pointer() + "/key", option.key(), Written.VALUE));
      }
      finder.in(each).stream()
          .filter(place -> place.written() != Written.PERHAPS)
          .forEach(places::add);
      if (!places.isEmpty()) {
        String now = OTHER + option.key();
        changed.put(
            At.of(each),
            KeyRewrite.of(
                Objects.requireNonNull(texts.get(At.of(each))), places, option.key(), now));
      }
    }
    return changed;
  }

  /** What is wrong with an app where some texts are others; other apps may name it too. */
  private Set<String> problems(DefinitionKey app, Map<DefinitionName, String> texts) {
    return drafts.check(admin, app, texts).list().stream()
        .map(LocatedProblem::problem)
        .filter(problem -> !problem.code().equals("definitions.dependent.broken"))
        .map(problem -> problem.code() + " " + problem.args())
        .map(problem -> problem.replace(OTHER, ""))
        .collect(Collectors.toSet());
  }
}

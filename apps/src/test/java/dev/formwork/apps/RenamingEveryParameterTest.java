package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.editing.ParameterPlaces;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Another key for a parameter leaves nothing of the old one in its app, changes nothing else, and
 * leaves the app as sound as it was.
 */
@OnTheDemo
class RenamingEveryParameterTest {

  /** So many parameters of each app are checked; that takes its time. */
  private static final int CHECKED = 2;

  private static final long SEED = 7;
  private static final String OTHER = "calledOtherwise";

  private final Drafts drafts;
  private final DefinitionTypes types;
  private final Actor admin;

  @Autowired
  RenamingEveryParameterTest(Drafts drafts, DefinitionTypes types, People people) {
    this.drafts = drafts;
    this.types = types;
    this.admin = people.actor("admin").orElseThrow();
  }

  @Test
  void leavesNothingOfTheOldKeyAndAllElse() {
    var wrong = new ArrayList<String>();
    int changed = 0;
    for (DefinitionKey app : apps()) {
      Draft draft = drafts.open(admin, app);
      List<FieldKey> parameters = parameters(app);
      for (FieldKey key : parameters) {
        Map<DefinitionName, String> renamed = renamed(draft, parameters, key);
        changed += renamed.size();
        for (DraftDefinition each : draft.definitions()) {
          String after = renamed.getOrDefault(each.name(), each.text());
          if (names(key).matcher(after).find()) {
            wrong.add("%s %s still names %s".formatted(app, each.name(), key));
          }
          String back = after.replace(OTHER, key.value());
          if (!after.equals(each.text())
              && !Yaml.read(back).tree().equals(Yaml.read(each.text()).tree())) {
            wrong.add("%s %s says something else without %s".formatted(app, each.name(), key));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(changed).isGreaterThan(100);
  }

  @Test
  void leavesEachAppAsSoundAsItWas() {
    var broken = new ArrayList<String>();
    for (DefinitionKey app : apps()) {
      Set<String> before = problems(app, Map.of());
      Draft draft = drafts.open(admin, app);
      List<FieldKey> parameters = parameters(app);
      List<FieldKey> sample = new ArrayList<>(parameters);
      Collections.shuffle(sample, new Random(SEED));
      for (FieldKey key : sample.stream().limit(CHECKED).toList()) {
        problems(app, renamed(draft, parameters, key)).stream()
            .filter(problem -> !before.contains(problem))
            .forEach(problem -> broken.add(app + " " + key + ": " + problem));
      }
    }

    assertThat(broken).isEmpty();
  }

  /** All ways in which the packs name a parameter. */
  private static Pattern names(FieldKey key) {
    return Pattern.compile("(\\$param\\.|params\\.|parameter: )" + key + "\\b");
  }

  private List<DefinitionKey> apps() {
    return drafts.apps(admin).stream().sorted().toList();
  }

  private List<FieldKey> parameters(DefinitionKey app) {
    CompiledRelease planned = drafts.planned(admin, app);
    return planned.manifest().parameters().stream().map(Manifest.Parameter::key).toList();
  }

  private Map<DefinitionName, String> renamed(
      Draft draft, List<FieldKey> parameters, FieldKey key) {
    DefinitionKey app = draft.app();
    var texts = new HashMap<DefinitionName, String>();
    for (DraftDefinition each : draft.definitions()) {
      if (!each.text().contains(key.value())) {
        continue;
      }
      String schema = types.find(each.name().kind()).orElseThrow().schema();
      var places =
          new ArrayList<>(ParameterPlaces.in(Yaml.read(each.text()).tree(), schema, app, app, key));
      if (each.name().equals(DefinitionName.manifestOf(app))) {
        String at = "/parameters/%d/key".formatted(parameters.indexOf(key));
        places.add(
            new Reference(
                at,
                "pack",
                new QualifiedKey(app, app),
                new Reference.OfParameter(key),
                Written.VALUE));
      }
      if (!places.isEmpty()) {
        String after = KeyRewrite.of(each.text(), places, key.value(), OTHER);
        if (!after.equals(each.text())) {
          texts.put(each.name(), after);
        }
      }
    }
    return texts;
  }

  /** What is wrong with an app where some texts are others; other apps may name it too. */
  private Set<String> problems(DefinitionKey app, Map<DefinitionName, String> texts) {
    return drafts.check(admin, app, texts).list().stream()
        .map(LocatedProblem::problem)
        .filter(problem -> !problem.code().equals("definitions.dependent.broken"))
        .map(problem -> problem.code() + " " + problem.args())
        .map(problem -> problem.replace(OTHER, "…"))
        .collect(Collectors.toSet());
  }
}

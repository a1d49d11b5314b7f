package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.KeyRewrite;
import dev.formwork.forms.Form;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Another key for a column, in all scripts too that may read it, changes nothing else and leaves
 * each app as sound as it was.
 */
@OnTheDemo
class RenamingEveryColumnTest {

  /** So many columns of each app get another key; checking an app takes its time. */
  private static final int CHECKED = 3;

  private static final long SEED = 7;
  private static final String OTHER = "calledOtherwise";

  private final Drafts drafts;
  private final Actor admin;

  @Autowired
  RenamingEveryColumnTest(Drafts drafts, People people) {
    this.drafts = drafts;
    this.admin = people.actor("admin").orElseThrow();
  }

  /** A column of a form, and where it stands there. */
  private record Column(DefinitionName form, FieldKey rows, FieldKey key, String pointer) {}

  @Test
  void changesNothingElse() {
    var wrong = new ArrayList<String>();
    int changed = 0;
    for (DefinitionKey app : apps()) {
      Draft draft = drafts.open(admin, app);
      for (Column column : sample(draft)) {
        for (var each : renamed(draft, column).entrySet()) {
          String before = draft.find(each.getKey()).orElseThrow().text();
          String back = each.getValue().replace(OTHER, column.key().value());
          changed++;
          if (!Yaml.read(back).tree().equals(Yaml.read(before).tree())) {
            wrong.add("%s %s says something else without %s".formatted(app, each.getKey(), column));
          }
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(changed).isGreaterThan(10);
  }

  @Test
  void leavesEachAppAsSoundAsItWas() {
    var broken = new ArrayList<String>();
    for (DefinitionKey app : apps()) {
      Draft draft = drafts.open(admin, app);
      Set<String> before = problems(app, Map.of());
      for (Column column : sample(draft)) {
        problems(app, renamed(draft, column)).stream()
            .filter(problem -> !before.contains(problem))
            .forEach(problem -> broken.add(app + " " + column + ": " + problem));
      }
    }

    assertThat(broken).isEmpty();
  }

  private List<DefinitionKey> apps() {
    return drafts.apps(admin).stream().sorted().toList();
  }

  private static List<Column> sample(Draft draft) {
    var sample = new ArrayList<>(columns(draft));
    Collections.shuffle(sample, new Random(SEED));
    return sample.stream().limit(CHECKED).toList();
  }

  private static List<Column> columns(Draft draft) {
    var found = new ArrayList<Column>();
    for (DraftDefinition each : draft.definitions()) {
      JsonNode sections = Yaml.read(each.text()).tree().path("sections");
      for (int s = 0; each.name().kind().equals("form") && s < sections.size(); s++) {
        JsonNode fields = sections.get(s).path("fields");
        for (int f = 0; f < fields.size(); f++) {
          JsonNode cells = fields.get(f).path("fields");
          for (int c = 0; c < cells.size(); c++) {
            found.add(
                new Column(
                    each.name(),
                    FieldKey.of(fields.get(f).path("key").asString()),
                    FieldKey.of(cells.get(c).path("key").asString()),
                    "/sections/%d/fields/%d/fields/%d".formatted(s, f, c)));
          }
        }
      }
    }
    return found;
  }

  private Map<DefinitionName, String> renamed(Draft draft, Column column) {
    var form = new QualifiedKey(draft.app(), column.form().key());
    var places = new HashMap<DefinitionName, List<Reference>>();
    places
        .computeIfAbsent(column.form(), _ -> new ArrayList<>())
        .add(
            Reference.toColumn(
                Form.TYPE, form, column.rows(), column.key(), column.pointer() + "/key"));
    for (Usage usage : drafts.usages(admin, draft.app(), "form", form, null)) {
      if (usage.app().equals(draft.app())
          && usage.reference().isToColumn(column.rows(), column.key())) {
        places.computeIfAbsent(usage.by(), _ -> new ArrayList<>()).add(usage.reference());
      }
    }
    var texts = new HashMap<DefinitionName, String>();
    places.forEach((name, there) -> {
      String text = draft.find(name).orElseThrow().text();
      texts.put(name, KeyRewrite.of(text, there, column.key().value(), OTHER));
    });
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

package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** How the front page of an app is read and checked. */
final class ManifestType implements DefinitionType<Manifest> {

  @Override
  public String kind() {
    return "pack";
  }

  /** None: it stands beside the folders, as {@code pack.yaml}. */
  @Override
  public String folder() {
    return "";
  }

  @Override
  public String schema() {
    return "pack.schema.json";
  }

  @Override
  public Class<Manifest> valueType() {
    return Manifest.class;
  }

  @Override
  public DefinitionKey key(Manifest manifest) {
    return manifest.key();
  }

  @Override
  public LocalizedText title(Manifest manifest) {
    return manifest.title();
  }

  @Override
  public Problems check(Manifest manifest, DefinitionKey app, Catalog catalog) {
    var problems = new ArrayList<Problem>();
    if (manifest.dependencies().containsKey(manifest.key())) {
      problems.add(
          Problem.error(
              "definitions.dependency.itself",
              Pointers.member("/dependencies", manifest.key().value())));
    }
    checkMenu(manifest.menu(), problems);
    checkParameters(manifest.parameters(), problems);
    return new Problems(problems);
  }

  @Override
  public List<Reference> references(Manifest manifest, DefinitionKey app) {
    var found = new ArrayList<Reference>();
    for (int s = 0; s < manifest.menu().size(); s++) {
      List<MenuSection.Line> lines = manifest.menu().get(s).entries();
      for (int l = 0; l < lines.size(); l++) {
        MenuSection.Line line = lines.get(l);
        String pointer = Pointers.member(pointerOf(s, l), line.kind());
        found.add(new Reference(pointer, line.kind(), new QualifiedKey(app, line.key()), null));
      }
    }
    return found;
  }

  private static void checkMenu(List<MenuSection> menu, List<Problem> problems) {
    var seen = new HashSet<MenuSection.Line>();
    for (int s = 0; s < menu.size(); s++) {
      List<MenuSection.Line> lines = menu.get(s).entries();
      for (int l = 0; l < lines.size(); l++) {
        if (!seen.add(lines.get(l))) {
          problems.add(
              Problem.error("definitions.menu.twice", pointerOf(s, l))
                  .with("kind", lines.get(l).kind())
                  .with("key", lines.get(l).key().value()));
        }
      }
    }
  }

  private static String pointerOf(int section, int line) {
    return Pointers.item(Pointers.member(Pointers.item("/menu", section), "entries"), line);
  }

  private static void checkParameters(List<Manifest.Parameter> parameters, List<Problem> problems) {
    var seen = new HashSet<FieldKey>();
    for (int i = 0; i < parameters.size(); i++) {
      Manifest.Parameter parameter = parameters.get(i);
      String pointer = Pointers.item("/parameters", i);
      if (!seen.add(parameter.key())) {
        problems.add(
            Problem.error("definitions.parameter.duplicate", Pointers.member(pointer, "key"))
                .with("key", parameter.key().value()));
      }
      if (!parameter.type().accepts(parameter.defaultValue())) {
        problems.add(
            Problem.error("definitions.parameter.value", Pointers.member(pointer, "default"))
                .with("key", parameter.key().value())
                .with("type", parameter.type().word()));
      }
    }
  }
}

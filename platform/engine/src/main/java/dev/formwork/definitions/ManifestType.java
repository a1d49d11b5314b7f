package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
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
    checkParameters(manifest.parameters(), problems);
    return new Problems(problems);
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

package dev.formwork.triggers;

import dev.formwork.access.Role;
import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.rules.DecisionTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The definitions that rules of the tests are about, from files. */
final class TriggerFixtures {

  static final Path FILES = Path.of("src/test/resources");
  static final DefinitionKey APP = DefinitionKey.of("garage");
  static final Catalog CATALOG = Catalog.of(release());

  private TriggerFixtures() {}

  private static CompiledRelease release() {
    var token =
        new Manifest.Parameter(
            FieldKey.of("token"),
            LocalizedText.of("Token"),
            LocalizedText.of(""),
            dev.formwork.definitions.ParameterType.TEXT,
            "0123456789abcdef");
    var manifest =
        new Manifest(
            APP,
            LocalizedText.of("Garage"),
            LocalizedText.of(""),
            "1.0.0",
            null,
            Map.of(),
            null,
            null,
            false,
            List.of(),
            List.of(token));
    return CompiledRelease.of(manifest, 1)
        .with(Form.TYPE, read(Form.TYPE, "triggers/car.form"))
        .with(Form.TYPE, read(Form.TYPE, "triggers/visit.form"))
        .with(KeywordList.TYPE, read(KeywordList.TYPE, "triggers/risks"))
        .with(DecisionTable.TYPE, read(DecisionTable.TYPE, "tables/valid/grading"))
        .with(
            Role.TYPE,
            Definitions.read(Role.TYPE, "key: quality\ntitle: Quality\ngrants: []\n").get())
        .build();
  }

  static <T> T read(DefinitionType<T> type, String file) {
    return Definitions.read(type, text(file)).get();
  }

  static String text(String file) {
    try {
      return Files.readString(FILES.resolve(file + ".yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files of a folder. */
  static Stream<String> names(String folder) {
    try (Stream<Path> files = Files.list(FILES.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.formwork.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.editing.YamlPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Each definition of the packs can be edited as what it is, place by place, and loses nothing.
 * Scenarios are stories: they are written as source.
 */
class EditingEveryDefinitionTest {

  private static final Map<String, String> SCHEMAS =
      Map.ofEntries(
          Map.entry("forms", "form"),
          Map.entry("options", "option-list"),
          Map.entry("flows", "flow"),
          Map.entry("roles", "role"),
          Map.entry("rules", "rule"),
          Map.entry("decision-tables", "decision-table"),
          Map.entry("messages", "message"),
          Map.entry("reports", "report"),
          Map.entry("dashboards", "dashboard"),
          Map.entry("metrics", "metric"),
          Map.entry("calendars", "calendar"),
          Map.entry("keyword-lists", "keyword-list"),
          Map.entry("sequences", "sequence"),
          Map.entry("mailings", "mailing"));

  private static Stream<Path> definitions() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path pack : PacksInstallTest.folders()) {
      try (var found = Files.walk(pack)) {
        found
            .filter(file -> file.toString().endsWith(".yaml"))
            .filter(file -> SCHEMAS.containsKey(folder(file)) && depth(pack, file) == 2)
            .forEach(files::add);
      }
    }
    return files.stream().sorted();
  }

  private static int depth(Path pack, Path file) {
    return pack.relativize(file).getNameCount();
  }

  private static String folder(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> hasAShapeAtEachPlace() throws IOException {
    return definitions()
        .map(file ->
            dynamicTest(
                "%s of %s".formatted(file.getFileName(), folder(file)),
                () -> {
                  JsonNode tree = Yaml.read(read(file)).tree();
                  Shape shape = Shapes.of(SCHEMAS.get(folder(file)) + ".schema.json");
                  assertThat(unknown(shape, tree, Place.ROOT)).isEmpty();
                }));
  }

  /** Places whose value is not of the shape that stands there. */
  private static List<String> unknown(Shape shape, JsonNode value, Place at) {
    if (!shape.takes(value)) {
      return List.of(at.pointer() + " is no " + shape);
    }
    Shape narrowed = shape.narrowed(value);
    var found = new ArrayList<String>();
    switch (narrowed) {
      case Shape.Group _, Shape.Entries _ ->
          value
              .properties()
              .forEach(each -> {
                Place place = at.member(each.getKey());
                narrowed
                    .inside(value, each.getKey())
                    .ifPresentOrElse(
                        inner -> found.addAll(unknown(inner, each.getValue(), place)),
                        () -> found.add(place.pointer() + " is unknown"));
              });
      case Shape.Items items -> {
        for (int i = 0; i < value.size(); i++) {
          found.addAll(unknown(items.item().get(), value.get(i), at.item(i)));
        }
      }
      default -> {}
    }
    return found;
  }

  @TestFactory
  Stream<DynamicTest> losesNothingWhenEdited() throws IOException {
    return definitions()
        .map(file ->
            dynamicTest(
                "%s of %s".formatted(file.getFileName(), folder(file)),
                () -> editEach(read(file))));
  }

  /** Puts each value anew, and takes out and puts back each item. */
  private static void editEach(String text) {
    JsonNode tree = Yaml.read(text).tree();
    String written = YamlPatch.apply(text, List.of(new Put("/key", tree.path("key"))));
    assertThat(comments(written)).isEqualTo(comments(text));
    for (var member : tree.properties()) {
      String pointer = Place.ROOT.member(member.getKey()).pointer();
      JsonNode value = member.getValue();
      String put = YamlPatch.apply(text, List.of(new Put(pointer, value)));
      assertThat(Yaml.read(put).tree()).isEqualTo(tree);
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        String item = pointer + "/" + i;
        String back =
            YamlPatch.apply(text, List.of(new Remove(item), new Insert(item, value.get(i))));
        assertThat(Yaml.read(back).tree()).isEqualTo(tree);
      }
    }
  }

  private static long comments(String text) {
    return text.lines().filter(line -> line.strip().startsWith("#")).count();
  }
}

package dev.formwork.scenarios.internal;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.packs.Samples;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Expectation;
import dev.formwork.tasks.Copy;
import dev.formwork.tasks.InboxQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at what was sent for reading: in the inbox of who is named, and at the record. */
final class Copying {

  private final Stage stage;
  private final Places places;

  Copying(Stage stage, Places places) {
    this.stage = stage;
    this.places = places;
  }

  void look(Expectation.Copied expected) {
    Samples.Made at = stage.record(expected.record());
    stage.touch(at);
    for (String person : expected.to()) {
      if (!hasCopy(person, at, expected.node())) {
        throw broken("scenarios.copied.not", "/to", person, at, expected.node());
      }
    }
  }

  void look(Expectation.NotCopied expected) {
    Samples.Made at = stage.record(expected.record());
    for (String person : expected.to()) {
      if (hasCopy(person, at, expected.node())) {
        throw broken("scenarios.copied.unexpected", "/to", person, at, expected.node());
      }
    }
    if (expected.to().isEmpty()) {
      readers(at, expected.node()).stream()
          .findFirst()
          .ifPresent(reader -> {
            throw broken("scenarios.copied.unexpected", "", reader, at, expected.node());
          });
    }
  }

  /** What the record says his inbox must say, too. */
  private boolean hasCopy(String person, Samples.Made at, @Nullable DefinitionKey node) {
    InboxQuery query = InboxQuery.ALL.ofForm(at.form()).limitedTo(InboxQuery.MAX_LIMIT);
    return stage.world().inbox().copied(stage.actor(person), query).items().stream()
            .anyMatch(entry -> entry.record().equals(at.id()))
        && readers(at, node).contains(person);
  }

  private List<String> readers(Samples.Made at, @Nullable DefinitionKey node) {
    RecordView whole = stage.whole(at);
    return stage.world().copies().of(stage.platform(), at.form(), at.id()).stream()
        .filter(copy -> node == null || isBy(node, copy, whole))
        .map(Copy::readers)
        .flatMap(List::stream)
        .map(reader -> stage.username(reader.person()))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isBy(DefinitionKey node, Copy copy, RecordView whole) {
    return whole.execution() != null
        && whole.execution().steps().stream()
            .anyMatch(step -> step.id().equals(copy.step()) && step.node().equals(node));
  }

  private Broken broken(
      String code, String at, String person, Samples.Made record, @Nullable DefinitionKey node) {
    List<String> readers = readers(record, null);
    return new Broken(
        Problem.error(code, at)
            .with("person", person)
            .with("found", readers.isEmpty() ? "nobody" : String.join(", ", readers)),
        places.node(record.form(), node));
  }
}

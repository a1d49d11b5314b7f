package dev.formwork.definitions;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of definition for tests; one without a word in its title means nothing. */
public record Note(DefinitionKey key, LocalizedText title, Set<FieldKey> fields, List<Use> uses) {

  public static final DefinitionType<Note> TYPE = new Type();

  record Use(String note, @Nullable FieldKey field) {}

  private static final class Type implements DefinitionType<Note> {

    @Override
    public String kind() {
      return "note";
    }

    @Override
    public String folder() {
      return "notes";
    }

    @Override
    public String schema() {
      return "note.schema.json";
    }

    @Override
    public Class<Note> valueType() {
      return Note.class;
    }

    @Override
    public DefinitionKey key(Note note) {
      return note.key();
    }

    @Override
    public LocalizedText title(Note note) {
      return note.title();
    }

    @Override
    public Set<FieldKey> fields(Note note) {
      return note.fields();
    }

    @Override
    public Problems check(Note note, DefinitionKey app, Catalog catalog) {
      var problems = new ArrayList<Problem>();
      if (note.title().isEmpty()) {
        problems.add(Problem.error("note.title.empty", "/title"));
      }
      for (int i = 0; i < note.uses().size(); i++) {
        if (note.uses().get(i).note().equals(note.key().value())) {
          problems.add(Problem.error("note.uses.itself", "/uses/" + i));
        }
      }
      return new Problems(problems);
    }

    @Override
    public List<Reference> references(Note note, DefinitionKey app) {
      var references = new ArrayList<Reference>();
      for (int i = 0; i < note.uses().size(); i++) {
        Use use = note.uses().get(i);
        QualifiedKey target = QualifiedKey.parse(use.note(), app);
        references.add(new Reference("/uses/" + i, "note", target, use.field()));
      }
      return references;
    }
  }
}

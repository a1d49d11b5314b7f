package dev.formwork.designer.editor;

import dev.formwork.definitions.Definitions;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelationChoice;
import dev.formwork.workspace.form.FormSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What fields of a form that is being built show: the options of its draft, and nobody's data but
 * what can be looked up.
 */
final class DraftForm implements FormSource {

  private final DefinitionKey app;
  private final Suggestions suggestions;
  private final Lookups lookups;

  /** Who people are, and what records are called. */
  record Lookups(
      Function<String, Optional<Person>> person, BiFunction<QualifiedKey, String, String> label) {

    static final Lookups NONE = new Lookups(_ -> Optional.empty(), (_, _) -> "");
  }

  DraftForm(DefinitionKey app, Suggestions suggestions) {
    this(app, suggestions, Lookups.NONE);
  }

  DraftForm(DefinitionKey app, Suggestions suggestions, Lookups lookups) {
    this.app = app;
    this.suggestions = suggestions;
    this.lookups = lookups;
  }

  /** A field as its tree says; empty where that is none yet. */
  static Optional<Field> read(JsonNode field) {
    try {
      return Optional.of(Definitions.mapper().treeToValue(field, Field.class));
    } catch (JacksonException | IllegalArgumentException unfinished) {
      return Optional.empty();
    }
  }

  @Override
  public List<Option> options(Options options) {
    return switch (options) {
      case Options.Inline(var inline) -> inline;
      case Options.Named(var list) ->
          suggestions
              .definition("option-list", list)
              .path("options")
              .valueStream()
              .map(option ->
                  new Option(
                      option.path("key").asString(""),
                      LocalizedText.of(Labels.text(option.path("title"))),
                      null,
                      null,
                      null))
              .toList();
    };
  }

  @Override
  public List<Option> offered(String path, Map<String, @Nullable Object> row) {
    return List.of();
  }

  @Override
  public List<RelationChoice> choose(
      String path, Map<String, @Nullable Object> row, String words, int limit) {
    return List.of();
  }

  @Override
  public List<Person> people(List<DefinitionKey> roles) {
    return List.of();
  }

  @Override
  public Optional<Person> person(String id) {
    return lookups.person().apply(id);
  }

  @Override
  public List<RelationChoice> choose(FieldType.Relation relation, String words, int limit) {
    return List.of();
  }

  @Override
  public QualifiedKey target(FieldType.Relation relation) {
    return QualifiedKey.parse(relation.form(), app);
  }

  @Override
  public String label(FieldType.Relation relation, String id) {
    return lookups.label().apply(target(relation), id);
  }

  @Override
  public RecordView preview(Map<String, @Nullable Object> changes) {
    throw new UnsupportedOperationException("Expected fields to be looked at only.");
  }

  @Override
  public Map<String, Object> upload(String name, InputStream content) {
    throw new UnsupportedOperationException("Expected fields to be looked at only.");
  }

  @Override
  public void download(String fileId, OutputStream to) {
    throw new UnsupportedOperationException("Expected fields to be looked at only.");
  }
}

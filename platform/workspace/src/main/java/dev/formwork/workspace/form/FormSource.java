package dev.formwork.workspace.form;

import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelationChoice;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a form on a screen asks of the engine, for one person and one record. */
public interface FormSource {

  /** The record as it would be with these changes; nothing is stored. */
  RecordView preview(Map<String, @Nullable Object> changes);

  /** What can be chosen now. */
  List<Option> options(Options options);

  /**
   * What a choice with a filter offers, as the record was last shown.
   *
   * @param path the field, as {@code model}, or {@code lines.model} in a row
   * @param row what its row holds; empty at the top
   */
  List<Option> offered(String path, Map<String, @Nullable Object> row);

  /** Records that a relation with a filter offers, as the record was last shown. */
  List<RelationChoice> choose(
      String path, Map<String, @Nullable Object> row, String words, int limit);

  /** Active people that hold one of the roles; all where no role is named. */
  List<Person> people(List<DefinitionKey> roles);

  Optional<Person> person(String id);

  /** Records that a relation can point to, whose name contains the words. */
  List<RelationChoice> choose(FieldType.Relation relation, String words, int limit);

  /** The form that a relation points to. */
  QualifiedKey target(FieldType.Relation relation);

  /** What a related record is called; empty where this person may not read it. */
  String label(FieldType.Relation relation, String id);

  /** Keeps an uploaded file; it becomes part of the record when the record is saved. */
  Map<String, Object> upload(String name, InputStream content);

  /** Writes a file that the record on this screen names. */
  void download(String fileId, OutputStream to);
}

package dev.formwork.workspace.record;

import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Offered;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelationChoice;
import dev.formwork.tasks.Copies;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.links.LinkDesk;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one record's form asks, answered by the engine for the person at the screen. */
public final class RecordForm implements FormSource {

  private final Records engine;
  private final QualifiedKey form;
  private final @Nullable String record;
  private final boolean correcting;
  private final Map<Options, List<Option>> options = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private Map<String, @Nullable Object> typed = Map.of();

  /**
   * @param record id; absent for a record that is not there yet
   */
  RecordForm(Records engine, QualifiedKey form, @Nullable String record) {
    this(engine, form, record, false);
  }

  private RecordForm(
      Records engine, QualifiedKey form, @Nullable String record, boolean correcting) {
    this.engine = engine;
    this.form = form;
    this.record = record;
    this.correcting = correcting;
  }

  /** For an administrator who corrects the record. */
  static RecordForm correcting(Records engine, QualifiedKey form, String record) {
    return new RecordForm(engine, form, record, true);
  }

  @Override
  public RecordView preview(Map<String, @Nullable Object> changes) {
    typed = changes;
    if (correcting && record != null) {
      return engine.service().correction(actor(), form, record, changes);
    }
    return engine.service().preview(actor(), form, record, changes);
  }

  @Override
  public List<Option> options(Options wanted) {
    return options.computeIfAbsent(wanted, each -> engine.service().options(actor(), form, each));
  }

  @Override
  public List<Option> offered(String path, Map<String, @Nullable Object> row) {
    return engine.service().options(actor(), new Offered(form, record, typed, path, row));
  }

  @Override
  public List<RelationChoice> choose(
      String path, Map<String, @Nullable Object> row, String words, int limit) {
    var offered = new Offered(form, record, typed, path, row);
    return engine.service().choose(actor(), offered, words, limit);
  }

  @Override
  public List<Person> people(List<DefinitionKey> roles) {
    return actor().organisation().persons().stream()
        .filter(Person::active)
        .filter(person -> roles.isEmpty() || holdsOneOf(person, roles))
        .toList();
  }

  private static boolean holdsOneOf(Person person, List<DefinitionKey> roles) {
    return person.posts().stream()
        .anyMatch(post -> post.roles().stream().anyMatch(roles::contains));
  }

  @Override
  public Optional<Person> person(String id) {
    return actor().organisation().person(id);
  }

  @Override
  public List<RelationChoice> choose(FieldType.Relation relation, String words, int limit) {
    return engine.service().choose(actor(), target(relation), words, limit);
  }

  @Override
  public QualifiedKey target(FieldType.Relation relation) {
    return QualifiedKey.parse(relation.form(), form.app());
  }

  @Override
  public String label(FieldType.Relation relation, String id) {
    return labels.computeIfAbsent(
        relation.form() + "/" + id, _ -> engine.service().label(actor(), target(relation), id));
  }

  @Override
  public Map<String, Object> upload(String name, InputStream content) {
    StoredFile file = engine.files().store(actor().id(), name, content);
    return Map.of("id", file.id(), "name", file.name(), "size", file.size(), "type", file.type());
  }

  @Override
  public void download(String fileId, OutputStream to) {
    engine.files().copy(readable(fileId), to);
  }

  /** A file that the record names, or one that this person has just uploaded. */
  private StoredFile readable(String fileId) {
    Actor actor = actor();
    Optional<StoredFile> own =
        engine.files().find(fileId).filter(file -> file.uploadedBy().equals(actor.id()));
    if (own.isPresent()) {
      return own.get();
    }
    if (record == null) {
      throw new Refusal.NotFound("files.not-found");
    }
    return engine.service().file(actor, form, record, fileId);
  }

  private Actor actor() {
    return engine.current().get();
  }

  /**
   * What answers it, for one person.
   *
   * @param links absent where links would lead nowhere
   */
  record Records(
      RecordService service,
      Copies copies,
      Files files,
      Supplier<Actor> current,
      List<RecordAside> asides,
      @Nullable LinkDesk links) {}

  /** The services behind it, for who is signed in. */
  @Component
  record Services(
      RecordService service,
      Copies copies,
      Files files,
      CurrentActor current,
      List<RecordAside> asides,
      LinkDesk links) {

    Records records() {
      return new Records(service, copies, files, current::get, asides, links);
    }
  }
}

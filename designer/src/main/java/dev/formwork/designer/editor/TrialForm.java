package dev.formwork.designer.editor;

import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelationChoice;
import dev.formwork.records.State;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.scripting.Scripts;
import dev.formwork.workspace.form.FormSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form of a draft, filled in to try it: defaults, formulas, conditions and checks work as they
 * will; nothing is stored, and there are no records to choose from.
 */
final class TrialForm implements FormSource {

  /**
   * What a trial needs of the platform.
   *
   * @param params the app's parameters as they are now
   */
  record Means(Scripts scripts, Clock clock, Actor actor, Map<String, Object> params) {}

  private final QualifiedKey key;
  private final FormLogic logic;
  private final DraftForm draft;
  private final Means means;
  private final Map<String, FieldAccess> rights;

  /**
   * @param rights how far each field is open to whom it is tried as
   */
  TrialForm(
      QualifiedKey key, Form form, DraftForm draft, Means means, Map<String, FieldAccess> rights) {
    this.key = key;
    this.logic = FormLogic.of(form);
    this.draft = draft;
    this.means = means;
    this.rights = Map.copyOf(rights);
  }

  @Override
  public RecordView preview(Map<String, @Nullable Object> changes) {
    Map<String, Object> given = new LinkedHashMap<>();
    changes.forEach((field, value) -> {
      if (value != null) {
        given.put(field, value);
      }
    });
    try (var session = means.scripts().open()) {
      Actor actor = means.actor();
      Instant now = means.clock().instant();
      var asking =
          new EvaluationContext.Asking(
              actor.id(),
              actor.mainDepartment().map(DefinitionKey::value).orElse(null),
              actor.mainStore().map(DefinitionKey::value).orElse(null),
              means.params(),
              now,
              means.clock().getZone(),
              session);
      var context = new EvaluationContext(Map.of(), Map.of(), logic.fields().keySet(), asking);
      Map<String, Object> typed = new LinkedHashMap<>();
      logic
          .read(given)
          .values()
          .forEach((field, value) -> {
            if (value != null) {
              typed.put(field, value);
            }
          });
      Map<String, Object> begun =
          logic.withGivenRows(logic.withDefaults(typed, context), context, draft::options);
      var evaluated = logic.evaluate(begun, context.withData(begun));
      Problems problems =
          evaluated
              .problems()
              .and(logic.validate(evaluated, context.withData(evaluated.data()), draft::options));
      return view(evaluated, problems, now);
    }
  }

  private RecordView view(FormLogic.Evaluated evaluated, Problems problems, Instant now) {
    String who = means.actor().id();
    return new RecordView(
        "",
        key,
        logic.form(),
        0,
        0,
        null,
        State.DRAFT,
        evaluated.data(),
        rights,
        evaluated.hidden(),
        Set.of(),
        evaluated.required(),
        problems,
        new FormRecord.Stamps(now, who, now, who, null, null),
        new FormRecord.Owner(null, null),
        null,
        List.of(),
        List.of(),
        Set.of("edit", "submit"),
        null);
  }

  @Override
  public List<Option> options(Options options) {
    return draft.options(options);
  }

  @Override
  public List<Option> offered(String path, Map<String, @Nullable Object> row) {
    return Optional.ofNullable(logic.fields().get(path))
        .map(Field::type)
        .map(type ->
            switch (type) {
              case FieldType.Choice choice -> draft.options(choice.options());
              case FieldType.MultiChoice choice -> draft.options(choice.options());
              default -> List.<Option>of();
            })
        .orElse(List.of());
  }

  @Override
  public List<Person> people(List<DefinitionKey> roles) {
    return means.actor().organisation().persons().stream()
        .filter(Person::active)
        .filter(person ->
            roles.isEmpty()
                || person.posts().stream()
                    .anyMatch(post -> post.roles().stream().anyMatch(roles::contains)))
        .toList();
  }

  @Override
  public Optional<Person> person(String id) {
    return means.actor().organisation().person(id);
  }

  @Override
  public List<RelationChoice> choose(
      String path, Map<String, @Nullable Object> row, String words, int limit) {
    return List.of();
  }

  @Override
  public List<RelationChoice> choose(FieldType.Relation relation, String words, int limit) {
    return List.of();
  }

  @Override
  public QualifiedKey target(FieldType.Relation relation) {
    return draft.target(relation);
  }

  @Override
  public String label(FieldType.Relation relation, String id) {
    return "";
  }

  @Override
  public Map<String, Object> upload(String name, InputStream content) {
    return Map.of("id", "trial", "name", name, "size", 0L, "type", "");
  }

  @Override
  public void download(String fileId, OutputStream to) {
    // What is tried is kept nowhere, so there is nothing to give back.
  }
}

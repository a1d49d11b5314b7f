package dev.formwork.records.rest;

import dev.formwork.definitions.App;
import dev.formwork.definitions.Apps;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.Section;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormSummary;
import dev.formwork.records.Offered;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The apps and forms that somebody may use, in the language of the request. */
@RestController
@RequestMapping("/api/v1/apps")
@Tag(name = "Apps", description = "What there is to fill and to read")
class AppsController {

  private final Apps apps;
  private final RecordService records;
  private final CurrentActor current;

  AppsController(Apps apps, RecordService records, CurrentActor current) {
    this.apps = apps;
    this.records = records;
    this.current = current;
  }

  /** Apps, by key. */
  record AppList(List<AppJson> items) {}

  /** An app with the forms that the caller may fill or read. */
  record AppJson(
      String key, String title, String version, int release, List<FormSummaryJson> forms) {}

  /** A form as a menu shows it. */
  record FormSummaryJson(String key, String title, boolean canCreate, boolean canRead) {}

  /**
   * A form as the caller may see it.
   *
   * @param flow that a submit starts; absent where a submitted record is done
   * @param summary the fields that tell a record at a glance
   * @param columns of its list
   */
  record FormJson(
      String key,
      String title,
      int release,
      @Nullable String flow,
      List<String> summary,
      List<String> columns,
      List<SectionJson> sections) {}

  /** A group of fields. */
  record SectionJson(String key, String title, List<FieldJson> fields) {}

  /**
   * A field.
   *
   * @param type as definitions call it
   * @param required whether a submit refuses without it, in any case
   * @param readOnly whether it is never typed in
   * @param form of what a relation points to, as {@code app/form}
   * @param fields of a subtable's rows
   */
  record FieldJson(
      String key,
      String type,
      String title,
      @Nullable String help,
      boolean required,
      boolean readOnly,
      @Nullable String form,
      @Nullable List<FieldJson> fields) {}

  @GetMapping
  @Operation(summary = "The apps that have a form for the caller")
  AppList list() {
    Actor actor = current.get();
    List<FormSummary> forms = records.forms(actor);
    return new AppList(
        apps.installed().stream()
            .map(app -> json(app, forms, actor.locale()))
            .filter(app -> !app.forms().isEmpty())
            .toList());
  }

  private static AppJson json(App app, List<FormSummary> forms, Locale locale) {
    return new AppJson(
        app.key().value(),
        app.title().in(locale),
        app.version(),
        app.release(),
        forms.stream()
            .filter(form -> form.key().app().equals(app.key()))
            .map(form ->
                new FormSummaryJson(
                    form.key().key().value(),
                    form.title().in(locale),
                    form.canCreate(),
                    form.canRead()))
            .toList());
  }

  @GetMapping("/{app}/forms/{form}")
  @Operation(
      summary = "A form: its sections and fields, without those that the caller may not see",
      description = "What values look like tells its schema, at /schema.")
  FormJson form(@PathVariable String app, @PathVariable String form) {
    Actor actor = current.get();
    QualifiedKey key = RecordsController.key(app, form);
    Form shown = records.form(actor, key);
    Set<String> visible = visible(records.schema(actor, key));
    Locale locale = actor.locale();
    return new FormJson(
        key.key().value(),
        shown.title().in(locale),
        apps.current(key.app()).number(),
        shown.flow() == null ? null : shown.flow().value(),
        keys(shown.summary(), visible),
        keys(shown.columns(), visible),
        shown.sections().stream()
            .map(section -> json(section, visible, locale))
            .filter(section -> !section.fields().isEmpty())
            .toList());
  }

  /**
   * A record that is being filled in.
   *
   * @param record id; absent for a new one
   * @param data what was typed so far
   * @param row the values of the row that the field stands in
   */
  record OffersBody(
      @Nullable String record,
      @Nullable Map<String, Object> data,
      @Nullable Map<String, Object> row,
      @Nullable String search) {}

  /** Something to choose: the key of an option, or the id of a record. */
  record OfferJson(String key, String title) {}

  /** What a field offers, at most 200. */
  record OffersJson(List<OfferJson> items) {}

  @PostMapping("/{app}/forms/{form}/offers/{path}")
  @Operation(
      summary = "What a choice or a relation offers in a record that is being filled in",
      description =
          "The path is the key of a field, or of a subtable and a column: lines.model. What is"
              + " offered depends on the filter of the field and on the caller's rights. Nothing is"
              + " stored.")
  OffersJson offers(
      @PathVariable String app,
      @PathVariable String form,
      @PathVariable String path,
      @RequestBody OffersBody body) {
    Actor actor = current.get();
    var offered =
        new Offered(
            RecordsController.key(app, form),
            body.record(),
            body.data() == null ? Map.of() : body.data(),
            path,
            body.row() == null ? Map.of() : body.row());
    boolean relation =
        type(records.form(actor, offered.form()), path) instanceof FieldType.Relation;
    String search = body.search() == null ? "" : body.search();
    return new OffersJson(
        relation
            ? records.choose(actor, offered, search, RecordQuery.MAX_LIMIT).stream()
                .map(each -> new OfferJson(each.id(), each.label()))
                .toList()
            : records.options(actor, offered).stream()
                .map(each -> new OfferJson(each.key(), each.title().in(actor.locale())))
                .toList());
  }

  private static @Nullable FieldType type(Form form, String path) {
    String[] steps = path.split("\\.", 2);
    FieldType type = form.field(steps[0]).map(Field::type).orElse(null);
    return steps.length == 2 && type instanceof FieldType.Subtable rows
        ? rows.field(steps[1]).map(Field::type).orElse(null)
        : type;
  }

  private static Set<String> visible(Map<String, Object> schema) {
    return schema.get("properties") instanceof Map<?, ?> properties
        ? Set.copyOf(properties.keySet().stream().map(String::valueOf).toList())
        : Set.of();
  }

  private static List<String> keys(List<FieldKey> keys, Set<String> visible) {
    return keys.stream().map(FieldKey::value).filter(visible::contains).toList();
  }

  private static SectionJson json(Section section, Set<String> visible, Locale locale) {
    return new SectionJson(
        section.key().value(),
        section.title().in(locale),
        section.fields().stream()
            .filter(field -> visible.contains(field.key().value()))
            .map(field -> json(field, locale))
            .toList());
  }

  private static FieldJson json(Field field, Locale locale) {
    String help = field.help().in(locale);
    return new FieldJson(
        field.key().value(),
        field.type().word(),
        field.title().in(locale),
        help.isEmpty() ? null : help,
        field.required(),
        field.readOnly() || field.isComputed(),
        field.type() instanceof FieldType.Relation relation ? relation.form() : null,
        field.type() instanceof FieldType.Subtable rows
            ? rows.fields().stream().map(column -> json(column, locale)).toList()
            : null);
  }
}

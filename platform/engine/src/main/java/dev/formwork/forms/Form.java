package dev.formwork.forms;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is filled: sections of fields, checks across them, and how records of it are named and
 * listed.
 *
 * @param number the serial field that names a record; absent where records have no number
 * @param summary the fields that tell a record at a glance, on cards and in pickers
 * @param status the choice field that says how a record stands once its flow has ended: it is shown
 *     beside its title in place of "completed"; absent = nothing says more than that
 * @param publicPage what those see who have a link to it; absent where there are no links
 * @param duplicates what makes two records probably the same
 * @param belongsTo the relation whose record a new one belongs with, to its department and store;
 *     absent = to those of whoever enters it
 * @param flow started by submit; absent = a submitted record is done
 */
public record Form(
    DefinitionKey key,
    LocalizedText title,
    @Nullable LocalizedText help,
    @Nullable String icon,
    @Nullable FieldKey number,
    List<FieldKey> summary,
    @Nullable FieldKey status,
    @Nullable ListLayout list,
    @Nullable FieldKey belongsTo,
    @Nullable DefinitionKey flow,
    List<Section> sections,
    List<FormCheck> checks,
    @JsonProperty("public") @Nullable PublicPage publicPage,
    List<DuplicateRule> duplicates) {

  public static final DefinitionType<Form> TYPE = new FormType();

  public Form {
    summary = List.copyOf(summary);
    sections = List.copyOf(sections);
    checks = List.copyOf(checks);
    duplicates = List.copyOf(duplicates);
  }

  /** One without more than its fields, for what the platform asks by itself. */
  public static Form of(
      DefinitionKey key, LocalizedText title, List<FieldKey> summary, List<Section> sections) {
    return new Form(
        key, title, null, null, null, summary, null, null, null, null, sections, List.of(), null,
        List.of());
  }

  /** The same with a flow that submit starts. */
  public Form startedBy(DefinitionKey started) {
    return new Form(
        key,
        title,
        help,
        icon,
        number,
        summary,
        status,
        list,
        belongsTo,
        started,
        sections,
        checks,
        publicPage,
        duplicates);
  }

  /** All fields of all sections, in order; not those inside subtables. */
  public Stream<Field> fields() {
    return sections.stream().flatMap(section -> section.fields().stream());
  }

  public Optional<Field> field(FieldKey key) {
    return fields().filter(field -> field.key().equals(key)).findFirst();
  }

  public Optional<Field> field(String key) {
    return fields().filter(field -> field.key().value().equals(key)).findFirst();
  }

  /** The columns of its list: those of the layout, else number and summary. */
  public List<FieldKey> columns() {
    if (list != null && !list.columns().isEmpty()) {
      return list.columns();
    }
    return Stream.concat(Stream.ofNullable(number), summary.stream()).distinct().toList();
  }

  /** How its list looks before anybody changes it. */
  public record ListLayout(List<FieldKey> columns, List<SortBy> sort) {
    public ListLayout {
      columns = List.copyOf(columns);
      sort = List.copyOf(sort);
    }
  }

  /** One criterion of an order. */
  public record SortBy(FieldKey field, @Nullable String direction) {
    public boolean isDescending() {
      return "desc".equals(direction);
    }
  }
}

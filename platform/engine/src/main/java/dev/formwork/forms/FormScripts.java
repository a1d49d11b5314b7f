package dev.formwork.forms;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueKind;
import dev.formwork.scripting.Expression;
import dev.formwork.scripting.SourceMembers;
import dev.formwork.scripting.SourceNames;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scripts that stand in a form, or are about its records, with values to try them with. */
public final class FormScripts {

  /** What every script may read. */
  private static final Map<String, Object> BESIDES =
      Map.of(
          "params", Map.of(),
          "user", "p-1",
          "today", LocalDate.of(2026, 2, 14),
          "now", Instant.parse("2026-02-14T01:00:00Z"));

  private final Form form;

  private FormScripts(Form form) {
    this.form = form;
  }

  public static FormScripts of(Form form) {
    return new FormScripts(form);
  }

  /**
   * A script and where it stands, with an example of each value that it may read.
   *
   * @param fields the fields of the form that it reads; a name that means something else there is
   *     none of them
   * @param columns the columns that it reads, of a row that it is about or of rows
   * @param sets whether it answers an object with fields to set; they are among the fields
   */
  public record Standing(
      String pointer,
      Expression expression,
      Map<String, Object> examples,
      Set<FieldKey> fields,
      List<ReadColumn> columns,
      boolean sets) {

    public Standing {
      fields = Set.copyOf(fields);
      columns = List.copyOf(columns);
    }

    /** The fields and columns of the form that it names. */
    public Stream<Reference> named(QualifiedKey form) {
      Written read = sets ? Written.ANSWER : Written.FORMULA;
      return Stream.concat(
          fields.stream().map(key -> Reference.toField(Form.TYPE, form, key, pointer).as(read)),
          columns.stream()
              .map(each ->
                  Reference.toColumn(Form.TYPE, form, each.rows(), each.key(), pointer)
                      .as(each.how() == Written.FORMULA ? read : each.how())));
    }

    /** The same seen from a definition that brings the form along. */
    public Standing within(String place) {
      return new Standing(place, expression, examples, Set.of(), List.of(), sets);
    }
  }

  /**
   * A column that a script reads.
   *
   * @param how in a formula about the row, or by all appearance
   */
  public record ReadColumn(FieldKey rows, FieldKey key, Written how) {}

  /** The formulas, script conditions and computed defaults of the form itself. */
  public List<Standing> own() {
    var found = new ArrayList<Standing>();
    for (FormPlaces.Place place : FormPlaces.of(form)) {
      if (place.field().type() instanceof FieldType.Formula formula) {
        var script = new Mentions.Source(place.pointer() + "/formula", formula.formula());
        found.add(standing(script, place.subtable(), Map.of()));
      }
      if (place.field().defaultValue() != null) {
        Mentions.of(place.field().defaultValue(), place.pointer() + "/default")
            .scripts()
            .forEach(s -> found.add(standing(s, place.subtable(), Map.of())));
      }
    }
    for (FormPlaces.Asked asked : FormPlaces.conditions(form)) {
      Mentions.of(asked.condition(), asked.pointer())
          .scripts()
          .forEach(s -> found.add(standing(s, asked.subtable(), Map.of())));
    }
    return found;
  }

  /** A script of another definition about records of this form. */
  public Standing about(Mentions.Source script) {
    return standing(script, null, Map.of());
  }

  /**
   * The same for a script that may read more than the record.
   *
   * @param more an example of each value besides
   */
  public Standing about(Mentions.Source script, Map<String, Object> more) {
    return standing(script, null, more);
  }

  /** The same for a script about one row of a subtable of the record. */
  public Standing aboutRow(Mentions.Source script, FieldKey subtable) {
    return standing(script, form.field(subtable).orElse(null), Map.of());
  }

  /** A script of another definition that is about no record. */
  public static Standing aboutNothing(Mentions.Source script, Map<String, Object> more) {
    return among(script, new HashMap<>(), more);
  }

  private Standing standing(
      Mentions.Source script, @Nullable Field subtable, Map<String, Object> more) {
    Map<String, Object> examples = examples(form.fields().toList());
    Set<String> own = new HashSet<>(examples.keySet());
    Set<String> cells = new HashSet<>();
    if (subtable != null && subtable.type() instanceof FieldType.Subtable rows) {
      Map<String, Object> row = examples(rows.fields());
      cells.addAll(row.keySet());
      own.removeAll(cells);
      examples.putAll(row);
    }
    Standing standing = among(script, examples, more);
    Set<String> named = new HashSet<>(standing.expression().names());
    if (script.sets()) {
      named.addAll(SourceNames.members(script.script()));
    }
    named.removeIf(name -> BESIDES.containsKey(name) || more.containsKey(name));
    var columns = new ArrayList<ReadColumn>();
    if (subtable != null) {
      named.stream()
          .filter(cells::contains)
          .map(name -> new ReadColumn(subtable.key(), FieldKey.of(name), Written.FORMULA))
          .forEach(columns::add);
    }
    named.retainAll(own);
    columns.addAll(columnsOfRows(script.script(), named, more.keySet()));
    return new Standing(
        standing.pointer(),
        standing.expression(),
        standing.examples(),
        named.stream().map(FieldKey::of).collect(Collectors.toSet()),
        columns,
        standing.sets());
  }

  /** What a script may read of the rows in fields that it reads. */
  private List<ReadColumn> columnsOfRows(String source, Set<String> fields, Set<String> more) {
    List<Field> read = form.fields().filter(field -> fields.contains(field.key().value())).toList();
    boolean readsMore =
        SourceMembers.of(source).stream().anyMatch(spot -> more.contains(spot.owner()));
    var found = new ArrayList<ReadColumn>();
    for (Field field : read) {
      if (field.type() instanceof FieldType.Subtable rows) {
        Predicate<String> isElsewhere =
            key ->
                readsMore
                    || read.stream()
                        .anyMatch(other -> !other.equals(field) && mayHave(other.type(), key));
        ColumnSpots.in(source, rows, isElsewhere)
            .forEach((key, how) -> found.add(new ReadColumn(field.key(), key, how)));
      }
    }
    return found;
  }

  /** Whether what a field holds may have a member of a name. */
  private static boolean mayHave(FieldType type, String member) {
    return switch (type) {
      case FieldType.Subtable rows -> rows.field(member).isPresent();
      case FieldType.Attachment _,
          FieldType.Signature _,
          FieldType.User _,
          FieldType.Relation _,
          FieldType.Lookup _,
          FieldType.RollUp _ ->
          true;
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.Choice _,
          FieldType.MultiChoice _,
          FieldType.Formula _,
          FieldType.Serial _ ->
          false;
    };
  }

  private static Standing among(
      Mentions.Source script, Map<String, Object> examples, Map<String, Object> more) {
    examples.putAll(BESIDES);
    examples.putAll(more);
    var expression = Expression.formula(script.script(), Set.copyOf(examples.keySet()));
    return new Standing(script.pointer(), expression, examples, Set.of(), List.of(), script.sets());
  }

  private static Map<String, Object> examples(List<Field> fields) {
    return fields.stream()
        .collect(
            Collectors.toMap(
                field -> field.key().value(),
                field -> example(field.type()),
                (first, _) -> first,
                HashMap::new));
  }

  private static Object example(FieldType type) {
    if (type instanceof FieldType.Subtable subtable) {
      return List.of(examples(subtable.fields()));
    }
    return example(ValueKinds.of(type));
  }

  /** A value of a kind, to try scripts with. */
  public static Object example(ValueKind kind) {
    return switch (kind) {
      case TEXT -> "a";
      case NUMBER -> BigDecimal.ONE;
      case DATE -> LocalDate.of(2026, 2, 14);
      case DATE_TIME -> Instant.parse("2026-02-14T01:00:00Z");
      case SWITCH -> true;
      case CHOICES -> List.of("a");
      case ROWS -> List.of();
    };
  }
}

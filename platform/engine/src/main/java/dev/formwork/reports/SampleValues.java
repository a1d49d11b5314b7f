package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.Option;
import dev.formwork.forms.OptionList;
import dev.formwork.forms.Options;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordPaths;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What made-up records hold: the options, people and nodes that there are, numbers of a likely
 * size, days up to today. The same record holds the same values each time.
 */
final class SampleValues {

  private static final int FEW = 6;
  private static final int COUNTS = 8;
  private static final long MONEY = 200_000;
  private static final int LETTERS = 5;
  private static final double SKEW = 1.7;
  private static final double MOSTLY = 0.8;

  private final QualifiedKey form;
  private final Catalog catalog;
  private final RecordPaths paths;
  private final Organisation organisation;
  private final LocalDate today;
  private final Map<RecordPath, List<Label>> known = new HashMap<>();

  SampleValues(QualifiedKey form, Catalog catalog, Organisation organisation, LocalDate today) {
    this.form = form;
    this.catalog = catalog;
    this.paths = new RecordPaths(form, catalog);
    this.organisation = organisation;
    this.today = today;
  }

  /** A number from 0 to below 1, the same for the same seed and record. */
  static double chance(String seed, int record) {
    long mixed = (seed.hashCode() * 0x9E3779B97F4A7C15L) ^ (record * 0xC2B2AE3D27D4EB4FL);
    mixed = (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
  }

  /** What a record falls under. */
  Label label(Aggregation.Group group, int record) {
    Period period = group.period();
    if (period != null) {
      String key = period.of(day(group.field(), period, record));
      return new Label(key, period.title(key), null);
    }
    if (!group.ranges().isEmpty()) {
      return range(group.ranges(), value(group.field(), record));
    }
    List<Label> labels = labels(group.field());
    return labels.get(
        (int) (Math.pow(chance(group.field().toString(), record), SKEW) * labels.size()));
  }

  private static Label range(List<Aggregation.Range> ranges, @Nullable Object value) {
    int at = 0;
    while (at < ranges.size() - 1 && isBeyond(value, ranges.get(at).to())) {
      at++;
    }
    String from = at == 0 ? "" : String.valueOf(ranges.get(at - 1).to());
    BigDecimal to = ranges.get(at).to();
    LocalizedText words = LocalizedText.of(from + " – " + (to == null ? "" : to));
    return new Label(at, ranges.get(at).title().or(words), null);
  }

  private static boolean isBeyond(@Nullable Object value, @Nullable BigDecimal end) {
    return value instanceof BigDecimal number && end != null && number.compareTo(end) >= 0;
  }

  /** What a record holds. */
  @Nullable Object value(RecordPath path, int record) {
    return switch (paths.kind(path).orElse(ValueKind.TEXT)) {
      case NUMBER -> number(path, record);
      case DATE -> day(path, Period.MONTH, record);
      case DATE_TIME -> day(path, Period.MONTH, record).atTime(9, 0).toInstant(ZoneOffset.UTC);
      case TEXT, SWITCH, CHOICES, ROWS -> label(new Aggregation.Group(path, null), record).value();
    };
  }

  BigDecimal hours(String seed, int record) {
    return decimal(Math.pow(chance(seed, record), 2) * 72, 2);
  }

  private BigDecimal number(RecordPath path, int record) {
    String seed = path.toString();
    double chance = chance(seed, record);
    FieldType type = paths.field(path).map(Field::type).orElse(null);
    if (type == null) {
      return ofSystem(path, chance);
    }
    return isMoney(type)
        ? decimal(5_000 + chance * chance * MONEY, 2)
        : isWhole(type) ? decimal(1 + chance * COUNTS, 0) : decimal(chance * 100, 2);
  }

  private static BigDecimal ofSystem(RecordPath path, double chance) {
    return switch (SystemField.named(path.last().value()).orElse(SystemField.STEP_HOURS)) {
      case DEADLINE_ON_TIME -> chance < MOSTLY ? BigDecimal.ONE : BigDecimal.ZERO;
      case STEP_AGAIN -> chance > MOSTLY ? BigDecimal.ONE : BigDecimal.ZERO;
      case STEP_VISIT, STEP_ROUND -> decimal(1 + chance, 0);
      case DEADLINE_MINUTES, DEADLINE_LATE_MINUTES -> decimal(chance * chance * 1_440, 0);
      default -> decimal(chance * chance * 48, 2);
    };
  }

  private static BigDecimal decimal(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.DOWN);
  }

  private static boolean isMoney(FieldType type) {
    return type instanceof FieldType.Money
        || (type instanceof FieldType.Computed computed
            && computed.result() == FieldType.Result.MONEY);
  }

  private static boolean isWhole(FieldType type) {
    return type instanceof FieldType.Whole
        || (type instanceof FieldType.Computed computed
            && computed.result() == FieldType.Result.INTEGER);
  }

  private LocalDate day(RecordPath path, Period period, int record) {
    int span =
        switch (period) {
          case DAY -> 14;
          case WEEK -> 84;
          case MONTH -> 365;
          case QUARTER -> 730;
          case YEAR -> 1_461;
        };
    return today.minusDays((int) (chance(path.toString(), record) * span));
  }

  // ---- what there is to fall under ----

  private List<Label> labels(RecordPath path) {
    return known.computeIfAbsent(path, each -> some(each, found(each)));
  }

  private List<Label> some(RecordPath path, List<Label> found) {
    if (!found.isEmpty()) {
      return found;
    }
    LocalizedText title = title(path);
    return Stream.iterate('A', letter -> (char) (letter + 1))
        .limit(LETTERS)
        .map(letter ->
            plain(
                String.valueOf(letter),
                Texts.each(locale -> (title.in(locale) + " " + letter).strip())))
        .toList();
  }

  private LocalizedText title(RecordPath path) {
    return paths
        .field(path)
        .map(field ->
            field.type() instanceof FieldType.Relation relation
                ? catalog
                    .find(Form.TYPE, QualifiedKey.parse(relation.form(), form.app()))
                    .map(Form::title)
                    .orElse(field.title())
                : field.title())
        .orElseGet(() -> text("record.system." + path.last()));
  }

  private List<Label> found(RecordPath path) {
    RecordPaths.Named end = paths.end(path).orElse(null);
    Field field = end == null ? null : end.field();
    if (end == null) {
      return List.of();
    }
    if (field == null) {
      return SystemField.named(end.key().value()).map(this::ofSystem).orElse(List.of());
    }
    return switch (field.type()) {
      case FieldType.Choice choice -> options(choice.options(), end.form());
      case FieldType.MultiChoice choice -> options(choice.options(), end.form());
      case FieldType.Lookup lookup when lookup.options() != null ->
          options(lookup.options(), end.form());
      case FieldType.Switch _ -> yesOrNo();
      case FieldType.User _ -> people();
      case FieldType.Computed computed when computed.result() == FieldType.Result.SWITCH ->
          yesOrNo();
      default ->
          isWhole(field.type())
              ? Stream.iterate(1, i -> i + 1)
                  .limit(FEW)
                  .map(i -> new Label((long) i, LocalizedText.of(i.toString()), null))
                  .toList()
              : List.of();
    };
  }

  private List<Label> ofSystem(SystemField field) {
    return switch (field) {
      case STATE -> named("record.state.", "running", "completed", "rejected", "cancelled");
      case CREATED_BY, STEP_PERSON -> people();
      case DEPARTMENT -> departments(false);
      case STORE -> departments(true);
      case NODE, STEP_NODE, DEADLINE_KEY -> nodes();
      case DEADLINE_OF -> named("record.deadlineOf.", "node", "stage", "flow");
      case DEADLINE_STATE -> named("record.deadlineState.", "met", "running", "late", "missed");
      case STEP_OF -> named("record.stepOf.", "task", "wait", "correction");
      case STEP_STATE -> named("record.stepState.", "decided", "open", "left");
      default -> List.of();
    };
  }

  private static List<Label> yesOrNo() {
    return List.of(
        new Label(true, text("record.value.yes"), null),
        new Label(false, text("record.value.no"), null));
  }

  private static List<Label> named(String prefix, String... values) {
    return Stream.of(values).map(value -> plain(value, text(prefix + value))).toList();
  }

  private List<Label> people() {
    return organisation.persons().stream()
        .filter(Person::active)
        .limit(FEW)
        .map(person -> plain(person.id(), person.name()))
        .toList();
  }

  private List<Label> departments(boolean stores) {
    return organisation.departments().stream()
        .filter(department -> department.store() == stores)
        .limit(FEW)
        .map(department -> plain(department.key().value(), title(department)))
        .toList();
  }

  private static LocalizedText title(Department department) {
    return department.title();
  }

  private List<Label> nodes() {
    return catalog
        .find(Form.TYPE, form)
        .map(Form::flow)
        .filter(Objects::nonNull)
        .flatMap(flow -> catalog.find(Flow.TYPE, new QualifiedKey(form.app(), flow)))
        .map(Flow::nodes)
        .orElse(List.of())
        .stream()
        .filter(Node.Task.class::isInstance)
        .limit(FEW)
        .map(node -> plain(node.key().value(), node.title()))
        .toList();
  }

  private List<Label> options(Options options, QualifiedKey of) {
    List<Option> all =
        switch (options) {
          case Options.Inline(var inline) -> inline;
          case Options.Named(var list) ->
              catalog
                  .find(OptionList.TYPE, QualifiedKey.parse(list, of.app()))
                  .map(OptionList::options)
                  .orElse(List.of());
        };
    return all.stream()
        .filter(Option::isActive)
        .limit(FEW)
        .map(option ->
            new Label(
                option.key(), option.title().or(LocalizedText.of(option.key())), option.color()))
        .toList();
  }

  private static Label plain(String value, LocalizedText title) {
    return new Label(value, title.or(LocalizedText.of(value)), null);
  }

  private static LocalizedText text(String code) {
    return Texts.of(Problem.error(code, ""));
  }
}

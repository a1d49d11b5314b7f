package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.Option;
import dev.formwork.identity.Person;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problem;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelationChoice;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values for the fields that a form must have, so that nobody has to think them up. */
record SampleValues(FormSource source, Instant now) {

  /** Filling one field in can ask for others. */
  private static final int ROUNDS = 4;

  private static final String EXAMPLE = "example";
  private static final String PNG = "png";

  /** A picture of one point. */
  private static final byte[] PICTURE =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                  + "0000000d4944415478da6364f8cf500f00038601805a347d6a"
                  + "0000000049454e44ae426082");

  /** What is filled in: as much as it takes for a submit, and as can be guessed. */
  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    RecordView view = source.preview(values);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, @Nullable Object> more = missing(view);
      if (more.isEmpty()) {
        return values;
      }
      values.putAll(more);
      view = source.preview(values);
    }
    return withoutWrong(values, view);
  }

  private Map<String, @Nullable Object> missing(RecordView view) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    Form form = view.form();
    form.fields()
        .filter(field -> view.access(field.key().value()).canEdit())
        .filter(field -> view.required().contains(field.key().value()))
        .filter(field -> !view.hidden().contains(field.key().value()))
        .filter(field -> isEmpty(view.data().get(field.key().value())))
        .forEach(
            field -> value(field, "").ifPresent(value -> more.put(field.key().value(), value)));
    return more;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null || (value instanceof List<?> list && list.isEmpty());
  }

  /** What the form does not take is left to whoever fills it in. */
  private static Map<String, @Nullable Object> withoutWrong(
      Map<String, @Nullable Object> values, RecordView view) {
    view.problems().stream()
        .filter(Problem::isError)
        .forEach(problem -> values.remove(FieldPath.fieldOf(problem.path())));
    return values;
  }

  /**
   * A value that a field may well take; empty where none can be guessed.
   *
   * @param table the field whose column it is, with a dot; else empty
   */
  private Optional<Object> value(Field field, String table) {
    String path = table + field.key();
    return switch (field.type()) {
      case FieldType.Text text -> text(field, text);
      case FieldType.LongText _ -> Optional.of(t("walk.sample", Say.t(field.title())));
      case FieldType.Whole(var min, var max) -> Optional.of(whole(min, max));
      case FieldType.Decimal decimal -> Optional.of(number(decimal.min(), decimal.max()));
      case FieldType.Money money -> Optional.of(number(money.min(), money.max()));
      case FieldType.Day _ -> Optional.of(day(3));
      case FieldType.Moment _ -> Optional.of(now.toString());
      case FieldType.Switch _ -> Optional.of(true);
      case FieldType.Choice choice -> first(path, choice).map(Option::key);
      case FieldType.MultiChoice several ->
          source.options(several.options()).stream().findFirst().map(it -> List.of(it.key()));
      case FieldType.User user -> source.people(user.roles()).stream().findFirst().map(Person::id);
      case FieldType.Relation relation ->
          (relation.filter() == null
                  ? source.choose(relation, "", 1)
                  : source.choose(path, Map.of(), "", 1))
              .stream().findFirst().map(RelationChoice::id);
      case FieldType.Subtable rows -> row(rows, path + ".");
      case FieldType.Attachment attachment -> Optional.of(List.of(file(attachment.accept())));
      case FieldType.Signature _, FieldType.Computed _, FieldType.Serial _ -> Optional.empty();
    };
  }

  private Optional<Option> first(String path, FieldType.Choice choice) {
    List<Option> offered =
        choice.filter() == null ? source.options(choice.options()) : source.offered(path, Map.of());
    return offered.stream().findFirst();
  }

  private static Optional<Object> text(Field field, FieldType.Text text) {
    if (text.pattern() != null) {
      return Optional.empty();
    }
    String sample = t("walk.sample", Say.t(field.title()));
    String plain =
        switch (text.format()) {
          case PHONE -> "13800000000";
          case EMAIL -> "sample@example.com";
          case null, default -> sample;
        };
    return Optional.of(
        plain.length() > text.maxLength() ? plain.substring(0, text.maxLength()) : plain);
  }

  private static Object whole(@Nullable Long min, @Nullable Long max) {
    long wanted = min == null ? 1 : Math.max(min, 1);
    return max == null ? wanted : Math.min(wanted, max);
  }

  private static Object number(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    BigDecimal usual = BigDecimal.valueOf(1_000);
    BigDecimal wanted = min == null ? usual : min.max(usual);
    return max == null ? wanted : wanted.min(max);
  }

  private String day(int later) {
    return now.atZone(Show.zone()).toLocalDate().plusDays(later).toString();
  }

  /** A file of a kind that is taken. */
  private Map<String, Object> file(List<String> accepted) {
    String kind = accepted.isEmpty() || accepted.contains(PNG) ? PNG : accepted.getFirst();
    byte[] content = kind.equals(PNG) ? PICTURE : EXAMPLE.getBytes(StandardCharsets.UTF_8);
    return source.upload(EXAMPLE + "." + kind, new ByteArrayInputStream(content));
  }

  private Optional<Object> row(FieldType.Subtable rows, String path) {
    if (rows.given() != null) {
      return Optional.empty();
    }
    var cells = new LinkedHashMap<String, Object>();
    rows.fields().stream()
        .filter(Field::required)
        .forEach(
            field -> value(field, path).ifPresent(value -> cells.put(field.key().value(), value)));
    var all = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < Math.max(1, rows.minRows()); i++) {
      all.add(cells);
    }
    return Optional.of(all);
  }
}

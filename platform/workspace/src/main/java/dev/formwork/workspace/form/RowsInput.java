package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of fields: a table whose cells are inputs, and what is only read in a line below each row.
 * Where there is little room each row is a small form of its own.
 */
final class RowsInput implements Input {

  private static final Pattern CELL = Pattern.compile("\\[(\\d+)](?:\\.(\\w+))?");

  private final Frame frame;
  private final FieldType.Subtable type;
  private final String key;
  private final Div root = new Div();
  private final Span label = new Span();
  private final Div lines = new Div();
  private final Div problem = new Div();
  private final Button more;
  private final List<Row> rows = new ArrayList<>();

  RowsInput(Frame frame, FieldType.Subtable type) {
    this.frame = frame;
    this.type = type;
    this.key = frame.field().key().value();
    label.setText(Say.t(frame.field().title()));
    label.addClassName("fw-label");
    problem.addClassName("fw-problem");
    problem.setVisible(false);
    more = Button.quiet(t("rows.add"), this::add).withIcon("plus");
    root.addClassName("fw-rows");
    root.getStyle().set("--fw-columns", template());
    lines.addClassName("fw-rows-lines");
    root.add(label, head(), lines, more, problem);
    root.getElement().setAttribute("role", "group");
    root.getElement().setAttribute("aria-label", Say.t(frame.field().title()));
  }

  @Override
  public Component component() {
    return root;
  }

  @Override
  public void show(@Nullable Object value) {
    List<?> shown = value instanceof List<?> list ? list : List.of();
    if (value == null && !rows.isEmpty()) {
      return; // a cell that can't be read yet holds all rows back
    }
    if (shown.size() != rows.size() || !isOfSame(shown)) {
      rows.clear();
      lines.removeAll();
      shown.forEach(row -> append(given((Map<?, ?>) row)));
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show((Map<?, ?>) shown.get(i));
    }
    more.setVisible(type.given() == null && rows.size() < type.maxRows());
  }

  /** Whether given rows are still the ones that were given before. */
  private boolean isOfSame(List<?> shown) {
    if (type.given() == null) {
      return true;
    }
    String column = type.given().value();
    for (int i = 0; i < rows.size(); i++) {
      if (!Objects.equals(rows.get(i).given.get(column), ((Map<?, ?>) shown.get(i)).get(column))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void setRequired(boolean required) {
    label.getElement().setAttribute("data-required", required);
  }

  @Override
  public void arrange(Set<String> hidden, Set<String> required) {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).arrange(key + "[" + i + "].", hidden, required);
    }
  }

  @Override
  public void setProblem(String path, String text) {
    Optional<Input> cell = cell(path);
    if (cell.isPresent()) {
      cell.get().setProblem("", text);
    } else {
      problem.setText(text);
      problem.setVisible(true);
    }
  }

  @Override
  public void clearProblems() {
    problem.setVisible(false);
    rows.forEach(row -> row.inputs.values().forEach(Input::clearProblems));
  }

  @Override
  public void focus(String path) {
    cell(path).ifPresentOrElse(input -> input.focus(""), () -> more.focus());
  }

  private Optional<Input> cell(String path) {
    Matcher cell = CELL.matcher(path);
    if (!cell.matches() || cell.group(2) == null) {
      return Optional.empty();
    }
    int row = Integer.parseInt(cell.group(1));
    return row < rows.size()
        ? Optional.ofNullable(rows.get(row).inputs.get(cell.group(2)))
        : Optional.empty();
  }

  private List<Field> columns() {
    return Fields.columns(type).stream()
        .filter(column -> access(column) != FieldAccess.HIDDEN)
        .toList();
  }

  private FieldAccess access(Field column) {
    return frame.access().apply(column.key().value());
  }

  /** Whether a person types into it here. */
  private boolean isOpen(Field column) {
    return !column.isComputed() && access(column).canEdit() && !column.key().equals(type.given());
  }

  /** Room by kind of value, between the number of the row and the button that removes it. */
  private String template() {
    return columns().stream()
        .map(field -> "minmax(0, " + share(field) + "fr)")
        .collect(Collectors.joining(" ", "24px ", type.given() == null ? " 34px" : ""));
  }

  private static double share(Field field) {
    return switch (field.type()) {
      case FieldType.Relation _, FieldType.LongText _ -> 3;
      case FieldType.Text _, FieldType.User _, FieldType.MultiChoice _, FieldType.Moment _ -> 2;
      case FieldType.Attachment _ -> 2;
      case FieldType.Choice _, FieldType.Day _ -> 1.6;
      case FieldType.Whole _, FieldType.Switch _ -> 0.9;
      default -> 1.3;
    };
  }

  private Component head() {
    var head = new Div(new Span());
    head.addClassName("fw-rows-head");
    head.getElement().setAttribute("aria-hidden", "true");
    for (Field field : columns()) {
      var title = new Span(Say.t(field.title()));
      if (Fields.isNumber(field)) {
        title.addClassName("fw-rows-right");
      }
      title.getElement().setAttribute("data-required", field.required());
      head.add(title);
    }
    return head;
  }

  /** What people gave in a row: its values without those that are computed or only shown. */
  private Map<String, @Nullable Object> given(Map<?, ?> row) {
    var given = new LinkedHashMap<String, @Nullable Object>();
    row.forEach((name, value) -> given.put(name.toString(), value));
    type.fields().stream()
        .filter(field -> field.isComputed() || !access(field).canEdit())
        .forEach(field -> given.remove(field.key().value()));
    return given;
  }

  private void append(Map<String, @Nullable Object> given) {
    var row = new Row(given);
    rows.add(row);
    lines.add(row.line);
    number();
  }

  private void add() {
    append(new LinkedHashMap<>());
    tell();
    rows.getLast().inputs.values().stream().findFirst().ifPresent(input -> input.focus(""));
  }

  private void remove(Row row) {
    rows.remove(row);
    lines.remove(row.line);
    number();
    tell();
  }

  private void number() {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).number.setText(String.valueOf(i + 1));
    }
  }

  private void tell() {
    frame
        .told()
        .accept(
            rows.isEmpty()
                ? null
                : rows.stream().map(row -> new LinkedHashMap<>(row.given)).toList());
  }

  /** One row on the screen. */
  private final class Row {

    private final Map<String, @Nullable Object> given;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, ShownValue> computed = new LinkedHashMap<>();
    private final Span number = new Span();
    private final Div aside = new Div();
    private final Div line = new Div();

    Row(Map<String, @Nullable Object> given) {
      this.given = given;
      line.addClassName("fw-rows-line");
      number.addClassNames("fw-rows-number", "fw-quiet");
      line.add(number);
      columns().forEach(field -> line.add(cell(field)));
      if (type.given() == null) {
        line.add(Button.picture("x", t("rows.remove"), () -> remove(this)));
      }
      aside.addClassNames("fw-rows-aside", "fw-quiet", "fw-small");
      line.add(aside);
    }

    private Component cell(Field field) {
      String name = field.key().value();
      var cell = new Div();
      cell.addClassName("fw-rows-cell");
      cell.getElement().setAttribute("data-label", Say.t(field.title()));
      cell.getElement().setAttribute("data-field", name);
      if (!isOpen(field)) {
        var shown = new ShownValue(field, frame.source());
        computed.put(name, shown);
        cell.add(shown);
      } else {
        Input input =
            Inputs.of(
                new Frame(
                    field,
                    new Where(key + "." + name, () -> given),
                    frame.source(),
                    frame.access(),
                    value -> take(field, value)));
        inputs.put(name, input);
        cell.add(input.component());
      }
      if (Fields.isNumber(field)) {
        cell.addClassName("fw-rows-right");
      }
      return cell;
    }

    private void take(Field field, @Nullable Object value) {
      given.put(field.key().value(), value);
      if (field.type() instanceof FieldType.Relation relation) {
        relation.fill().keySet().forEach(own -> given.remove(own.value()));
      }
      tell();
    }

    void show(Map<?, ?> values) {
      inputs.forEach((name, input) -> input.show(values.get(name)));
      computed.forEach((name, shown) -> shown.show(values.get(name), frame.access().apply(name)));
      aside.setText(Fields.aside(type, values, frame.source(), frame.access()));
    }

    void arrange(String prefix, Set<String> hidden, Set<String> required) {
      inputs.forEach((name, input) -> {
        input
            .component()
            .getParent()
            .ifPresent(cell ->
                cell.getElement().setAttribute("data-hidden", hidden.contains(prefix + name)));
        input.setRequired(required.contains(prefix + name));
        input.arrange(Set.of(), Set.of());
      });
    }
  }
}

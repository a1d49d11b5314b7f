package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Section;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.records.RecordView;
import dev.formwork.records.State;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record's form: inputs where this person may change it, words where they may only read. Each
 * change is shown to the engine, and what follows from it appears at once.
 */
@CssImport("./formwork/form.css")
public final class FormPanel extends Div {

  private final FormSource source;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, @Nullable Object> changes = new LinkedHashMap<>();
  private final Div summary = new Div();
  private RecordView view;
  private @Nullable Set<String> only;
  private boolean asked;
  private Runnable onChange = () -> {};

  public FormPanel(RecordView view, FormSource source) {
    this.view = view;
    this.source = source;
    addClassName("fw-form");
    summary.addClassName("fw-form-summary");
    summary.getElement().setAttribute("role", "alert");
    summary.setVisible(false);
    add(summary);
    view.form().sections().forEach(this::addSection);
    show(view);
  }

  /** What the person has changed so far, by field; null where a value was taken away. */
  public Map<String, @Nullable Object> changes() {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(changes);
    if (only != null) {
      shown.keySet().retainAll(only);
    }
    return shown;
  }

  /** Shows these fields and no others; what was typed in others does not count. */
  public void showOnly(Set<String> fields) {
    only = Set.copyOf(fields);
    show(source.preview(changes()));
  }

  /** Fills fields in that this person may fill, as if he had typed it. */
  public void preset(Map<String, @Nullable Object> values) {
    values.forEach((field, value) -> {
      if (view.access(field).canEdit()) {
        changes.put(field, value);
      }
    });
    if (!changes.isEmpty()) {
      show(source.preview(changes()));
    }
  }

  public boolean isChanged() {
    return !changes.isEmpty();
  }

  /** Tells at each of these fields what stood there before. */
  public void tellBefore(Map<String, String> words) {
    words.forEach((field, before) -> {
      Slot slot = slots.get(field);
      if (slot != null) {
        slot.tellBefore(before);
      }
    });
  }

  /** Runs after each change. */
  public void whenChanged(Runnable action) {
    onChange = action;
  }

  /** The record as it looks with the changes. */
  public RecordView view() {
    return view;
  }

  /**
   * Shows what is wrong at each field and sums it up on top; from now on live. Warnings are live
   * from the start: they tell of what was given, not of what is still missing.
   */
  public void showProblems(Problems problems) {
    asked = true;
    mark(Stream.concat(problems.stream(), warnings(view).stream()).distinct().toList());
    summary.removeAll();
    var all = problems.list().stream().filter(Problem::isError).toList();
    summary.setVisible(!all.isEmpty());
    if (!all.isEmpty()) {
      var list = new UnorderedList();
      all.forEach(problem -> list.add(new ListItem(line(problem))));
      summary.add(new H3(t("form.problems", all.size())), list);
    }
  }

  private void mark(List<Problem> problems) {
    slots.values().forEach(Slot::clearProblems);
    problems.forEach(problem -> slot(problem).ifPresent(slot -> slot.show(problem)));
  }

  /** Brings the summary of problems into view. */
  public void goToProblems() {
    summary.getElement().callJsFunction("scrollIntoView");
  }

  private void addSection(Section section) {
    List<Field> fields =
        section.fields().stream()
            .filter(field -> view.access(field.key().value()) != FieldAccess.HIDDEN)
            .toList();
    if (fields.isEmpty()) {
      return;
    }
    var grid = new Div();
    grid.addClassName("fw-form-fields");
    var own = new ArrayList<Slot>();
    for (Field field : fields) {
      var slot = new Slot(field, view.access(field.key().value()));
      slots.put(field.key().value(), slot);
      own.add(slot);
      grid.add(slot.frame);
    }
    if (fields.size() == 1 || Say.t(fields.getFirst().title()).equals(Say.t(section.title()))) {
      grid.addClassName("fw-form-titled");
    }
    var empties = new EmptyFields();
    var block = new Div(new Div(new H2(Say.t(section.title())), empties));
    block.getChildren().findFirst().ifPresent(head -> head.addClassName("fw-form-head"));
    block.addClassName("fw-form-section");
    if (section.help() != null && fields.stream().anyMatch(this::isOpen)) {
      var help = new Paragraph(Say.t(section.help()));
      help.addClassNames("fw-quiet", "fw-small");
      block.add(help);
    }
    block.add(grid);
    blocks.add(new Block(block, own, empties));
    add(block);
  }

  private boolean isOpen(Field field) {
    return view.access(field.key().value()).canEdit();
  }

  private void show(RecordView now) {
    view = now;
    slots.forEach((key, slot) -> {
      slot.frame.setVisible(
          !now.hidden().contains(key) && !isYetToCome(slot, now) && isWanted(key));
      slot.show(now.data().get(key));
      slot.arrange(now);
    });
    boolean begins = now.state() == State.DRAFT && blocks.stream().anyMatch(Block::isOpen);
    blocks.forEach(block -> block.arrange(begins));
    if (asked) {
      showProblems(now.problems());
    } else {
      mark(warnings(now));
    }
  }

  private static List<Problem> warnings(RecordView now) {
    return now.problems().stream().filter(problem -> !problem.isError()).toList();
  }

  private boolean isWanted(String key) {
    return only == null || only.contains(key);
  }

  /** What others fill in later says nothing to who begins a record. */
  private static boolean isYetToCome(Slot slot, RecordView now) {
    String key = slot.field.key().value();
    if (now.later().contains(key)) {
      return true;
    }
    return now.state() == State.DRAFT
        && slot.input == null
        && now.data().get(key) == null
        && !(slot.field.type() instanceof FieldType.Computed);
  }

  private void take(Field field, @Nullable Object value) {
    changes.put(field.key().value(), value);
    if (field.type() instanceof FieldType.Relation relation) {
      relation.fill().keySet().forEach(own -> changes.remove(own.value()));
    }
    show(source.preview(changes()));
    onChange.run();
  }

  private Optional<Slot> slot(Problem problem) {
    return Optional.ofNullable(slots.get(root(problem.path())));
  }

  private static String root(String path) {
    return FieldPath.fieldOf(path);
  }

  private Component line(Problem problem) {
    Optional<Slot> slot = slot(problem);
    var line = new NativeButton(words(problem), click -> slot.ifPresent(s -> s.focus(problem)));
    line.addClassName("fw-form-problem");
    return line;
  }

  /** Says which field it is about, unless the words name it themselves. */
  private String words(Problem problem) {
    String words = Say.t(problem);
    String title = slot(problem).isPresent() ? title(problem) : "";
    return words.contains(title) ? words : t("form.problem-at", title, words);
  }

  private String title(Problem problem) {
    return FieldPlace.of(view.form(), problem.path()).title();
  }

  /** A section: with nothing to fill in it says nothing to who begins a record. */
  private record Block(Div root, List<Slot> slots, EmptyFields empties) {

    boolean isOpen() {
      return slots.stream().anyMatch(slot -> slot.input != null);
    }

    void arrange(boolean begins) {
      var shown = slots.stream().filter(slot -> slot.frame.isVisible()).toList();
      root.setVisible(!shown.isEmpty() && (isOpen() || !begins));
      empties.fold(shown.stream().filter(Slot::isEmpty).map(slot -> slot.frame).toList(), !begins);
    }
  }

  /** The place of one field. */
  private final class Slot {

    private final Field field;
    private final FieldAccess access;
    private final Div frame = new Div();
    private final Div warning = new Div();
    private final @Nullable Input input;
    private @Nullable ShownValue shown;
    private @Nullable RowsShown rows;
    private boolean blank;

    Slot(Field field, FieldAccess access) {
      this.field = field;
      this.access = access;
      frame.addClassName("fw-field");
      frame.getElement().setAttribute("data-field", field.key().value());
      if (Fields.isWide(field)) {
        frame.addClassName("fw-field-wide");
      }
      boolean open = access.canEdit() && !field.isComputed();
      input =
          open
              ? Inputs.of(
                  new Input.Frame(
                      field,
                      Input.Where.top(field),
                      source,
                      this::column,
                      value -> take(field, value)))
              : null;
      if (input != null) {
        frame.add(input.component());
      } else {
        readOnly();
      }
      if (open && !field.help().isEmpty()) {
        var help = new Div(Say.t(field.help()));
        help.addClassNames("fw-field-help", "fw-quiet", "fw-small");
        frame.add(help);
      }
      warning.addClassName("fw-field-warning");
      warning.setVisible(false);
      frame.add(warning);
    }

    /** How far a column of rows is open: as far as its field, unless less is said. */
    private FieldAccess column(String key) {
      return view.fields().getOrDefault(FieldPath.of(field.key().value(), key), access);
    }

    private void readOnly() {
      var label = new Div(Say.t(field.title()));
      label.addClassName("fw-label");
      frame.add(label);
      if (field.type() instanceof FieldType.Subtable type && access.canRead()) {
        rows = new RowsShown(type, source, this::column);
        frame.add(rows);
      } else {
        shown = new ShownValue(field, source);
        frame.add(shown);
      }
    }

    void show(@Nullable Object value) {
      blank = value == null || (value instanceof List<?> values && values.isEmpty());
      if (input != null) {
        input.show(value);
      }
      if (shown != null) {
        shown.show(value, access);
      }
      if (rows != null) {
        rows.show(value);
      }
    }

    /** Whether it only tells, and tells nothing. */
    boolean isEmpty() {
      return input == null && !warning.isVisible() && blank;
    }

    void arrange(RecordView now) {
      if (input != null) {
        input.setRequired(now.required().contains(field.key().value()));
        input.arrange(now.hidden(), now.required());
      }
    }

    void tellBefore(String words) {
      var before = new Div(Icon.of("history"), new Span(t("form.before", words)));
      before.addClassNames("fw-field-before", "fw-small");
      frame.add(before);
    }

    void show(Problem problem) {
      if (input != null && problem.isError()) {
        input.setProblem(problem.path().substring(field.key().value().length()), Say.t(problem));
      } else {
        warning.setText(Say.t(problem));
        warning.getElement().setAttribute("data-error", problem.isError());
        warning.setVisible(true);
      }
    }

    void clearProblems() {
      warning.setVisible(false);
      if (input != null) {
        input.clearProblems();
      }
    }

    void focus(Problem problem) {
      if (input != null) {
        input.focus(problem.path().substring(field.key().value().length()));
      } else {
        frame.getElement().callJsFunction("scrollIntoView");
      }
    }
  }
}

package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What several chosen fields have in common, to be changed for all of them in one step. */
final class SharedPanel extends Div {

  /** What makes each of them the one it is. */
  private static final Set<String> OWN = Set.of("key", "type", "title");

  private final transient Desk desk;
  private final FormCanvas canvas;
  private final transient ChosenFields fields;
  private final transient Acts acts;

  /**
   * What can be done besides.
   *
   * @param merge makes one of them
   */
  record Acts(Button choosing, Button keeping, Consumer<ChosenFields> merge) {}

  SharedPanel(Desk desk, FormCanvas canvas, Acts acts) {
    this.desk = desk;
    this.acts = acts;
    this.canvas = canvas;
    this.fields = canvas.several();
    addClassName("fw-shared");
    var which = new Paragraph(fields.titles());
    which.addClassNames("fw-quiet", "fw-small");
    add(head(), which, section(), properties());
  }

  private Component head() {
    Place any = fields.places().getFirst();
    var line =
        new Div(
            acts.choosing(),
            acts.keeping(),
            Button.picture("arrow-up", t("editor.up"), () -> canvas.pressed("up", any)),
            Button.picture("arrow-down", t("editor.down"), () -> canvas.pressed("down", any)),
            Button.picture("copy", t("editor.duplicate"), () -> canvas.pressed("duplicate", any)),
            Button.picture(
                "trash-2", t("editor.remove-item"), () -> canvas.pressed("delete", any)));
    if (!FieldMerge.ways(fields.values()).isEmpty()) {
      line.addComponentAsFirst(
          Button.picture("layers", t("reshape.merge"), () -> acts.merge().accept(fields)));
    }
    line.addClassName("fw-properties-acts");
    var head =
        new Div(Icon.of("blocks"), new H2(t("editor.several", fields.places().size())), line);
    head.addClassName("fw-properties-head");
    return head;
  }

  /** The section in which they stand; another one takes all of them. */
  private Component section() {
    int count = desk.tree().path("sections").size();
    var label = new Span(t("editor.one-section"));
    label.addClassName("fw-prop-label");
    var select = new Select<Integer>();
    select.setAriaLabel(t("editor.one-section"));
    select.setItems(IntStream.range(0, count).boxed().toList());
    select.setItemLabelGenerator(index -> index == null ? "" : title(index));
    select.setPlaceholder(t("editor.differs"));
    select.setWidthFull();
    List<Integer> there =
        fields.places().stream()
            .map(place -> Integer.parseInt(place.steps().get(1)))
            .distinct()
            .toList();
    if (there.size() == 1) {
      select.setValue(there.getFirst());
    }
    select.addValueChangeListener(change -> canvas.arrange(fields.into(change.getValue())));
    var row = new Div(label, select);
    row.addClassName("fw-prop");
    return row;
  }

  private String title(int section) {
    return Labels.text(desk.tree().path("sections").path(section).path("title"));
  }

  private Component properties() {
    List<Shape.Group> groups = fields.places().stream().map(this::group).toList();
    var shared = new SharedDesk(desk, fields.places());
    return new PropertyPanel(shared, fields.places().getFirst(), SharedDesk.shared(groups), OWN);
  }

  private Shape.Group group(Place field) {
    return Shapes.at("form.schema.json", desk.tree(), field)
        .map(shape -> shape.narrowed(desk.at(field)))
        .filter(Shape.Group.class::isInstance)
        .map(Shape.Group.class::cast)
        .orElseThrow();
  }
}

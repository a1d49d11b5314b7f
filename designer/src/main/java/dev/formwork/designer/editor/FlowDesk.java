package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.forms.Form;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FlowPicture;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Toast;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A flow: its picture, or the rights of its tasks in fields; beside it the properties of the node
 * that is chosen, or a record that is walked through.
 */
@CssImport("./designer/editor-walk.css")
final class FlowDesk extends Surface {

  private static final String SCHEMA = "flow.schema.json";

  /** What can be put between; ends and starts stand at the edge. */
  private static final List<String> BETWEEN =
      List.of("task", "decide", "fork", "cc", "notify", "act", "wait", "gate", "sub-flow");

  private final transient Desk desk;
  private final transient FlowMeans means;
  private final FlowCanvas canvas = new FlowCanvas();
  private final RightsMatrix matrix;
  private final Aside properties = new Aside();
  private final Div words = new Div();
  private final Div node = new Div();
  private transient WalkMarks marks = WalkMarks.NONE;
  private transient @Nullable JsonNode formTree;
  private transient Optional<Form> form = Optional.empty();
  private @Nullable WalkPanel walk;

  FlowDesk(Desk desk, FlowMeans means) {
    this.desk = desk;
    this.means = means;
    this.matrix = new RightsMatrix(desk);
    addClassName("fw-flow-desk");
    canvas.addClassNames("fw-card", "fw-flow-canvas");
    canvas.onChosen(chosen -> desk.select(Place.of(chosen.place())));
    canvas.onBetween(between -> put(Place.of(between.place()), between.kind()));
    canvas.onDeleted(deleted -> remove(Place.of(deleted.place())));
    properties.addClassNames("fw-card", "fw-properties");
    properties.getElement().setAttribute("aria-label", t("editor.properties"));
    words.addClassName("fw-inwords");
    matrix.setVisible(false);
    node.addClassName("fw-node-properties");
    properties.add(node);
    var left = new Div(views(), canvas, matrix);
    left.addClassName("fw-flow-left");
    add(left, properties);
    edited();
  }

  // ---- picture or rights ----

  private Component views() {
    var picture = Button.quiet(t("matrix.picture"), () -> {}).withIcon("workflow");
    var rights = Button.quiet(t("matrix.rights"), () -> {}).withIcon("table");
    var views = new Div(picture, rights);
    views.addClassName("fw-flow-views");
    picture.addClickListener(click -> view(false, picture, rights));
    rights.addClickListener(click -> view(true, picture, rights));
    view(false, picture, rights);
    return views;
  }

  private void view(boolean isMatrix, Button picture, Button rights) {
    canvas.setVisible(!isMatrix);
    matrix.setVisible(isMatrix);
    showRights();
    picture.getElement().setAttribute("aria-pressed", String.valueOf(!isMatrix));
    rights.getElement().setAttribute("aria-pressed", String.valueOf(isMatrix));
  }

  private void showRights() {
    if (matrix.isVisible()) {
      matrix.show();
    }
  }

  // ---- walking ----

  /** Lets a record be walked through the flow, or no longer. */
  void walk() {
    if (walk != null) {
      endWalk();
      return;
    }
    if (form().isEmpty()) {
      Toast.refused(t("walk.no-form"));
      return;
    }
    var form = QualifiedKey.parse(desk.tree().path("form").asString(), means.app());
    walk =
        new WalkPanel(
            means,
            desk.name().key(),
            form,
            new WalkPanel.Picture() {
              @Override
              public void mark(Optional<FlowPicture> where) {
                marks =
                    where
                        .map(found -> WalkMarks.of(new FlowShape(desk.tree()), found))
                        .orElse(WalkMarks.NONE);
                draw();
                where.flatMap(FlowDesk.this::now).ifPresent(place -> canvas.show(place.pointer()));
              }

              @Override
              public void end() {
                endWalk();
              }
            });
    properties.add(walk);
    desk.select(Place.ROOT);
  }

  private Optional<Place> now(FlowPicture picture) {
    JsonNode nodes = desk.tree().path("nodes");
    return picture.execution().openSteps().stream()
        .flatMap(step ->
            IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i).path("key").asString("").equals(step.node().value()))
                .mapToObj(FlowShape::node))
        .findFirst();
  }

  private void endWalk() {
    if (walk != null) {
      properties.remove(walk);
    }
    walk = null;
    marks = WalkMarks.NONE;
    draw();
    showProperties();
  }

  @Override
  void edited() {
    draw();
    showRights();
    toldWalk();
    showProperties();
  }

  @Override
  void typed() {
    draw();
    showRights();
    toldWalk();
    tellTroubles();
    tellWords();
  }

  private void toldWalk() {
    if (walk != null) {
      walk.changed();
    }
  }

  @Override
  void chosen(Place place) {
    canvas.choose(place.pointer());
    showProperties();
  }

  private void draw() {
    var shape = new FlowShape(desk.tree());
    Map<String, Cover> covers = covers(shape);
    var words = AssigneeWords.by(desk.suggestions());
    var boxes =
        IntStream.range(0, shape.nodes().size())
            .mapToObj(i -> box(FlowShape.node(i), shape.nodes().get(i), words))
            .toList();
    var ways =
        shape.ways().stream()
            .map(way ->
                new FlowCanvas.Way(
                    way.place().pointer(),
                    way.from(),
                    way.to(),
                    way.label(),
                    way.back(),
                    marks.taken().contains(way.place().pointer()),
                    coverMark(covers, way)))
            .toList();
    var kinds =
        BETWEEN.stream()
            .map(kind -> new FlowCanvas.Kind(kind, Labels.value(kind), icon(kind)))
            .toList();
    canvas.show(new FlowCanvas.Model(boxes, ways, Map.of("between", t("editor.between")), kinds));
    canvas.choose(desk.selected().pointer());
  }

  private FlowCanvas.Box box(Place place, JsonNode node, AssigneeWords words) {
    String kind = node.path("kind").asString("");
    String title = Labels.text(node.path("title"));
    return new FlowCanvas.Box(
        place.pointer(),
        node.path("key").asString(""),
        kind,
        icon(kind),
        title.isEmpty() ? Labels.value(kind) : title,
        about(node, words),
        desk.isWrongWithin(place),
        marks.stage(node.path("key").asString("")));
  }

  // ---- what conditions cover ----

  /** The decisions by conditions that can be read, by key. */
  private Map<String, Cover> covers(FlowShape shape) {
    var covers = new HashMap<String, Cover>();
    for (JsonNode node : shape.nodes()) {
      cover(node).ifPresent(found -> covers.put(found.decide().key().value(), found));
    }
    return covers;
  }

  private Optional<Cover> cover(JsonNode node) {
    var source = new DraftForm(means.app(), desk.suggestions());
    return form().flatMap(form -> Cover.of(node, form, source));
  }

  /** The form that it is the flow of, read once. */
  private Optional<Form> form() {
    JsonNode tree = desk.suggestions().form(desk.tree().path("form").asString("-"));
    if (!tree.equals(formTree)) {
      formTree = tree;
      form = Definitions.read(Form.TYPE, Yaml.write(tree)).find();
    }
    return form;
  }

  private static String coverMark(Map<String, Cover> covers, FlowShape.Way way) {
    Cover cover = covers.get(way.from());
    List<String> steps = way.place().steps();
    if (cover == null) {
      return "";
    }
    if (steps.size() > 3 && steps.get(2).equals("branches")) {
      int branch = Integer.parseInt(steps.get(3));
      return branch < cover.decide().branches().size() ? cover.mark(branch) : "";
    }
    return steps.getLast().equals("otherwise") ? cover.mark(null) : "";
  }

  /** Who does it, how it ends, or at least its key. */
  private static String about(JsonNode node, AssigneeWords words) {
    String people = words.of(node.path("assignees"));
    if (!people.isEmpty()) {
      return people;
    }
    return switch (node.path("kind").asString("")) {
      case "end" -> Labels.value(node.path("state").asString(""));
      case "start" -> "";
      default -> node.has("title") ? "" : node.path("key").asString("");
    };
  }

  private static String icon(String kind) {
    return switch (kind) {
      case "start" -> "circle";
      case "task" -> "user";
      case "cc" -> "mail";
      case "notify" -> "bell";
      case "decide" -> "circle-help";
      case "fork" -> "git-branch";
      case "join" -> "circle-dot";
      case "wait" -> "hourglass";
      case "sub-flow" -> "workflow";
      case "act" -> "pencil";
      case "gate" -> "lock";
      case "end" -> "circle-check";
      default -> "circle";
    };
  }

  private void put(Place way, String kind) {
    var kinds = (Shape.Variants) Shapes.at(SCHEMA, desk.tree(), FlowShape.node(0)).orElseThrow();
    List<Change> changes = new FlowShape(desk.tree()).between(kinds, way, kind);
    Place added = FlowShape.node(Integer.parseInt(way.steps().get(1)) + 1);
    desk.change(added, changes.toArray(Change[]::new));
  }

  private void remove(Place place) {
    new FlowShape(desk.tree())
        .without(place)
        .ifPresentOrElse(
            changes -> {
              desk.select(Place.ROOT);
              desk.change(changes.toArray(Change[]::new));
            },
            () -> Toast.refused(t("editor.node-needed")));
  }

  private void showProperties() {
    node.removeAll();
    Place selected = desk.selected();
    boolean isNode = selected.steps().size() >= 2 && selected.steps().getFirst().equals("nodes");
    Place place = isNode ? new Place(selected.steps().subList(0, 2)) : Place.ROOT;
    if (walk != null) {
      node.add(
          Button.quiet(t("walk.return"), () -> desk.select(Place.ROOT)).withIcon("arrow-left"));
    }
    node.add(head(place), words);
    tellWords();
    if (isNode) {
      cover(desk.at(place)).map(CoverCard::of).ifPresent(node::add);
    }
    Set<String> elsewhere = isNode ? Set.of() : Set.of("nodes");
    Shapes.at(SCHEMA, desk.tree(), place)
        .ifPresent(shape -> node.add(new PropertyPanel(desk, place, shape, elsewhere)));
    boolean isWalking = walk != null && !isNode;
    node.setVisible(!isWalking);
    if (walk != null) {
      walk.setVisible(isWalking);
    }
  }

  /** The deadline of what is chosen, and what comes with time, in sentences. */
  private void tellWords() {
    words.removeAll();
    Place selected = desk.selected();
    boolean isNode = selected.steps().size() >= 2 && selected.steps().getFirst().equals("nodes");
    Place place = isNode ? new Place(selected.steps().subList(0, 2)) : Place.ROOT;
    List<String> sentences = NodeWords.of(desk, place);
    words.setVisible(!sentences.isEmpty());
    sentences.forEach(sentence -> words.add(new Paragraph(sentence)));
  }

  private Component head(Place place) {
    String kind = desk.at(place).path("kind").asString("");
    var head =
        new Div(
            Icon.of(place.isRoot() ? "workflow" : icon(kind)),
            new H2(place.isRoot() ? t("editor.whole-flow") : Labels.value(kind)));
    head.addClassName("fw-properties-head");
    if (!place.isRoot()) {
      var acts = new Div(Button.picture("trash-2", t("editor.remove-item"), () -> remove(place)));
      acts.addClassName("fw-properties-acts");
      head.add(acts);
    }
    return head;
  }
}

package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.flows.DeadlineRow;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.Lane;
import dev.formwork.flows.Node;
import dev.formwork.flows.Prediction;
import dev.formwork.flows.Stage;
import dev.formwork.flows.Step;
import dev.formwork.flows.Vote;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.RunningDeadline;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.record.FlowPlan.Spot;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The flow of a record as a picture from left to right; only where there is room. What it shows
 * stands in words in the {@link FlowCard}, so readers of words are spared it.
 */
final class FlowMap extends Div {

  private final FlowPicture picture;
  private final RecordView view;
  private final Organisation organisation;

  FlowMap(FlowPlan plan, FlowPicture picture, RecordView view, Organisation organisation) {
    this.picture = picture;
    this.view = view;
    this.organisation = organisation;
    addClassNames("fw-card", "fw-map");
    getElement().setAttribute("aria-hidden", "true");
    var ground = new Div();
    ground.addClassName("fw-map-ground");
    int above = picture.flow().stages().stream().mapToInt(each -> -top(plan, each)).max().orElse(0);
    ground
        .getStyle()
        .set("width", plan.width() + "px")
        .set("height", plan.height() + "px")
        .set("margin-block-start", Math.max(0, above) + "px");
    picture.flow().stages().forEach(stage -> band(plan, stage).ifPresent(ground::add));
    ground.add(lines(plan));
    plan.lines().stream()
        .filter(line -> !line.title().isEmpty())
        .forEach(line -> ground.add(title(line)));
    plan.spots().forEach(spot -> ground.add(FlowPlan.isBox(spot.node()) ? box(spot) : sign(spot)));
    add(ground);
    getElement()
        .executeJs(
            """
            requestAnimationFrame(() => {
              const now =
                this.querySelector('.fw-map-box[data-own]') ??
                this.querySelector('.fw-map-box[data-stage=now]');
              const middle = now ?? this.querySelector('.fw-map-sign');
              if (now) {
                this.scrollLeft = now.offsetLeft - this.clientWidth / 2 + 84;
              }
              if (middle) {
                this.scrollTop = middle.offsetTop - (this.clientHeight - middle.clientHeight) / 2;
              }
            })\
            """);
  }

  /** Numbers only: nothing that anybody typed becomes markup. */
  private static Component lines(FlowPlan plan) {
    String paths =
        plan.lines().stream()
            .map(line ->
                "<path d=\"%s\"%s/>".formatted(line.path(), line.taken() ? " data-taken" : ""))
            .collect(Collectors.joining());
    return new Html(
        "<div class=\"fw-map-lines\"><svg width=\"%d\" height=\"%d\">%s</svg></div>"
            .formatted(plan.width(), plan.height(), paths));
  }

  private static Component title(FlowPlan.Line line) {
    var title = new Span(Say.t(line.title()));
    title.addClassName("fw-map-way");
    at(title, line.x(), line.y() - 16);
    return title;
  }

  private Component sign(Spot spot) {
    var sign = new Div(Icon.of(icon(spot.node())));
    sign.addClassName("fw-map-sign");
    stage(sign, spot);
    sign.getElement().setAttribute("title", name(spot.node()));
    at(sign, spot.x(), spot.y() - FlowPlan.DOT / 2);
    return sign;
  }

  private Component box(Spot spot) {
    var title = new Div(name(spot.node()));
    title.addClassName("fw-map-title");
    String people = people(spot);
    var who = new Div(people);
    who.addClassName("fw-map-who");
    var box = new Div(Icon.of(stageIcon(spot)), new Div(title, who));
    box.addClassName("fw-map-box");
    stage(box, spot);
    if (isOwn(spot)) {
      box.getElement().setAttribute("data-own", true);
    }
    due(spot).ifPresent(box::add);
    box.getElement()
        .setAttribute(
            "title", people.isEmpty() ? title.getText() : title.getText() + " · " + people);
    at(box, spot.x(), spot.y() - FlowPlan.BOX_HEIGHT / 2);
    return box;
  }

  /** Whether the reader himself is asked there; of several such places the picture begins there. */
  private boolean isOwn(Spot spot) {
    return view.tasks().stream().anyMatch(task -> task.node().equals(spot.node().key()));
  }

  private static void stage(Div what, Spot spot) {
    what.getElement()
        .setAttribute("data-stage", spot.stage().name().toLowerCase(Locale.ROOT))
        .setAttribute("data-node", spot.node().key().value());
  }

  private static void at(Component what, int x, int y) {
    what.getStyle().set("left", x + "px").set("top", y + "px");
  }

  private static String name(Node node) {
    if (!node.title().isEmpty()) {
      return Say.t(node.title());
    }
    return switch (node) {
      case Node.Start _ -> t("flow.submitted");
      case Node.End end -> StateWords.word(end.state());
      case Node.Decide _ -> t("flow.node.decide");
      case Node.Fork _ -> t("flow.node.fork");
      case Node.Join _ -> t("flow.node.join");
      case Node.Wait _ -> t("flow.node.wait");
      case Node.Gate _ -> t("flow.node.gate");
      case Node.SubFlow _ -> t("flow.node.sub-flow");
      case Node.Task _, Node.Act _, Node.Copy _, Node.Notify _ -> node.key().value();
    };
  }

  private static String icon(Node node) {
    return switch (node) {
      case Node.Start _ -> "circle";
      case Node.End end ->
          switch (end.state()) {
            case COMPLETED -> "circle-check";
            case REJECTED, CANCELLED -> "ban";
          };
      case Node.Decide _ -> "circle-help";
      case Node.Fork _ -> "git-branch";
      case Node.Join _ -> "circle-dot";
      case Node.Wait _ -> "hourglass";
      case Node.Gate _ -> "lock";
      case Node.SubFlow _ -> "workflow";
      case Node.Task _ -> "user";
      case Node.Act _, Node.Copy _, Node.Notify _ -> "circle";
    };
  }

  private static String stageIcon(Spot spot) {
    return switch (spot.stage()) {
      case DONE -> "circle-check";
      case NOW -> "circle-dot";
      case NEXT, OFF -> icon(spot.node());
    };
  }

  /** Who did it, who has it, or who will. */
  private String people(Spot spot) {
    DefinitionKey key = spot.node().key();
    if (spot.node() instanceof Node.SubFlow) {
      return parts(key);
    }
    List<String> persons =
        switch (spot.stage()) {
          case DONE ->
              lastVisit(key).stream()
                  .flatMap(step -> step.poll().votes().stream())
                  .map(Vote::by)
                  .toList();
          case NOW ->
              picture.execution().tasks().stream()
                  .filter(task -> task.node().equals(key))
                  .flatMap(task -> holders(task).stream())
                  .toList();
          case NEXT ->
              picture.next().tasks().stream()
                  .filter(task -> task.node().equals(key))
                  .map(Prediction.Expected::assignees)
                  .flatMap(List::stream)
                  .toList();
          case OFF -> List.of();
        };
    return persons.stream()
        .distinct()
        .map(this::name)
        .collect(Collectors.joining(t("value.separator")));
  }

  private static List<String> holders(FlowTask task) {
    return task.claimedBy() == null ? task.assignees() : List.of(task.claimedBy());
  }

  /** How many runs of a sub-flow have ended, and who has something to do in those that haven't. */
  private String parts(DefinitionKey key) {
    Optional<Step> visit = lastVisit(key);
    List<Lane> lanes =
        picture.execution().lanes().stream()
            .filter(lane -> lane.flow() != null)
            .filter(lane -> visit.filter(step -> step.id().equals(lane.step())).isPresent())
            .toList();
    if (lanes.isEmpty()) {
      return visit
          .map(step ->
              t(
                  "flow.parts",
                  step.children().stream().filter(child -> child.state() != null).count(),
                  step.children().size()))
          .orElse("");
    }
    return t("flow.parts", lanes.stream().filter(lane -> !lane.open()).count(), lanes.size());
  }

  private Optional<Step> lastVisit(DefinitionKey key) {
    return picture.execution().steps().reversed().stream()
        .filter(step -> step.node().equals(key))
        .findFirst();
  }

  private Optional<Span> due(Spot spot) {
    return spot.stage() != FlowPlan.Stage.NOW
        ? Optional.empty()
        : view.deadlines().stream()
            .filter(running -> running.row().of() == DeadlineRow.Of.NODE)
            .filter(running -> running.row().key().equals(spot.node().key()))
            .findFirst()
            .map(Dues::badge);
  }

  /** The ground on which the nodes of a stage stand. */
  private Optional<Component> band(FlowPlan plan, Stage stage) {
    List<Spot> own = spots(plan, stage);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    int left = own.stream().mapToInt(Spot::x).min().orElse(0) - 10;
    int right = own.stream().mapToInt(spot -> spot.x() + spot.width()).max().orElse(0) + 10;
    int top = top(plan, stage);
    int bottom = own.stream().mapToInt(Spot::y).max().orElse(0) + FlowPlan.BOX_HEIGHT / 2 + 10;
    var title = new Span(Say.t(stage.title()));
    var band = new Div(title);
    band.addClassName("fw-map-band");
    running(stage).map(Dues::badge).ifPresent(band::add);
    at(band, left, top);
    band.getStyle().set("width", right - left + "px").set("height", bottom - top + "px");
    return Optional.of(band);
  }

  /** Where the ground of a stage begins; less than 0 above all nodes. */
  private static int top(FlowPlan plan, Stage stage) {
    int first = spots(plan, stage).stream().mapToInt(Spot::y).min().orElse(FlowPlan.BOX_HEIGHT);
    return first - FlowPlan.BOX_HEIGHT / 2 - 30;
  }

  private static List<Spot> spots(FlowPlan plan, Stage stage) {
    return plan.spots().stream().filter(spot -> stage.nodes().contains(spot.node().key())).toList();
  }

  private Optional<RunningDeadline> running(Stage stage) {
    return Stream.of(view.deadlines())
        .flatMap(List::stream)
        .filter(running -> running.row().of() == DeadlineRow.Of.STAGE)
        .filter(running -> running.row().key().equals(stage.key()))
        .findFirst();
  }

  private String name(String person) {
    return organisation.person(person).map(each -> Say.t(each.name())).orElse(person);
  }
}

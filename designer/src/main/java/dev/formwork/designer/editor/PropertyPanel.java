package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Member;
import dev.formwork.kernel.Problem;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The properties of one thing: those it has and those that people ask for most, each with its
 * input; the rest can be added.
 */
final class PropertyPanel extends Div {

  /** Shown even while absent, where they are simple. */
  private static final Set<String> ASKED_FOR =
      Set.of(
          "title",
          "help",
          "required",
          "readOnly",
          "wide",
          "options",
          "form",
          "formula",
          "min",
          "max",
          "placeholder",
          "instruction",
          "mode",
          "assignees",
          "next",
          "unit",
          "off",
          "role",
          "span",
          "report",
          "measure",
          "target",
          "format",
          "filter",
          "op",
          "otherwise");

  private final transient Desk desk;
  private final Place place;
  private final Set<String> leftOut;
  private final transient Set<String> askedFor;
  private final transient Becoming becoming;

  /** Is asked before a thing becomes one of another kind. */
  @FunctionalInterface
  interface Becoming {

    /** Nobody minds. */
    Becoming AT_ONCE = (_, atOnce) -> atOnce.run();

    /**
     * @param made what it would be
     * @param atOnce makes it so
     */
    void ask(Put made, Runnable atOnce);
  }

  /** Properties without those that are edited elsewhere. */
  PropertyPanel(Desk desk, Place place, Shape shape, Set<String> leftOut) {
    this(desk, place, shape, leftOut, ASKED_FOR);
  }

  /** The same of a thing that may not become another without being asked. */
  PropertyPanel(Desk desk, Place place, Shape shape, Set<String> leftOut, Becoming becoming) {
    this(desk, place, shape, leftOut, ASKED_FOR, becoming);
  }

  /**
   * @param askedFor members that are shown even while absent
   */
  PropertyPanel(Desk desk, Place place, Shape shape, Set<String> leftOut, Set<String> askedFor) {
    this(desk, place, shape, leftOut, askedFor, Becoming.AT_ONCE);
  }

  private PropertyPanel(
      Desk desk,
      Place place,
      Shape shape,
      Set<String> leftOut,
      Set<String> askedFor,
      Becoming becoming) {
    this.askedFor = askedFor;
    this.becoming = becoming;
    this.desk = desk;
    this.place = place;
    this.leftOut = leftOut;
    addClassName("fw-props");
    JsonNode value = desk.at(place);
    if (shape instanceof Shape.Variants variants) {
      add(kind(variants, value));
    }
    if (shape.narrowed(value) instanceof Shape.Group group) {
      fill(group, value, shape);
    }
  }

  private void fill(Shape.Group group, JsonNode value, Shape shape) {
    String told = shape instanceof Shape.Variants variants ? variants.discriminator() : "";
    List<Member> members =
        group.members().stream()
            .filter(member -> !leftOut.contains(member.name()) && !member.name().equals(told))
            .toList();
    Predicate<Member> isShown =
        member -> value.has(member.name()) || member.required() || isAskedFor(group, member);
    members.stream().filter(isShown).forEach(member -> add(row(group, member)));
    List<Member> absent = members.stream().filter(isShown.negate()).toList();
    if (!absent.isEmpty()) {
      add(further(group, absent));
    }
  }

  private boolean isAskedFor(Shape.Group group, Member member) {
    return askedFor.contains(member.name())
        && !group.exclusive().contains(member.name())
        && !PropertyInputs.isBox(member.shape().get());
  }

  private Component row(Shape.Group group, Member member) {
    var spot = new Spot(desk, place.member(member.name()), member, group.order());
    Shape shape = member.shape().get();
    var row = new Div();
    row.addClassName("fw-prop");
    row.getElement().setAttribute("data-place", spot.place().pointer());
    boolean isBox = PropertyInputs.isBox(shape);
    if (!(shape instanceof Shape.Flag)) {
      row.add(head(group, spot, isBox));
    }
    Component input = PropertyInputs.of(spot, shape);
    row.add(input);
    if (isBox) {
      row.addClassName("fw-prop-box");
    }
    if (desk.differs(spot.place())) {
      row.add(new Difference(desk, spot));
    }
    row.add(new Trouble(desk, spot.place()));
    return row;
  }

  private Component head(Shape.Group group, Spot spot, boolean isBox) {
    Member member = spot.member();
    var label = new Span(spot.label());
    label.addClassName("fw-prop-label");
    var head = new Div(label);
    head.addClassName("fw-prop-head");
    if (member.required()) {
      var star = new Span("*");
      star.addClassName("fw-prop-star");
      head.add(star);
    }
    if (!member.help().isEmpty()) {
      var help = new Span(Icon.of("info"));
      help.addClassName("fw-prop-help");
      help.getElement().setAttribute("title", Helps.of(member));
      head.add(help);
    }
    if (group.exclusive().size() > 1 && group.exclusive().contains(member.name())) {
      head.add(others(group, spot));
    } else if (isBox && spot.isThere() && !member.required()) {
      head.add(Button.picture("x", t("editor.remove", spot.label()), spot::remove));
    }
    return head;
  }

  /** Of members of which one has to be there, another one can be taken instead. */
  private Component others(Shape.Group group, Spot spot) {
    var menu = new Menu(t("editor.instead"), Icon.of("arrow-up-down"));
    menu.addClassName("fw-menu-quiet");
    group.exclusive().stream()
        .filter(name -> !name.equals(spot.member().name()))
        .forEach(
            name -> menu.action(Labels.member(name), "circle", () -> instead(group, spot, name)));
    return menu;
  }

  private void instead(Shape.Group group, Spot spot, String name) {
    group
        .find(name)
        .ifPresent(other ->
            desk.change(
                new Remove(spot.place().pointer()),
                new Put(
                    place.member(name).pointer(),
                    Blanks.of(other.shape().get(), JsonNodeFactory.instance.arrayNode()),
                    group.order())));
  }

  private Component further(Shape.Group group, List<Member> absent) {
    var menu =
        new Menu(t("editor.add-property"), Icon.of("plus"), new Span(t("editor.add-property")));
    menu.addClassNames("fw-menu-plain", "fw-prop-more");
    for (Member member : absent) {
      boolean isTaken =
          group.exclusive().contains(member.name())
              && group.exclusive().stream().anyMatch(desk.at(place)::has);
      if (!isTaken) {
        var spot = new Spot(desk, place.member(member.name()), member, group.order());
        menu.action(
            spot.label(),
            "plus",
            () -> spot.put(Blanks.of(member.shape().get(), JsonNodeFactory.instance.arrayNode())));
      }
    }
    return menu;
  }

  /** Which kind of thing it is; another kind keeps what both have. */
  private Component kind(Shape.Variants variants, JsonNode value) {
    Member member =
        new Member(
            variants.discriminator(), "", true, () -> new Shape.Choice(variants.kinds(), false));
    var spot = new Spot(desk, place.member(variants.discriminator()), member, List.of());
    var row = new Div(new Span(spot.label()));
    row.getChildren()
        .findFirst()
        .ifPresent(label -> label.getElement().getClassList().add("fw-prop-label"));
    row.addClassName("fw-prop");
    String now = value.path(variants.discriminator()).asString("");
    row.add(
        PropertyInputs.choice(
            spot.label(),
            variants.kinds(),
            now,
            chosen -> {
              Put made = Kinship.become(variants, chosen, place, value);
              becoming.ask(made, () -> desk.change(made));
            }));
    row.add(new Trouble(desk, spot.place()));
    return row;
  }

  /** Says that several things have not the same here, and takes it away from all of them. */
  static final class Difference extends Div {

    private final transient Desk desk;
    private final transient Spot spot;

    Difference(Desk desk, Spot spot) {
      this.desk = desk;
      this.spot = spot;
      addClassName("fw-prop-differs");
      add(
          new Span(t("editor.differs")),
          Button.picture(
              "x",
              t("editor.remove", spot.label()),
              () -> desk.change(new Remove(spot.place().pointer()))));
    }

    void refresh() {
      setVisible(desk.differs(spot.place()));
    }
  }

  /** What is wrong at a place, told under its input. */
  static final class Trouble extends Div {

    private final transient Desk desk;
    private final Place place;

    Trouble(Desk desk, Place place) {
      this.desk = desk;
      this.place = place;
      addClassName("fw-prop-trouble");
      refresh();
    }

    void refresh() {
      List<Problem> problems = desk.problemsAt(place);
      setVisible(!problems.isEmpty());
      setText(problems.stream().map(Say::t).distinct().reduce((a, b) -> a + " " + b).orElse(""));
      getElement().setAttribute("data-error", problems.stream().anyMatch(Problem::isError));
    }
  }
}

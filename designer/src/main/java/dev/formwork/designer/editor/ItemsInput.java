package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Blanks;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Member;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A list of things: each one folded to a line, opened where somebody works on it. */
final class ItemsInput extends Div {

  /** Lists so short are shown open. */
  private static final int FEW = 1;

  private final transient Spot spot;
  private final transient Shape.Items items;

  ItemsInput(Spot spot, Shape.Items items) {
    this.spot = spot;
    this.items = items;
    addClassName("fw-items");
    int count = spot.value().size();
    for (int i = 0; i < count; i++) {
      add(line(i, count));
    }
    if (count < items.max()) {
      add(adding(count));
    }
  }

  private Component line(int index, int count) {
    Place place = spot.place().item(index);
    JsonNode value = spot.desk().at(place);
    var summary = new Span(Labels.summary(value));
    summary.addClassName("fw-item-summary");
    var fold = new NativeDetails(summary, new Div());
    fold.addClassName("fw-item");
    var unfolded = spot.desk().unfolded();
    boolean isOpen = count <= FEW || unfolded.contains(place);
    fold.setOpen(isOpen);
    if (isOpen) {
      fold.setContent(body(place));
    }
    // The browser tells of a list that is open from the start, too: it is there already then.
    fold.addToggleListener(toggled -> {
      if (!toggled.isOpened()) {
        unfolded.remove(place);
      } else if (unfolded.add(place) && !isOpen) {
        fold.setContent(body(place));
      }
    });
    if (spot.desk().isWrongWithin(place)) {
      fold.addClassName("fw-item-wrong");
    }
    var line = new Div(fold, acts(index, count, value));
    line.addClassName("fw-item-line");
    return line;
  }

  private Component body(Place place) {
    Shape shape = items.item().get();
    if (shape instanceof Shape.Group || shape instanceof Shape.Variants) {
      return new PropertyPanel(spot.desk(), place, shape, Set.of());
    }
    var member = new Member(spot.member().name(), "", true, () -> shape);
    var inner = new Div(PropertyInputs.of(new Spot(spot.desk(), place, member, List.of()), shape));
    inner.addClassName("fw-props");
    return inner;
  }

  private Component acts(int index, int count, JsonNode value) {
    Place place = spot.place().item(index);
    String name = Labels.summary(value);
    var menu = new Menu(t("editor.acts", name), Icon.of("ellipsis-vertical"));
    menu.addClassName("fw-menu-quiet");
    if (index > 0) {
      menu.action(t("editor.up"), "arrow-up", () -> move(index, index - 1));
    }
    if (index < count - 1) {
      menu.action(t("editor.down"), "arrow-down", () -> move(index, index + 1));
    }
    if (count < items.max()) {
      menu.action(t("editor.duplicate"), "copy", () -> duplicate(index, value));
    }
    spot.desk().acts(place).forEach(act -> menu.action(act.title(), act.icon(), act.run()));
    menu.action(
        t("editor.remove-item"), "x", () -> spot.desk().change(new Remove(place.pointer())));
    return menu;
  }

  private void move(int from, int to) {
    spot.desk()
        .change(new Move(spot.place().item(from).pointer(), spot.place().item(to).pointer()));
  }

  private void duplicate(int index, JsonNode value) {
    spot.desk()
        .change(new Insert(spot.place().item(index + 1).pointer(), Copies.of(value, spot.value())));
  }

  private Component adding(int count) {
    if (items.item().get() instanceof Shape.Variants variants) {
      var menu =
          new Menu(
              t("editor.add-to", spot.label()), Icon.of("plus"), new Span(t("editor.add-item")));
      menu.addClassNames("fw-menu-plain", "fw-items-add");
      for (String kind : variants.kinds()) {
        menu.action(
            Labels.value(kind),
            "plus",
            () -> append(count, Blanks.of(variants, kind, spot.value())));
      }
      return menu;
    }
    var button =
        Button.quiet(
                t("editor.add-item"),
                () -> append(count, Blanks.of(items.item().get(), spot.value())))
            .withIcon("plus");
    button.setAriaLabel(t("editor.add-to", spot.label()));
    button.addClassName("fw-items-add");
    return button;
  }

  private void append(int count, JsonNode value) {
    Place place = spot.place().item(count);
    spot.desk().unfolded().add(place);
    if (spot.isThere()) {
      spot.desk().change(new Insert(place.pointer(), value));
    } else {
      var one = JsonNodeFactory.instance.arrayNode().add(value);
      spot.desk().change(new Put(spot.place().pointer(), one, spot.order()));
    }
  }
}

package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.formwork.editing.Place;
import dev.formwork.forms.Field;
import dev.formwork.workspace.form.FieldSample;
import dev.formwork.workspace.parts.Icon;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A section of a form on the canvas; fields that are as they were stay on screen. */
final class DrawnSection {

  /** A field as it was drawn. */
  private record DrawnField(JsonNode field, Component frame) {}

  private final Div head = new Div();
  private final Div grid = new Div();
  private final Div frame = new Div(head, grid);
  private final Paragraph hint = new Paragraph(t("editor.section-empty"));
  private List<DrawnField> fields = List.of();
  private @Nullable JsonNode shown;

  DrawnSection() {
    head.addClassName("fw-canvas-head");
    grid.addClassNames("fw-form-fields", "fw-canvas-fields");
    grid.getElement().setAttribute("data-takes", "field");
    hint.addClassNames("fw-quiet", "fw-canvas-hint");
    frame.addClassNames("fw-form-section", "fw-canvas-item", "fw-canvas-section");
  }

  Component frame() {
    return frame;
  }

  void show(Place place, JsonNode section, DraftForm source) {
    if (section.equals(shown)) {
      return; // sections keep their places, what they hold moves
    }
    shown = section;
    head.removeAll();
    head.add(new H2(Labels.text(section.path("title"))));
    marks(section).forEach(head::add);
    tell(frame, "section", Labels.text(section.path("title")));
    frame.getElement().setAttribute("data-item", place.pointer());
    Place list = place.member("fields");
    grid.getElement().setAttribute("data-list", list.pointer());
    arrange(list, section.path("fields"), source);
  }

  private void arrange(Place list, JsonNode own, DraftForm source) {
    var before = new HashMap<JsonNode, Deque<DrawnField>>();
    fields.forEach(each -> before.computeIfAbsent(each.field(), _ -> new ArrayDeque<>()).add(each));
    var now = new ArrayList<DrawnField>();
    for (JsonNode json : own) {
      DrawnField known = Optional.ofNullable(before.get(json)).map(Deque::poll).orElse(null);
      now.add(known == null ? new DrawnField(json, field(json, source)) : known);
    }
    before.values().forEach(gone -> gone.forEach(each -> grid.remove(each.frame())));
    put(now);
    for (int i = 0; i < now.size(); i++) {
      now.get(i).frame().getElement().setAttribute("data-item", list.item(i).pointer());
    }
    fields = now;
    if (now.isEmpty()) {
      grid.add(hint);
    } else {
      hint.removeFromParent();
    }
  }

  /** Puts the fields in their order; those that come after each other as before stay put. */
  private void put(List<DrawnField> now) {
    var order = new ArrayList<>(grid.getChildren().filter(each -> !each.equals(hint)).toList());
    for (int i = 0; i < now.size(); i++) {
      Component wanted = now.get(i).frame();
      if (i < order.size() && order.get(i).equals(wanted)) {
        continue;
      }
      if (i + 1 < order.size() && order.get(i + 1).equals(wanted)) {
        grid.remove(order.remove(i)); // further down it is put back
      } else {
        order.remove(wanted);
        order.add(i, wanted);
        grid.addComponentAtIndex(i, wanted);
      }
    }
  }

  /**
   * Marks the fields at which something is wrong.
   *
   * @param isWrong whether something is, by the field's place in the section
   */
  void tellTroubles(IntPredicate isWrong) {
    for (int i = 0; i < fields.size(); i++) {
      String wrong = Boolean.toString(isWrong.test(i));
      if (!wrong.equals(fields.get(i).frame().getElement().getAttribute("data-wrong"))) {
        fields.get(i).frame().getElement().setAttribute("data-wrong", wrong);
      }
    }
  }

  private static Component field(JsonNode json, DraftForm source) {
    Optional<Field> field = DraftForm.read(json);
    var frame = new Div();
    if (field.isPresent()) {
      var sample = new FieldSample(field.get(), source);
      if (sample.hasClassName("fw-field-wide")) {
        frame.addClassName("fw-field-wide");
      }
      frame.add(sample);
    } else {
      var unfinished = new Div(new Span(Labels.text(json.path("title"))));
      unfinished.addClassName("fw-canvas-unfinished");
      unfinished.add(
          Icon.of(FieldKinds.icon(json.path("type").asString(""))),
          new Span(t("editor.unfinished")));
      frame.add(unfinished);
    }
    var marks = new Div();
    marks.addClassName("fw-canvas-marks");
    marks(json).forEach(marks::add);
    frame.add(marks);
    frame.addClassName("fw-canvas-item");
    tell(frame, "field", Labels.text(json.path("title")));
    return frame;
  }

  /** Makes it a thing that can be chosen and moved; its place it is told where it is put. */
  private static void tell(Div frame, String what, String title) {
    frame
        .getElement()
        .setAttribute("data-what", what)
        .setAttribute("draggable", "true")
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", t("editor." + what, title));
  }

  /** What one should know about it at a glance, though people who fill it in don't see it. */
  private static List<Component> marks(JsonNode json) {
    var marks = new ArrayList<Component>();
    mark(marks, json.has("visibleWhen"), "eye", "visibleWhen");
    mark(marks, json.has("requiredWhen"), "circle-alert", "requiredWhen");
    mark(marks, json.path("readOnly").asBoolean(false), "lock", "readOnly");
    mark(marks, json.path("nodeOnly").asBoolean(false), "shield", "nodeOnly");
    mark(marks, json.has("default"), "pencil", "default");
    mark(marks, json.path("unique").asBoolean(false), "key", "unique");
    return marks;
  }

  private static void mark(List<Component> marks, boolean isSet, String icon, String member) {
    if (isSet) {
      var mark = new Span(Icon.of(icon));
      mark.addClassName("fw-canvas-mark");
      mark.getElement().setAttribute("title", Labels.member(member));
      marks.add(mark);
    }
  }
}

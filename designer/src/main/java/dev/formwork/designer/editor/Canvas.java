package dev.formwork.designer.editor;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;

/**
 * A ground on which things are chosen, dragged and moved by keys: each has its place in {@code
 * data-item}, each list of them in {@code data-list}.
 */
@Tag("fw-canvas")
@JsModule("./designer/fw-canvas.ts")
public final class Canvas extends HtmlContainer {

  /** Marks the thing that is chosen, and brings it into view. */
  void choose(String pointer) {
    choose(pointer, List.of(pointer));
  }

  /**
   * Marks several.
   *
   * @param pointer the one that is brought into view
   */
  void choose(String pointer, List<String> all) {
    getElement().callJsFunction("choose", pointer, String.join(" ", all));
  }

  /** Several things can be chosen here, by keys held down or while {@code always}. */
  void chooseSeveral(boolean always) {
    getElement().setAttribute("data-several", always ? "always" : "");
  }

  Registration onChosen(ComponentEventListener<Chosen> listener) {
    return addListener(Chosen.class, listener);
  }

  Registration onDropped(ComponentEventListener<Dropped> listener) {
    return addListener(Dropped.class, listener);
  }

  Registration onKey(ComponentEventListener<Key> listener) {
    return addListener(Key.class, listener);
  }

  Registration onResized(ComponentEventListener<Resized> listener) {
    return addListener(Resized.class, listener);
  }

  /** Somebody has chosen a thing. */
  @DomEvent("fw-chosen")
  public static final class Chosen extends ComponentEvent<Canvas> {
    private final String place;
    private final String how;

    public Chosen(
        Canvas source,
        boolean fromClient,
        @EventData("event.detail.place") String place,
        @EventData("event.detail.how || ''") String how) {
      super(source, fromClient);
      this.place = place;
      this.how = how;
    }

    String place() {
      return place;
    }

    /**
     * Empty where it is chosen alone; {@code toggle} for one more or one less, {@code reach} for
     * all up to it, {@code section} for all around it.
     */
    String how() {
      return how;
    }
  }

  /** Something was dropped: what was dragged, or what is new of a kind. */
  @DomEvent("fw-dropped")
  public static final class Dropped extends ComponentEvent<Canvas> {
    private final String from;
    private final String kind;
    private final String list;
    private final int index;

    public Dropped(
        Canvas source,
        boolean fromClient,
        @EventData("event.detail.from") String from,
        @EventData("event.detail.kind") String kind,
        @EventData("event.detail.list") String list,
        @EventData("event.detail.index") int index) {
      super(source, fromClient);
      this.from = from;
      this.kind = kind;
      this.list = list;
      this.index = index;
    }

    /** Where it was before; empty for what is new. */
    String from() {
      return from;
    }

    /** What it is, for what is new. */
    String kind() {
      return kind;
    }

    String list() {
      return list;
    }

    /** Before which item of the list it was dropped, counted as the list was. */
    int index() {
      return index;
    }
  }

  /** A key was pressed on a thing. */
  @DomEvent("fw-key")
  public static final class Key extends ComponentEvent<Canvas> {
    private final String key;
    private final String place;

    public Key(
        Canvas source,
        boolean fromClient,
        @EventData("event.detail.key") String key,
        @EventData("event.detail.place") String place) {
      super(source, fromClient);
      this.key = key;
      this.place = place;
    }

    /**
     * {@code up}, {@code down}, {@code left}, {@code right}, {@code delete}, {@code duplicate},
     * {@code copy}, {@code cut} or {@code paste}.
     */
    String key() {
      return key;
    }

    String place() {
      return place;
    }
  }

  /** The edge of a thing was dragged to another column of twelve. */
  @DomEvent("fw-resized")
  public static final class Resized extends ComponentEvent<Canvas> {
    private final String place;
    private final int span;

    public Resized(
        Canvas source,
        boolean fromClient,
        @EventData("event.detail.place") String place,
        @EventData("event.detail.span") int span) {
      super(source, fromClient);
      this.place = place;
      this.span = span;
    }

    String place() {
      return place;
    }

    int span() {
      return span;
    }
  }
}

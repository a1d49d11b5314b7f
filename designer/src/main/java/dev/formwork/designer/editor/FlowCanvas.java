package dev.formwork.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;

/** A flow drawn with React Flow and laid out by itself; the source of truth is the definition. */
@Tag("fw-flow")
@JsModule("./designer/fw-flow.ts")
@NpmPackage(value = "@xyflow/react", version = "12.12.1")
@NpmPackage(value = "@dagrejs/dagre", version = "3.1.3")
@NpmPackage(value = "react", version = "19.3.1")
@NpmPackage(value = "react-dom", version = "19.3.1")
@NpmPackage(value = "@types/react", version = "19.3.3", dev = true)
@NpmPackage(value = "@types/react-dom", version = "19.3.0", dev = true)
public final class FlowCanvas extends Component implements HasStyle {

  /**
   * What is drawn.
   *
   * @param words by key: what buttons are called
   * @param kinds of nodes that can be put between
   */
  record Model(List<Box> nodes, List<Way> ways, Map<String, String> words, List<Kind> kinds) {}

  /**
   * A node.
   *
   * @param about who does it, in a few words
   * @param stage how far a record that is walked through has come with it; empty while none is
   */
  record Box(
      String place,
      String key,
      String kind,
      String icon,
      String title,
      String about,
      boolean wrong,
      String stage) {}

  /**
   * A way to another node.
   *
   * @param place of the key that names the other node
   * @param back whether it leads to what has been already
   * @param taken whether a record that is walked through went it
   * @param mark what should be known of the condition for it; empty where nothing is
   */
  record Way(
      String place,
      String from,
      String to,
      String label,
      boolean back,
      boolean taken,
      String mark) {}

  /** A kind of node. */
  record Kind(String key, String title, String icon) {}

  void show(Model model) {
    getElement().setPropertyBean("model", model);
  }

  void choose(String pointer) {
    getElement().callJsFunction("choose", pointer);
  }

  /** Brings a node into view. */
  void show(String pointer) {
    getElement().callJsFunction("reveal", pointer);
  }

  Registration onChosen(ComponentEventListener<Chosen> listener) {
    return addListener(Chosen.class, listener);
  }

  Registration onBetween(ComponentEventListener<Between> listener) {
    return addListener(Between.class, listener);
  }

  Registration onDeleted(ComponentEventListener<Deleted> listener) {
    return addListener(Deleted.class, listener);
  }

  /** A node was chosen, or nothing. */
  @DomEvent("fw-chosen")
  public static final class Chosen extends ComponentEvent<FlowCanvas> {
    private final String place;

    public Chosen(
        FlowCanvas source, boolean fromClient, @EventData("event.detail.place") String place) {
      super(source, fromClient);
      this.place = place;
    }

    String place() {
      return place;
    }
  }

  /** A node of a kind is wanted on a way. */
  @DomEvent("fw-between")
  public static final class Between extends ComponentEvent<FlowCanvas> {
    private final String place;
    private final String kind;

    public Between(
        FlowCanvas source,
        boolean fromClient,
        @EventData("event.detail.place") String place,
        @EventData("event.detail.kind") String kind) {
      super(source, fromClient);
      this.place = place;
      this.kind = kind;
    }

    String place() {
      return place;
    }

    String kind() {
      return kind;
    }
  }

  /** A node is to go. */
  @DomEvent("fw-key")
  public static final class Deleted extends ComponentEvent<FlowCanvas> {
    private final String place;

    public Deleted(
        FlowCanvas source, boolean fromClient, @EventData("event.detail.place") String place) {
      super(source, fromClient);
      this.place = place;
    }

    String place() {
      return place;
    }
  }
}

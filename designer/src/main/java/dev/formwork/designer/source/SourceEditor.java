package dev.formwork.designer.source;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.shared.Registration;
import java.util.List;

/** A text editor for YAML: colours, folding, search, undo, and marks beside lines. */
@Tag("fw-source")
@JsModule("./designer/fw-source.ts")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/lang-yaml", version = "6.1.3")
@NpmPackage(value = "@codemirror/lint", version = "6.9.8")
@NpmPackage(value = "@codemirror/search", version = "6.7.2")
@NpmPackage(value = "@lezer/highlight", version = "1.2.5")
public final class SourceEditor extends Component implements HasStyle {

  public SourceEditor(String label) {
    getElement().setProperty("label", label);
  }

  /** Replaces the text and forgets what could be undone. */
  public void setText(String text) {
    getElement().executeJs("this.text = $0", text);
  }

  public void setReadOnly(boolean readOnly) {
    getElement().setProperty("readOnly", readOnly);
  }

  /** Marks these lines, instead of those marked before. */
  public void mark(List<Mark> marks) {
    getElement().setPropertyBean("marks", new Marks(marks));
  }

  /** Puts the cursor at the beginning of a line and brings it into view. */
  public void goTo(int line) {
    getElement().callJsFunction("goTo", line);
  }

  /** Gives the text as it is at this moment, the last keys too. */
  public void read(SerializableConsumer<String> reader) {
    getElement().executeJs("return this.text").then(String.class, reader);
  }

  /** Tells what was typed, a moment after the last key. */
  public Registration onTyped(ComponentEventListener<Typed> listener) {
    return addListener(Typed.class, listener);
  }

  /**
   * A finding at a line.
   *
   * @param line counted from 1
   * @param severity {@code error}, {@code warning} or {@code info}
   */
  public record Mark(int line, String severity, String text) {}

  private record Marks(List<Mark> all) {}

  /** The text after a pause in typing. */
  @DomEvent("fw-typed")
  public static final class Typed extends ComponentEvent<SourceEditor> {

    private final String text;

    public Typed(SourceEditor source, boolean fromClient, @EventData("event.detail") String text) {
      super(source, fromClient);
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}

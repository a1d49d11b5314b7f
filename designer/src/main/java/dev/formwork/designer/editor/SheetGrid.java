package dev.formwork.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Map;

/** Rows of texts, edited like a sheet. */
@Tag("fw-sheet")
@JsModule("./designer/fw-sheet.ts")
public final class SheetGrid extends Component implements HasStyle {

  /**
   * What is shown.
   *
   * @param words by key: the label of the sheet and what its buttons are called
   */
  record Model(List<Column> columns, List<Row> rows, Map<String, String> words) {}

  /**
   * A column.
   *
   * @param side {@code ask} or {@code answer}
   * @param offered texts that are offered; others can be typed as well
   */
  record Column(String title, String side, List<String> offered) {}

  /** A row; {@code wrong} says what is wrong with it, empty where nothing is. */
  record Row(List<String> cells, String wrong) {}

  void show(Model model) {
    getElement().setPropertyBean("model", model);
  }

  Registration onTyped(ComponentEventListener<Typed> listener) {
    return addListener(Typed.class, listener);
  }

  Registration onPasted(ComponentEventListener<Pasted> listener) {
    return addListener(Pasted.class, listener);
  }

  Registration onRow(ComponentEventListener<Acted> listener) {
    return addListener(Acted.class, listener);
  }

  /** A cell got another text. */
  @DomEvent("fw-cell")
  public static final class Typed extends ComponentEvent<SheetGrid> {
    private final int row;
    private final int column;
    private final String text;

    public Typed(
        SheetGrid source,
        boolean fromClient,
        @EventData("event.detail.row") int row,
        @EventData("event.detail.column") int column,
        @EventData("event.detail.text") String text) {
      super(source, fromClient);
      this.row = row;
      this.column = column;
      this.text = text;
    }

    int row() {
      return row;
    }

    int column() {
      return column;
    }

    String text() {
      return text;
    }
  }

  /** Cells were pasted at a place, tabs between them and lines between rows. */
  @DomEvent("fw-paste")
  public static final class Pasted extends ComponentEvent<SheetGrid> {
    private final int row;
    private final int column;
    private final String text;

    public Pasted(
        SheetGrid source,
        boolean fromClient,
        @EventData("event.detail.row") int row,
        @EventData("event.detail.column") int column,
        @EventData("event.detail.text") String text) {
      super(source, fromClient);
      this.row = row;
      this.column = column;
      this.text = text;
    }

    int row() {
      return row;
    }

    int column() {
      return column;
    }

    List<List<String>> cells() {
      return text.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }
  }

  /** Something is wanted of a row: add, up, down, duplicate, used, rename, remove. */
  @DomEvent("fw-row")
  public static final class Acted extends ComponentEvent<SheetGrid> {
    private final String act;
    private final int row;

    public Acted(
        SheetGrid source,
        boolean fromClient,
        @EventData("event.detail.act") String act,
        @EventData("event.detail.row") int row) {
      super(source, fromClient);
      this.act = act;
      this.row = row;
    }

    String act() {
      return act;
    }

    int row() {
      return row;
    }
  }
}

package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.forms.Field;
import dev.formwork.rules.Condition;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import java.util.function.Consumer;

/** Above the rows: search, and the filters that are set. It stays while a person types. */
final class ListBar extends Div {

  private static final int PAUSE = 300;

  private final TextField search = new TextField();
  private final Div filters = new Div();
  private final Consumer<ListState> go;
  private ListState state = ListState.ALL;

  /**
   * @param typed shows the list with other words
   * @param go shows the list in another way
   */
  ListBar(Consumer<ListState> typed, Consumer<ListState> go) {
    this.go = go;
    addClassName("fw-list-bar");
    filters.addClassName("fw-list-filters");
    search.setAriaLabel(t("list.search"));
    search.setPlaceholder(t("list.search"));
    search.setPrefixComponent(Icon.of("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE);
    search.addClassName("fw-list-search");
    search.getElement().setAttribute("aria-keyshortcuts", "/");
    search.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        typed.accept(state.searching(change.getValue()));
      }
    });
    add(search, filters);
  }

  void show(ListState now, List<Field> fields, FormSource source) {
    state = now;
    if (!search.getValue().strip().equals(now.search())) {
      search.setValue(now.search());
    }
    filters.removeAll();
    now.filters().forEach(filter -> filters.add(chip(filter, fields, source)));
    filters.add(
        Button.quiet(
                t("filter.title"),
                () -> FilterSheet.open(fields, source, filter -> go.accept(state.with(filter))))
            .withIcon("filter"));
  }

  private Div chip(Condition filter, List<Field> fields, FormSource source) {
    String words = ConditionWords.of(filter, fields, source);
    var chip =
        new Div(
            new Span(words),
            Button.picture("x", t("filter.remove", words), () -> go.accept(state.without(filter))));
    chip.addClassName("fw-chip");
    return chip;
  }
}

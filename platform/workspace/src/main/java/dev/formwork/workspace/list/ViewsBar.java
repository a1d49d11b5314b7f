package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.SavedView;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Tabs;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The lists of a form that a person keeps, as tabs; the one that is shown can be let go. */
final class ViewsBar extends Tabs {

  private final Consumer<String> keep;
  private final Consumer<SavedView> forget;

  /**
   * @param keep keeps what is shown now under a title; may refuse it
   */
  ViewsBar(Consumer<String> keep, Consumer<SavedView> forget) {
    super(t("views.title"));
    this.keep = keep;
    this.forget = forget;
    addClassName("fw-views");
  }

  void show(QualifiedKey form, List<SavedView> views, ListState state) {
    removeAll();
    setVisible(!views.isEmpty() || state.isOwn());
    Optional<SavedView> shown =
        views.stream().filter(view -> ListState.of(view).isSame(state)).findFirst();
    tab(ListNavigation.path(form), !state.isOwn(), new Span(t("views.all")));
    views.forEach(view ->
        tab(
            ListState.of(view).path(form),
            shown.filter(view::equals).isPresent(),
            new Span(view.title())));
    if (shown.isPresent()) {
      add(
          Button.picture(
              "trash-2", t("views.forget", shown.get().title()), () -> askToForget(shown.get())));
    } else if (state.isOwn()) {
      add(Button.quiet(t("views.keep"), this::askForTitle).withIcon("star"));
    }
  }

  private void askForTitle() {
    var sheet = new Sheet(t("views.keep"));
    var title = new TextField(t("views.name"));
    title.setManualValidation(true);
    title.setRequiredIndicatorVisible(true);
    title.setMaxLength(40);
    title.setWidthFull();
    title.setAutofocus(true);
    sheet
        .with(title)
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            Button.primary(
                t("views.keep"),
                () -> {
                  try {
                    keep.accept(title.getValue());
                    sheet.close();
                  } catch (Refusal refused) {
                    Problem first = refused.problems().list().getFirst();
                    title.setErrorMessage(Say.t(first));
                    title.setInvalid(true);
                    title.focus();
                  }
                }))
        .open();
  }

  private void askToForget(SavedView view) {
    Sheet.ask(
        t("views.forget", view.title()),
        t("views.forget-loss"),
        t("views.forget-it"),
        () -> forget.accept(view));
  }
}

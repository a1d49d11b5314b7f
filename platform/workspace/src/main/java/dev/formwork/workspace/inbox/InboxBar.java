package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.tasks.InboxForm;
import dev.formwork.tasks.InboxQuery.Order;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Above the lines: search, which form, which order, and choosing several. */
final class InboxBar extends Div {

  private static final int PAUSE = 300;

  private final TextField search = new TextField();
  private final Div choices = new Div();
  private final Consumer<InboxState> go;
  private InboxState state = InboxState.at(InboxTab.MINE);
  private Runnable choosing = () -> {};
  private @Nullable Offer offered;

  /** What the menus show: they are made anew only where that changes, or one in use would close. */
  private record Offer(
      InboxTab tab,
      Order order,
      @Nullable QualifiedKey form,
      List<InboxForm> forms,
      boolean anyNew) {}

  /**
   * @param go shows the inbox in another way
   */
  InboxBar(Consumer<InboxState> go) {
    this.go = go;
    addClassName("fw-inbox-bar");
    choices.addClassName("fw-inbox-choices");
    search.setAriaLabel(t("inbox.search"));
    search.setPlaceholder(t("inbox.search"));
    search.setPrefixComponent(Icon.of("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.setValueChangeTimeout(PAUSE);
    search.addClassName("fw-inbox-search");
    search.getElement().setAttribute("aria-keyshortcuts", "/");
    search.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        go.accept(state.searching(change.getValue()));
      }
    });
    add(search, choices);
  }

  /**
   * Shows how the list is narrowed and ordered now.
   *
   * @param choosing starts choosing several; what it is called is said here
   * @param readAll marks all as read; absent where nothing is new
   */
  void show(InboxState now, List<InboxForm> forms, Runnable choosing, @Nullable Runnable readAll) {
    state = now;
    this.choosing = choosing;
    if (!search.getValue().strip().equals(now.search())) {
      search.setValue(now.search());
    }
    var offer = new Offer(now.tab(), now.order(), now.form(), List.copyOf(forms), readAll != null);
    if (!offer.equals(offered)) {
      offered = offer;
      offer(now, forms, readAll);
    }
  }

  private void offer(InboxState now, List<InboxForm> forms, @Nullable Runnable readAll) {
    choices.removeAll();
    if (readAll != null) {
      choices.add(Button.picture("check-check", t("inbox.read-all"), readAll));
    }
    if (now.tab().isHeld() && (forms.size() > 1 || now.form() != null)) {
      choices.add(formMenu(forms));
    }
    choices.add(orderMenu(now.tab().orders()));
    if (now.tab().isHeld()) {
      var several = Button.picture("list-checks", t("inbox.choose"), () -> choosing.run());
      several.addClassName("fw-inbox-choose");
      choices.add(several);
    }
  }

  private Menu formMenu(List<InboxForm> forms) {
    var menu = new Menu(t("inbox.form"), Icon.of("filter"));
    menu.choice(
        t("inbox.form.all"), "inbox", state.form() == null, () -> go.accept(state.ofForm(null)));
    forms.forEach(form ->
        menu.choice(
            t("inbox.form.one", Say.t(form.title()), form.open()),
            "file-text",
            form.form().equals(state.form()),
            () -> go.accept(state.ofForm(form.form()))));
    return plain(menu, state.form() != null);
  }

  private Menu orderMenu(List<Order> orders) {
    var menu = new Menu(t("inbox.order"), Icon.of("arrow-up-down"));
    menu.heading(new Span(t("inbox.order")));
    orders.forEach(order ->
        menu.choice(
            t("inbox.order." + InboxState.word(order)),
            order == Order.DUE ? "clock" : order == Order.NEWEST ? "arrow-down" : "arrow-up",
            order == state.order(),
            () -> go.accept(state.in(order))));
    return plain(menu, state.order() != orders.getFirst());
  }

  private static Menu plain(Menu menu, boolean inUse) {
    menu.addClassNames("fw-menu-plain", "fw-menu-picture");
    menu.getElement().setAttribute("data-in-use", inUse);
    return menu;
  }
}

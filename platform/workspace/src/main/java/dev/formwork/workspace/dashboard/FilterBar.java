package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.Label;
import dev.formwork.reports.DashboardView;
import dev.formwork.reports.DateRange;
import dev.formwork.reports.Selection;
import dev.formwork.workspace.form.DayPick;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Above the tiles: what the whole page is narrowed by, and what was picked in tiles. */
final class FilterBar extends Div {

  private final DashboardView page;
  private final BiConsumer<FieldKey, List<String>> set;
  private final Consumer<Selection.Pick> drop;
  private final Map<FieldKey, MultiSelectComboBox<Label>> choices = new LinkedHashMap<>();
  private final Map<FieldKey, Menu> periods = new LinkedHashMap<>();
  private final Map<FieldKey, Span> periodWords = new HashMap<>();
  private final Map<FieldKey, List<Label>> known = new HashMap<>();
  private final transient BiFunction<FieldKey, String, List<Label>> search;
  private transient @Nullable Found found;
  private final Div chips = new Div();
  private Selection selection = Selection.ALL;

  /**
   * @param set narrows the page by a filter
   * @param drop forgets what was picked
   * @param search finds values of a filter by what they are called
   */
  FilterBar(
      DashboardView page,
      BiConsumer<FieldKey, List<String>> set,
      Consumer<Selection.Pick> drop,
      BiFunction<FieldKey, String, List<Label>> search) {
    this.page = page;
    this.set = set;
    this.drop = drop;
    this.search = search;
    addClassName("fw-page-filters");
    chips.addClassName("fw-list-filters");
    for (DashboardView.Filter filter : page.filters()) {
      add(filter.isOfDays() ? period(filter) : choice(filter));
    }
    add(chips);
  }

  private Menu period(DashboardView.Filter filter) {
    var words = new Span();
    var menu = new Menu(Say.t(filter.title()), Icon.of("calendar"), words);
    menu.addClassName("fw-page-period");
    menu.getElement().setAttribute("data-filter", filter.key().value());
    periods.put(filter.key(), menu);
    periodWords.put(filter.key(), words);
    return menu;
  }

  private MultiSelectComboBox<Label> choice(DashboardView.Filter filter) {
    var pick = new MultiSelectComboBox<Label>();
    String title = Say.t(filter.title());
    pick.setPlaceholder(title);
    pick.setAriaLabel(title);
    pick.setClearButtonVisible(true);
    pick.setItemLabelGenerator(TileNumbers::name);
    pick.getElement().setAttribute("data-filter", filter.key().value());
    pick.setItems(
        query ->
            found(filter.key(), query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()),
        query -> found(filter.key(), query.getFilter().orElse("")).size());
    pick.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        set.accept(filter.key(), change.getValue().stream().map(FilterBar::text).toList());
      }
    });
    choices.put(filter.key(), pick);
    return pick;
  }

  /** The filters whose values are to be asked for. */
  Set<FieldKey> asking() {
    return choices.keySet();
  }

  /** What a filter can be set to. */
  void offer(FieldKey filter, List<Label> labels) {
    known.put(filter, labels);
    show(filter);
  }

  void show(Selection now) {
    selection = now;
    choices.keySet().forEach(this::show);
    page.filters().stream().filter(DashboardView.Filter::isOfDays).forEach(this::showPeriod);
  }

  /** What was found last: the count and each page of it are asked for one by one. */
  private record Found(FieldKey filter, String words, List<Label> labels) {}

  /** What is offered, and what is looked for where somebody types. */
  private List<Label> found(FieldKey filter, String typed) {
    String words = typed.strip();
    if (words.isEmpty()) {
      return offered(filter);
    }
    Found last = found;
    if (last == null || !last.filter().equals(filter) || !last.words().equals(words)) {
      last = new Found(filter, words, search.apply(filter, words));
      found = last;
    }
    return last.labels();
  }

  /** Those that are chosen come last where they are none of the most frequent. */
  private List<Label> offered(FieldKey filter) {
    var labels = new ArrayList<>(known.getOrDefault(filter, List.of()));
    MultiSelectComboBox<Label> pick = choices.get(filter);
    if (pick != null) {
      pick.getValue().stream().filter(each -> !labels.contains(each)).forEach(labels::add);
    }
    return labels;
  }

  private void show(FieldKey filter) {
    MultiSelectComboBox<Label> pick = choices.get(filter);
    if (pick == null) {
      return;
    }
    var items = new ArrayList<>(known.getOrDefault(filter, List.of()));
    items.addAll(pick.getValue());
    var chosen = new HashSet<Label>();
    for (String value : selection.of(filter)) {
      Label label =
          items.stream()
              .filter(each -> text(each).equals(value))
              .findFirst()
              .orElseGet(() -> new Label(value, LocalizedText.of(value), null));
      chosen.add(label);
    }
    pick.setValue(chosen);
    pick.getDataProvider().refreshAll();
  }

  private static String text(Label label) {
    return label.value() == null ? Selection.NONE : label.value().toString();
  }

  private void showPeriod(DashboardView.Filter filter) {
    Menu menu = periods.get(filter.key());
    Span words = periodWords.get(filter.key());
    if (menu == null || words == null) {
      return;
    }
    String now = selection.of(filter.key()).stream().findFirst().orElse("");
    String title = Say.t(filter.title());
    String said = t("dashboard.filter-is", title, words(now));
    words.setText(said);
    menu.trigger().setAriaLabel(said);
    menu.getElement().setAttribute("data-set", !now.isEmpty());
    menu.clear();
    menu.choice(
        t("dashboard.any-time"),
        "calendar",
        now.isEmpty(),
        () -> set.accept(filter.key(), List.of()));
    for (DateRange.Quick quick : DateRange.Quick.values()) {
      String word = quick.word();
      menu.choice(
          words(word), "calendar", now.equals(word), () -> set.accept(filter.key(), List.of(word)));
    }
    menu.divider();
    menu.action(t("dashboard.days"), "calendar", () -> askDays(filter, now));
  }

  private static String words(String range) {
    return range.isEmpty()
        ? t("dashboard.any-time")
        : DateRange.Quick.named(range)
            .map(quick -> t("dashboard.quick." + quick.word()))
            .orElseGet(() -> range.replace("..", " – ").strip());
  }

  private void askDays(DashboardView.Filter filter, String now) {
    var sheet = new Sheet(Say.t(filter.title()));
    DatePicker from = DayPick.of(t("dashboard.from"));
    DatePicker until = DayPick.of(t("dashboard.until"));
    DateRange.named(now, LocalDate.EPOCH)
        .filter(_ -> DateRange.Quick.named(now).isEmpty())
        .ifPresent(range -> {
          from.setValue(range.from());
          until.setValue(range.until());
        });
    sheet.with(from, until);
    sheet.actions(
        Button.plain(t("sheet.back"), sheet::close),
        Button.primary(
            t("dashboard.narrow"),
            () -> {
              sheet.close();
              var range = new DateRange(from.getValue(), until.getValue());
              boolean open = range.from() == null && range.until() == null;
              set.accept(filter.key(), open ? List.of() : List.of(range.text()));
            }));
    sheet.open();
  }

  /**
   * What was picked in tiles, one chip each.
   *
   * @param words what a pick is called
   */
  void showPicks(Map<Selection.Pick, String> words) {
    chips.removeAll();
    words.forEach((pick, said) -> {
      var chip =
          new Div(
              new Span(said),
              Button.picture("x", t("filter.remove", said), () -> drop.accept(pick)));
      chip.addClassName("fw-chip");
      chips.add(chip);
    });
    chips.setVisible(!words.isEmpty());
  }
}

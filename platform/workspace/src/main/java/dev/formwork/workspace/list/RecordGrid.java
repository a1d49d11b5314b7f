package dev.formwork.workspace.list;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.Form.SortBy;
import dev.formwork.forms.Option;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPage.Row;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.form.Fields;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.form.StatusBadge;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.record.StateWords;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a list: a table with room, cards without. */
final class RecordGrid extends Grid<Row> {

  private static final String CREATED_AT = SystemField.CREATED_AT.key();

  private static final String LINK =
      "<a class=\"fw-list-link\" href=\"${item.path}\" router-link>${item.text}</a>";
  private static final String BADGE =
      "<span class=\"${item.look}\" data-kind=\"${item.kind}\">${item.text}</span>";
  private static final String CARD =
      """
      <a class="fw-list-card" href="${item.path}" router-link>
        <span class="fw-list-card-head"><b>${item.name}</b>
          <span class="fw-badge" data-kind="${item.kind}" ?hidden="${item.plain}">${item.state}</span></span>
        <span class="fw-quiet">${item.summary}</span>
        <span class="fw-quiet fw-small">${item.when}</span>
      </a>\
      """;

  private final QualifiedKey key;
  private final Form form;
  private final FormSource source;

  RecordGrid(QualifiedKey key, Form form, List<Field> columns, FormSource source, boolean wide) {
    this.key = key;
    this.form = form;
    this.source = source;
    addClassNames("fw-list-grid", "fw-card");
    addThemeVariants(GridVariant.NO_BORDER);
    setSelectionMode(SelectionMode.NONE);
    setColumnReorderingAllowed(wide);
    setMultiSort(false);
    if (wide) {
      for (int i = 0; i < columns.size(); i++) {
        add(columns.get(i), i == 0);
      }
    } else {
      addClassName("fw-list-cards");
      addColumn(card());
    }
    addItemClickListener(
        click -> UI.getCurrent().navigate(RecordNavigation.path(this.key, click.getItem().id())));
  }

  /** The keys of what it shows of a row: a session keeps no more of each. */
  static Set<String> fields(Form form) {
    return Stream.of(
            form.columns().stream(),
            form.summary().stream(),
            Stream.ofNullable(form.status()),
            Stream.of(FieldKey.of(CREATED_AT)))
        .flatMap(keys -> keys)
        .map(FieldKey::value)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Shows these rows; a click on a title asks for another order. */
  void show(RecordPages pages, @Nullable SortBy sort, Consumer<@Nullable SortBy> sorted) {
    setItems(pages);
    if (sort != null && getColumnByKey(sort.field().value()) != null) {
      sort(
          List.of(
              new GridSortOrder<>(
                  getColumnByKey(sort.field().value()),
                  sort.isDescending() ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }
    addSortListener(event -> {
      if (event.isFromClient()) {
        sorted.accept(event.getSortOrder().stream().findFirst().map(RecordGrid::by).orElse(null));
      }
    });
  }

  private static SortBy by(GridSortOrder<Row> order) {
    return new SortBy(
        FieldKey.of(order.getSorted().getKey()),
        order.getDirection() == SortDirection.DESCENDING ? "desc" : "asc");
  }

  private void add(Field field, boolean first) {
    Column<Row> column = first ? addColumn(link(field)) : addColumn(badge(field));
    column
        .setKey(field.key().value())
        .setHeader(Say.t(field.title()))
        .setResizable(true)
        .setFrozen(first)
        .setAutoWidth(first)
        .setFlexGrow(first ? 0 : share(field))
        .setWidth(first ? null : width(field))
        .setTextAlign(
            Fields.isNumber(field)
                ? com.vaadin.flow.component.grid.ColumnTextAlign.END
                : com.vaadin.flow.component.grid.ColumnTextAlign.START);
    if (field.sortable() || SystemField.named(field.key().value()).isPresent()) {
      column.setSortable(true).setSortProperty(field.key().value());
    }
  }

  /** The least that it needs: nine columns of the usual kinds fit beside the navigation. */
  private static String width(Field field) {
    return switch (field.type()) {
      case FieldType.LongText _ -> "200px";
      case FieldType.Text _, FieldType.Relation _, FieldType.Subtable _, FieldType.Attachment _ ->
          "124px";
      case FieldType.Computed computed when computed.result() == FieldType.Result.TEXT -> "140px";
      case FieldType.Moment _ -> "142px";
      case FieldType.MultiChoice _ -> "136px";
      case FieldType.Choice _ -> "116px";
      default -> "108px";
    };
  }

  /** How much it takes of the room that is left: words much, numbers and moments nothing. */
  private static int share(Field field) {
    return switch (field.type()) {
      case FieldType.LongText _ -> 4;
      case FieldType.Computed computed when computed.result() == FieldType.Result.TEXT -> 4;
      case FieldType.Text _, FieldType.Relation _, FieldType.MultiChoice _ -> 2;
      case FieldType.Choice _, FieldType.User _ -> 1;
      default -> 0;
    };
  }

  private LitRenderer<Row> link(Field field) {
    return LitRenderer.<Row>of(LINK)
        .withProperty("path", row -> RecordNavigation.path(key, row.id()))
        .withProperty("text", row -> named(words(row, field)));
  }

  private LitRenderer<Row> badge(Field field) {
    return LitRenderer.<Row>of(BADGE)
        .withProperty("text", row -> words(row, field))
        .withProperty("kind", row -> kind(row, field))
        .withProperty("look", row -> look(row, field));
  }

  /** The state is a badge; other choices that have a colour get a dot of it. */
  private String look(Row row, Field field) {
    if (field.key().value().equals(SystemField.STATE.key())) {
      return "fw-badge";
    }
    return kind(row, field).isEmpty() ? "" : "fw-dot";
  }

  private LitRenderer<Row> card() {
    return LitRenderer.<Row>of(CARD)
        .withProperty("path", row -> RecordNavigation.path(key, row.id()))
        .withProperty("name", row -> named(Objects.toString(row.number(), "")))
        .withProperty(
            "state",
            row ->
                status(row)
                    .map(option -> Say.t(option.title()))
                    .orElseGet(() -> StateWords.word(row.state())))
        .withProperty(
            "kind",
            row ->
                status(row)
                    .map(StatusBadge::kind)
                    .orElseGet(() -> StateWords.kind(row.state()))
                    .name()
                    .toLowerCase(Locale.ROOT))
        .withProperty(
            "plain", row -> status(row).isEmpty() && StateWords.isPlain(form, row.state()))
        .withProperty("summary", this::summary)
        .withProperty("when", row -> ValueText.plain(row.system().get(CREATED_AT)));
  }

  private Optional<Option> status(Row row) {
    return StatusBadge.option(form, row.state(), row.data(), source);
  }

  private String summary(Row row) {
    return form.summary().stream()
        .flatMap(each -> form.field(each).stream())
        .map(field -> words(row, field))
        .filter(words -> !words.equals(Show.NOTHING))
        .collect(Collectors.joining(" · "));
  }

  private static String named(String name) {
    return name.isEmpty() || name.equals(Show.NOTHING) ? t("list.unnamed") : name;
  }

  private String words(Row row, Field field) {
    Object value = value(row, field);
    return row.fields().get(field.key().value()) == FieldAccess.MASKED
        ? ValueText.plain(value)
        : ValueText.of(field, value, source);
  }

  private static @Nullable Object value(Row row, Field field) {
    String key = field.key().value();
    return SystemField.named(key).isPresent() ? row.system().get(key) : row.data().get(key);
  }

  private String kind(Row row, Field field) {
    if (field.type() instanceof FieldType.Choice choice && value(row, field) instanceof String v) {
      return source.options(choice.options()).stream()
          .filter(option -> option.key().equals(v))
          .map(Option::color)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse("");
    }
    return "";
  }
}

package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.DefinitionChange;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What differs between two states of an app, definition by definition; each opens on a click. */
@CssImport("./designer/changes.css")
public final class ChangeList extends Div {

  private static final int OPEN_UP_TO = 5;

  /** Members whose values have names of their own. */
  private static final Set<String> NAMED = Set.of("type", "kind", "mode");

  public ChangeList(List<ChangeWords> changes) {
    addClassNames("fw-changes", "fw-card");
    changes.forEach(change -> add(card(change, changes.size() <= OPEN_UP_TO)));
  }

  /** "2 added, 3 changed, 1 removed". */
  public static String sum(List<ChangeWords> changes) {
    return t(
        "changes.sum",
        count(changes, DefinitionChange.Kind.ADDED),
        count(changes, DefinitionChange.Kind.CHANGED),
        count(changes, DefinitionChange.Kind.REMOVED));
  }

  private static long count(List<ChangeWords> changes, DefinitionChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  private static NativeDetails card(ChangeWords change, boolean open) {
    var title = new Span(title(change));
    title.addClassName("fw-change-title");
    var key = new Span(t("change.name", Kinds.title(change.name().kind()), change.name().key()));
    key.addClassNames("fw-quiet", "fw-small");
    var card = new NativeDetails();
    card.addClassName("fw-change");
    card.setSummary(
        Icon.of("chevron-right"),
        Icon.of(Kinds.icon(change.name().kind())),
        title,
        key,
        badge(change.kind()));
    card.setContent(inside(change));
    card.setOpen(open && change.kind() == DefinitionChange.Kind.CHANGED);
    return card;
  }

  private static String title(ChangeWords change) {
    return change.title().isEmpty() ? change.name().key().value() : Say.t(change.title());
  }

  private static Span badge(DefinitionChange.Kind kind) {
    return switch (kind) {
      case ADDED -> StateBadge.of(StateBadge.Kind.SUCCESS, t("change.added"));
      case CHANGED -> StateBadge.of(StateBadge.Kind.INFO, t("change.changed"));
      case REMOVED -> StateBadge.of(StateBadge.Kind.DANGER, t("change.removed"));
    };
  }

  private static Component inside(ChangeWords change) {
    return switch (change.kind()) {
      case ADDED, REMOVED -> {
        var text = new Pre(change.text());
        text.addClassName("fw-change-text");
        yield text;
      }
      case CHANGED -> values(change.values());
    };
  }

  /** The values that differ inside one definition. */
  public static Component values(List<ChangeWords.Value> values) {
    if (values.isEmpty()) {
      var layout = new Paragraph(t("change.layout-only"));
      layout.addClassNames("fw-change-none", "fw-quiet");
      return layout;
    }
    var list = new UnorderedList();
    list.addClassName("fw-change-values");
    values.forEach(value -> list.add(line(value)));
    return list;
  }

  private static ListItem line(ChangeWords.Value value) {
    var line = new ListItem(place(value), verb(value.change()));
    boolean isNamed = NAMED.contains(value.place().isEmpty() ? "" : value.place().getLast());
    if (!value.before().isEmpty()) {
      line.add(text("del", isNamed ? value(value.before()) : value.before(), t("change.before")));
    }
    if (!value.after().isEmpty()) {
      line.add(text("ins", isNamed ? value(value.after()) : value.after(), t("change.after")));
    }
    return line;
  }

  private static Span place(ChangeWords.Value value) {
    var place = new Span();
    place.addClassName("fw-change-place");
    place.getElement().setAttribute("title", String.join(" › ", value.place()));
    for (String step : words(value.way())) {
      if (place.getComponentCount() > 0) {
        place.add(Icon.of("chevron-right"));
      }
      place.add(new Span(step));
    }
    return place;
  }

  /** Items by their titles, and members by what they are called; a list goes without saying. */
  static List<String> words(List<ChangeWords.Step> way) {
    var words = new ArrayList<String>();
    for (int i = 0; i < way.size(); i++) {
      ChangeWords.Step step = way.get(i);
      boolean isListOfTitled = i + 1 < way.size() && !way.get(i + 1).title().isEmpty();
      if (!step.title().isEmpty()) {
        words.add(Say.t(step.title()));
      } else if (!isListOfTitled) {
        words.add(step.isItem() ? step.key() : called("edit.member." + step.key(), step.key()));
      }
    }
    return words;
  }

  private static String value(String value) {
    return called("edit.value." + value, value);
  }

  private static String called(String key, String otherwise) {
    return Messages.has(Say.language(), key) ? t(key) : otherwise;
  }

  private static Span verb(ChangeWords.Change change) {
    var verb =
        new Span(
            switch (change) {
              case ADDED -> t("change.value.added");
              case CHANGED -> t("change.value.changed");
              case REMOVED -> t("change.value.removed");
              case REORDERED -> t("change.value.reordered");
            });
    verb.addClassNames("fw-change-verb", "fw-quiet");
    return verb;
  }

  private static Component text(String tag, String text, String label) {
    var value = new ValueText(tag);
    value.setText(text);
    value.getElement().setAttribute("title", label);
    return value;
  }

  /** {@code ins} or {@code del}. */
  private static final class ValueText extends HtmlContainer {
    ValueText(String tag) {
      super(tag);
    }
  }
}

package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.search.DefinitionsFound;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.editing.Parts.Part;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Say;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The definitions of an app by kind, as its draft has them. */
final class DefinitionList extends Div {

  private static final int FEW = 5;

  private final transient Draft draft;
  private final transient DefinitionTypes types;
  private final transient LocatedProblems problems;
  private final transient DefinitionsFound found;
  private final transient BiConsumer<DefinitionKey, DefinitionName> showUsages;
  private String wanted = "";

  DefinitionList(
      Draft draft,
      DefinitionTypes types,
      LocatedProblems problems,
      DefinitionsFound found,
      BiConsumer<DefinitionKey, DefinitionName> showUsages) {
    this.draft = draft;
    this.found = found;
    this.types = types;
    this.problems = problems;
    this.showUsages = showUsages;
    addClassName("fw-definitions");
    filter("");
  }

  /** Shows those whose title or key has these words, or that of something in them. */
  void filter(String text) {
    wanted = text.strip();
    var byKind =
        draft.definitions().stream()
            .filter(each -> matches(each, wanted) || !inside(each).isEmpty())
            .collect(
                Collectors.groupingBy(
                    each -> each.name().kind(), TreeMap::new, Collectors.toList()));
    removeAll();
    byKind.entrySet().stream()
        .sorted(Comparator.comparingInt(each -> Kinds.rank(each.getKey())))
        .forEach(each -> add(group(each.getKey(), each.getValue())));
    if (byKind.isEmpty()) {
      var nothing = new Paragraph(t("app.nothing-found"));
      nothing.addClassName("fw-quiet");
      add(nothing);
    }
  }

  private static boolean matches(DraftDefinition definition, String wanted) {
    return DefinitionsFound.fits(definition.name().key().value(), definition.title(), wanted);
  }

  /** What is in a definition that was looked for. */
  private List<Part> inside(DraftDefinition definition) {
    return wanted.isEmpty() ? List.of() : found.parts(draft.app(), definition, wanted);
  }

  private Div places(DraftDefinition definition) {
    var places = new Div();
    places.addClassNames("fw-definition-places", "fw-small");
    inside(definition).stream()
        .limit(FEW)
        .forEach(part ->
            places.add(
                Link.to(
                    DesignerNavigation.editor(draft.app(), definition.name(), part.pointer()),
                    part.title().isEmpty() ? part.key() : Say.t(part.title()))));
    return places;
  }

  private Section group(String kind, List<DraftDefinition> definitions) {
    boolean isFront = kind.equals(Manifest.TYPE.kind());
    var head = new H2(isFront ? Kinds.title(kind) : Kinds.titles(kind));
    if (!isFront) {
      var count = new Span(String.valueOf(definitions.size()));
      count.addClassName("fw-group-count");
      head.add(count);
    }
    var rows = new UnorderedList();
    rows.addClassNames("fw-card", "fw-definition-rows");
    definitions.forEach(definition -> rows.add(row(definition)));
    var group = new Section(head, rows);
    group.addClassName("fw-definition-group");
    return group;
  }

  private ListItem row(DraftDefinition definition) {
    DefinitionName name = definition.name();
    var title = new Span(titleOf(definition));
    title.addClassName("fw-definition-title");
    var key = new Span(name.key().value());
    key.addClassNames("fw-quiet", "fw-small");
    var names = new Div(title, key);
    names.addClassName("fw-definition-names");
    var link =
        Link.to(
            DesignerNavigation.editor(draft.app(), name),
            Icon.of(Kinds.icon(name.kind())),
            names,
            badges(definition));
    link.addClassName("fw-definition");
    var row = new ListItem(link);
    Div places = places(definition);
    if (places.getComponentCount() > 0) {
      row.add(places);
    }
    row.add(
        Button.picture(
            "link", t("usage.title", name.key()), () -> showUsages.accept(draft.app(), name)));
    return row;
  }

  private static String titleOf(DraftDefinition definition) {
    return definition.title().isEmpty()
        ? definition.name().key().value()
        : Say.t(definition.title());
  }

  private Component badges(DraftDefinition definition) {
    var badges = new Span();
    badges.addClassName("fw-definition-badges");
    long found = problems.in(types.fileOf(definition.name())).list().size();
    if (found > 0) {
      badges.add(StateBadge.of(StateBadge.Kind.DANGER, t("problems.count", found)));
    }
    switch (definition.state()) {
      case RELEASED -> {}
      case ADDED -> badges.add(StateBadge.of(StateBadge.Kind.SUCCESS, t("definition.added")));
      case CHANGED -> badges.add(StateBadge.of(StateBadge.Kind.INFO, t("definition.changed")));
      case DELETED -> badges.add(StateBadge.of(StateBadge.Kind.NEUTRAL, t("definition.deleted")));
    }
    return badges;
  }
}

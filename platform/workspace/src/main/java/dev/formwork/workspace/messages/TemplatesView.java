package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.definitions.Apps;
import dev.formwork.definitions.Named;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.messages.Messages;
import dev.formwork.messages.Preview;
import dev.formwork.messages.Purpose;
import dev.formwork.records.RecordService;
import dev.formwork.records.RelationChoice;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All message templates; each can be tried on a record. */
@Route(value = MessagesNavigation.TEMPLATES, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./formwork/messages.css")
class TemplatesView extends Div implements Screen, BeforeEnterObserver {

  private static final int CHOICES = 20;

  private final transient Apps apps;
  private final transient Messages messages;
  private final transient RecordService records;
  private final transient CurrentActor current;

  TemplatesView(Apps apps, Messages messages, RecordService records, CurrentActor current) {
    this.apps = apps;
    this.messages = messages;
    this.records = records;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    var hint = new Paragraph(t("templates.hint"));
    hint.addClassName("fw-quiet");
    add(new H1(t("templates.title")), hint);
    List<Named<MessageTemplate>> all =
        apps.live().all(MessageTemplate.TYPE).stream()
            .sorted(Comparator.comparing((Named<MessageTemplate> named) -> named.key().toString()))
            .toList();
    if (all.isEmpty()) {
      add(new EmptyState("mail", t("templates.none"), t("templates.none-hint")));
    }
    all.forEach(named -> add(card(named)));
  }

  private Div card(Named<MessageTemplate> named) {
    MessageTemplate template = named.value();
    var title = new H2(Say.t(template.title()));
    var head = new Div(title);
    head.addClassName("fw-messages-head");
    head.add(
        StateBadge.of(
            StateBadge.Kind.NEUTRAL,
            t(template.customer() == null ? "templates.staff" : "templates.customer")));
    if (template.reason() == Purpose.MARKETING) {
      head.add(StateBadge.of(StateBadge.Kind.INFO, t("templates.marketing")));
    }
    String channels =
        template.channels().stream()
            .map(variant -> t("messages.channel." + variant.channel()))
            .collect(Collectors.joining(t("value.separator")));
    var facts = new Span(channels);
    facts.addClassNames("fw-quiet", "fw-small");
    head.add(facts);
    var shown = new Div();
    shown.addClassName("fw-templates-shown");
    var card = new Div(head);
    card.addClassNames("fw-card", "fw-templates-card");
    if (!template.help().isEmpty()) {
      var help = new Paragraph(Say.t(template.help()));
      help.addClassName("fw-quiet");
      card.add(help);
    }
    if (template.quiet() != null) {
      var quiet = new Span(t("templates.quiet", template.quiet().from(), template.quiet().to()));
      quiet.addClassNames("fw-quiet", "fw-small");
      card.add(quiet);
    }
    card.add(records(named, shown), shown);
    return card;
  }

  private ComboBox<RelationChoice> records(Named<MessageTemplate> named, Div shown) {
    QualifiedKey form = named.value().formIn(named.key().app());
    var pick = new ComboBox<RelationChoice>(t("templates.try"));
    pick.setItemLabelGenerator(RelationChoice::label);
    pick.setPlaceholder(t("templates.try-hint"));
    pick.setItems(query -> {
      String words = query.getFilter().orElse("");
      query.getLimit();
      return query.getOffset() > 0
          ? Stream.empty()
          : records.choose(current.get(), form, words, CHOICES).stream();
    });
    pick.setClearButtonVisible(true);
    pick.addValueChangeListener(change -> show(named, change.getValue(), shown));
    show(named, null, shown);
    return pick;
  }

  /** What it says of a record; without one, its words as they are written. */
  private void show(Named<MessageTemplate> named, @Nullable RelationChoice record, Div shown) {
    List<Preview> previews =
        record == null
            ? written(named.value())
            : messages.preview(current.get(), named.key(), record.id());
    shown.removeAll();
    previews.forEach(preview -> shown.add(new PreviewBox(preview)));
  }

  private static List<Preview> written(MessageTemplate template) {
    Locale language = Say.language();
    return template.channels().stream()
        .map(variant ->
            new Preview(
                variant.channel(),
                language,
                variant.subject().in(language),
                variant.text().in(language)))
        .toList();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("templates.title")));
  }
}

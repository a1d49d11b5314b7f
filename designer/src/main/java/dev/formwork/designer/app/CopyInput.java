package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.designer.editor.FormCopy;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A form of any app that a new one may begin as a copy of, and what comes along. */
final class CopyInput extends Div {

  private static final DefinitionKey FOR_NOW = DefinitionKey.of("copy");

  private final transient Drafts drafts;
  private final transient Supplier<Actor> actor;
  private final DefinitionKey app;
  private final ComboBox<Source> sources = new ComboBox<>(t("copyof.label"));
  private final Div comes = new Div();

  /** A form to copy. */
  private record Source(QualifiedKey key, String words) {}

  /**
   * @param told of each choice, and of none
   */
  CopyInput(Drafts drafts, Supplier<Actor> actor, DefinitionKey app, Runnable told) {
    this.drafts = drafts;
    this.actor = actor;
    this.app = app;
    addClassName("fw-copy-of");
    sources.setItems(all());
    sources.setItemLabelGenerator(Source::words);
    sources.setPlaceholder(t("copyof.none"));
    sources.setClearButtonVisible(true);
    sources.setWidthFull();
    sources.addValueChangeListener(_ -> {
      preview();
      told.run();
    });
    comes.getElement().setAttribute("aria-live", "polite");
    add(sources, comes);
  }

  /** Those of this app first. */
  private List<Source> all() {
    var all = new ArrayList<Source>();
    for (DefinitionKey each : drafts.apps(actor.get())) {
      String title = Say.t(drafts.summary(actor.get(), each).title());
      for (DraftDefinition form : drafts.open(actor.get(), each).definitions()) {
        if (form.name().kind().equals("form") && form.state() != DraftDefinition.State.DELETED) {
          String called = form.title().isEmpty() ? form.name().key().value() : Say.t(form.title());
          all.add(
              new Source(
                  new QualifiedKey(each, form.name().key()), t("copyof.form", called, title)));
        }
      }
    }
    all.sort(Comparator.comparing(source -> !source.key().app().equals(app)));
    return all;
  }

  boolean isChosen() {
    return sources.getValue() != null;
  }

  /** The copy under its name; empty where none is asked for. */
  Optional<FormCopy.Copied> copy(DefinitionKey key, LocalizedText title) {
    return Optional.ofNullable(sources.getValue())
        .flatMap(source -> new FormCopy(drafts, actor.get(), app).of(source.key(), key, title));
  }

  private void preview() {
    comes.removeAll();
    if (!isChosen()) {
      return;
    }
    copy(FOR_NOW, LocalizedText.of(FOR_NOW.value()))
        .ifPresentOrElse(this::show, () -> comes.add(new Paragraph(t("copyof.unreadable"))));
  }

  private void show(FormCopy.Copied copied) {
    if (!copied.kept().isEmpty()) {
      var kept = list();
      for (FormCopy.Kept each : copied.kept()) {
        String key =
            each.key().app().equals(app) ? each.key().key().value() : each.key().toString();
        kept.add(line(Kinds.icon(each.kind()), key, Kinds.title(each.kind())));
      }
      comes.add(new Paragraph(t("copyof.kept")), kept);
    }
    if (copied.left().isEmpty()) {
      comes.add(new Paragraph(t("copyof.whole")));
      return;
    }
    var left = list();
    copied.left().forEach(each -> left.add(line("x", each.what(), Say.t(each.why()))));
    comes.add(new Paragraph(t("copyof.left")), left);
  }

  private static UnorderedList list() {
    var list = new UnorderedList();
    list.addClassNames("fw-usages", "fw-usages-brief");
    return list;
  }

  private static ListItem line(String icon, String what, String why) {
    var quiet = new Span(why);
    quiet.addClassNames("fw-quiet", "fw-small");
    return new ListItem(Icon.of(icon), new Span(what), quiet);
  }
}

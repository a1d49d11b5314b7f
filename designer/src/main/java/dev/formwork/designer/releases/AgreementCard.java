package dev.formwork.designer.releases;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.definitions.Agreement;
import dev.formwork.definitions.Agreements;
import dev.formwork.definitions.Release;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.FailedScenariosSheet;
import dev.formwork.designer.shell.Playing;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a second person has to agree: asks for it, or lets that one agree or send back. */
final class AgreementCard extends Section {

  private static final int MAX_REASON = 2_000;

  private final transient Agreements agreements;
  private final transient Supplier<Actor> current;
  private final transient DefinitionKey app;
  private final transient Then then;

  /** What the screen does after that. */
  record Then(Runnable again, Consumer<Release> published) {}

  private AgreementCard(
      Agreements agreements, Supplier<Actor> current, DefinitionKey app, Then then) {
    this.agreements = agreements;
    this.current = current;
    this.app = app;
    this.then = then;
    addClassNames("fw-card", "fw-side-card", "fw-agreement");
  }

  /**
   * The card for what stands now.
   *
   * @param note why it is to go live; for who asks
   * @param isFine whether the draft has no errors
   */
  static AgreementCard of(
      Agreements agreements,
      Supplier<Actor> current,
      DefinitionKey app,
      TextArea note,
      boolean isFine,
      Then then) {
    var card = new AgreementCard(agreements, current, app, then);
    Optional<Agreement> open = agreements.open(current.get(), app);
    if (open.isEmpty()) {
      card.toAsk(note, isFine);
    } else if (open.get().by().equals(current.get().id())) {
      card.asked(open.get());
    } else {
      card.toAnswer(open.get());
    }
    return card;
  }

  private void toAsk(TextArea note, boolean isFine) {
    var ask = Button.primary(t("agreement.ask"), () -> ask(note)).withIcon("users");
    ask.setEnabled(isFine);
    add(new H2(t("publish.publish")));
    last().ifPresent(this::add);
    add(quiet(t("agreement.hint")), note, ask);
    if (others().isEmpty()) {
      add(Note.warning("triangle-alert", t("agreement.nobody-else")));
    }
  }

  /** What became of what was asked for last, where it did not go live. */
  private Optional<Note> last() {
    return agreements.of(current.get(), app).stream()
        .findFirst()
        .flatMap(it ->
            switch (it.state()) {
              case SENT_BACK ->
                  Optional.of(
                      Note.warning(
                          "undo-2",
                          t(
                              "agreement.sent-back",
                              name(it.closedBy()),
                              Objects.requireNonNullElse(it.reason(), ""))));
              case OUTDATED ->
                  Optional.of(Note.info(t("agreement.outdated", Show.moment(it.at()))));
              case OPEN, AGREED, WITHDRAWN -> Optional.empty();
            });
  }

  private void ask(TextArea note) {
    Actor actor = current.get();
    String why = note.getValue().strip();
    FailedScenariosSheet.<Agreement>unlessTheyHold(
        (insistence, progress) -> agreements.ask(actor, app, why, insistence, progress),
        _ -> {
          note.clear();
          Toast.done(t("agreement.asked-now"));
          then.again().run();
        });
  }

  private void asked(Agreement it) {
    String waiting =
        others().isEmpty() ? t("agreement.nobody-else") : t("agreement.waiting", joined(others()));
    add(
        new H2(t("agreement.asked-title")),
        quiet(t("agreement.asked", Show.moment(it.at()))),
        words(it),
        quiet(waiting),
        quiet(t("agreement.frozen")),
        Button.plain(t("agreement.withdraw"), () -> withdraw(it)).withIcon("undo-2"));
  }

  private void withdraw(Agreement it) {
    if (Attempt.isDone(() -> agreements.withdraw(current.get(), app, it.id()))) {
      Toast.done(t("agreement.withdrawn"));
    }
    then.again().run();
  }

  private void toAnswer(Agreement it) {
    add(
        new H2(t("agreement.wanted", name(it.by()))),
        quiet(t("agreement.asked", Show.moment(it.at()))),
        words(it),
        quiet(t("agreement.look")),
        Button.primary(t("agreement.agree"), () -> agree(it)).withIcon("rocket"),
        Button.plain(t("agreement.send-back"), () -> new Back(it).open()).withIcon("undo-2"));
  }

  private void agree(Agreement it) {
    Actor actor = current.get();
    Playing.over(
        progress -> agreements.agree(actor, app, it.id(), progress),
        then.published(),
        refused -> {
          Toast.refused(Attempt.why(refused));
          then.again().run();
        });
  }

  private static Div words(Agreement it) {
    var words = new Div();
    if (!it.note().isBlank()) {
      words.add(new Paragraph(it.note()));
    }
    String despite = it.despite();
    if (despite != null) {
      words.add(Note.warning("triangle-alert", t("agreement.despite", despite)));
    }
    return words;
  }

  private List<String> others() {
    Organisation organisation = current.get().organisation();
    return organisation.admins().stream()
        .filter(person -> !person.id().equals(current.get().id()))
        .map(Person::name)
        .map(Say::t)
        .toList();
  }

  private String name(@Nullable String person) {
    return Optional.ofNullable(person)
        .flatMap(id -> current.get().organisation().person(id))
        .map(Person::name)
        .map(Say::t)
        .orElse(t("releases.by-system"));
  }

  private static String joined(List<String> names) {
    return names.stream().collect(Collectors.joining(t("value.separator")));
  }

  private static Paragraph quiet(String words) {
    var quiet = new Paragraph(words);
    quiet.addClassNames("fw-quiet", "fw-small");
    return quiet;
  }

  /** Asks why it is sent back. */
  private final class Back {

    private final Agreement it;
    private final Sheet sheet = new Sheet(t("agreement.send-back"));
    private final TextArea reason = new TextArea(t("agreement.reason"));

    Back(Agreement it) {
      this.it = it;
      reason.setMaxLength(MAX_REASON);
      reason.setMinRows(3);
      reason.setWidthFull();
      reason.setRequiredIndicatorVisible(true);
      sheet
          .with(quiet(t("agreement.send-back-hint", name(it.by()))), reason)
          .actions(
              Button.plain(t("sheet.cancel"), sheet::close),
              Button.primary(t("agreement.send-back"), this::send));
    }

    void open() {
      sheet.open();
    }

    private void send() {
      String why = reason.getValue().strip();
      reason.setInvalid(why.isEmpty());
      reason.setErrorMessage(t("agreement.reason-missing"));
      if (!why.isEmpty()) {
        boolean isDone =
            Attempt.isDone(() -> agreements.sendBack(current.get(), app, it.id(), why));
        sheet.close();
        if (isDone) {
          Toast.done(t("agreement.sent-back-now"));
        }
        then.again().run();
      }
    }
  }
}

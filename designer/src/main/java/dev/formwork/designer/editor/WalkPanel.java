package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.ProblemList;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FlowPicture;
import dev.formwork.scenarios.Step;
import dev.formwork.scenarios.Walk;
import dev.formwork.scenarios.Walked;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.record.RecordPanel;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks a record through the flow as it is drawn: who is asked, until when and why; what somebody
 * decides and what time brings; and how it came to that.
 */
final class WalkPanel extends Div {

  /** What is told to the picture. */
  interface Picture {

    void mark(Optional<FlowPicture> where);

    void end();
  }

  private final transient FlowMeans means;
  private final DefinitionKey flow;
  private final QualifiedKey form;
  private final transient Picture picture;
  private transient @Nullable Walk walk;
  private boolean isStale;

  WalkPanel(FlowMeans means, DefinitionKey flow, QualifiedKey form, Picture picture) {
    this.means = means;
    this.flow = flow;
    this.form = form;
    this.picture = picture;
    addClassName("fw-walk");
    add(head(), new EmptyState("hourglass", t("walk.opening"), t("walk.opening-hint")));
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    if (walk == null) {
      // What is said above is seen first, then the stage is set.
      getElement().executeJs("return true").then(_ -> open());
    }
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    Walk now = walk;
    walk = null;
    if (now != null) {
      now.close();
    }
  }

  private void open() {
    if (!isAttached() || walk != null) {
      return;
    }
    Walk begun = null;
    try {
      begun = means.walks().open(means.actor().get(), means.app());
      walk = begun;
      show();
    } catch (Refusal refused) {
      refuse(refused);
    }
  }

  /** What is wrong with the draft, where it can't be tried. */
  private void refuse(Refusal refused) {
    removeAll();
    add(head());
    LocatedProblems wrong = means.drafts().check(means.actor().get(), means.app());
    if (refused instanceof Refusal.Invalid && wrong.hasErrors()) {
      add(
          new EmptyState("circle-alert", t("walk.broken"), t("walk.broken-hint")),
          ProblemList.plain(wrong));
    } else {
      add(new EmptyState("circle-alert", t("walk.broken"), Attempt.why(refused)));
    }
    add(Button.plain(t("walk.again"), this::reopen));
  }

  private void reopen() {
    Walk before = walk;
    walk = null;
    if (before != null) {
      before.close();
    }
    open();
  }

  /** The flow was changed meanwhile. */
  void changed() {
    if (walk != null && !isStale) {
      isStale = true;
      addComponentAtIndex(1, stale());
    }
  }

  private Component stale() {
    var note = Note.info(t("walk.stale"));
    var box = new Div(note, Button.plain(t("walk.renew"), () -> attempt(Walk::renew)));
    box.addClassName("fw-walk-stale");
    return box;
  }

  // ---- acting ----

  /** Does something with the walk and shows what came of it. */
  private void attempt(Consumer<Walk> doing) {
    Walk now = walk;
    if (now == null) {
      return;
    }
    try {
      doing.accept(now);
    } catch (Refusal refused) {
      if (now.story().steps().isEmpty() && refused instanceof Refusal.Invalid) {
        refuse(refused);
      } else {
        Toast.refused(Attempt.why(refused));
      }
      return;
    }
    show();
  }

  /** Opens what somebody sees of a record, to act on it. */
  private void actAs(String username, Walked.Standing standing) {
    var view = standing.view();
    screen(
        username,
        (stage, told) -> stage.open(view.key(), view.id(), told),
        t("walk.as", name(username)));
  }

  private void enter(String username, Map<String, @Nullable Object> preset) {
    screen(
        username, (stage, told) -> stage.blank(form, preset, told), t("walk.as", name(username)));
  }

  /** A screen of one of the people. */
  private interface Opening {
    RecordPanel open(WalkStage stage, Consumer<RecordPanel.Change> told);
  }

  private void screen(String username, Opening opening, String title) {
    Walk now = walk;
    if (now == null) {
      return;
    }
    var sheet = new Sheet(title).wide();
    Attempt.isDone(() -> {
      RecordPanel panel =
          opening.open(
              new WalkStage(now, username),
              change -> {
                if (change != RecordPanel.Change.CLAIMED) {
                  sheet.close();
                }
                show();
              });
      var stage = new Div(panel);
      stage.addClassName("fw-walk-screen");
      sheet.with(stage);
      sheet.open();
    });
  }

  private String name(String username) {
    Walk now = walk;
    return now == null
        ? username
        : now.walking()
            .organisation()
            .personNamed(username)
            .map(person -> Say.t(person.name()))
            .orElse(username);
  }

  // ---- showing ----

  private void show() {
    Walk now = walk;
    if (now == null) {
      return;
    }
    isStale = false;
    Walked walked = now.walked();
    removeAll();
    add(head(), clock(now, walked));
    Walked.Cut cut = walked.cut();
    if (cut != null) {
      add(
          Note.warning(
              "triangle-alert", t("walk.cut", cut.step(), cut.left(), Say.t(cut.problem()))));
    }
    Optional<FlowPicture> own = own(walked);
    if (own.isEmpty() && walked.records().isEmpty()) {
      add(new WalkStart(now, form, this::enter));
    }
    for (Walked.Standing standing : walked.records()) {
      add(new WalkRecord(now, standing, username -> actAs(username, standing)));
    }
    if (!walked.passages().isEmpty()) {
      add(
          new WalkStory(
              now, walked, form, flow, id -> attempt(it -> it.follow(id.form(), id.id()))));
    }
    picture.mark(own);
  }

  /** The record that goes through the flow of this screen. */
  private Optional<FlowPicture> own(Walked walked) {
    return walked.records().stream()
        .flatMap(each -> Optional.ofNullable(each.picture()).stream())
        .filter(each -> each.flow().key().equals(flow))
        .findFirst();
  }

  private Component head() {
    var close = new Div(Button.picture("x", t("walk.end"), picture::end));
    close.addClassName("fw-properties-acts");
    var head = new Div(Icon.of("eye"), new H2(t("walk.title")), close);
    head.addClassName("fw-properties-head");
    return head;
  }

  /** What time it is in the story, and how it passes. */
  private Component clock(Walk now, Walked walked) {
    boolean isBegun = !walked.passages().isEmpty();
    var time = new Div(Icon.of("clock"), new Span(Show.moment(walked.now())));
    time.addClassName("fw-walk-now");
    time.getElement().setAttribute("title", t("walk.now"));
    var event = Button.plain(t("walk.next-event"), () -> attempt(Walk::nextEvent));
    var wait = new Menu(t("walk.wait"), new Span(t("walk.wait")), Icon.of("chevron-down"));
    wait.addClassName("fw-menu-plain");
    WalkTime.USUAL.forEach(
        period -> wait.action(WalkTime.words(period), "hourglass", () -> pass(period)));
    wait.divider().action(t("walk.wait-other"), "ellipsis", () -> WaitSheet.open(this::pass));
    event.setEnabled(isBegun);
    wait.trigger().setEnabled(isBegun);
    var passing = new Div(event, wait);
    passing.addClassName("fw-walk-passing");
    var back = Button.quiet(t("walk.back"), () -> attempt(Walk::back)).withIcon("undo-2");
    var over = Button.quiet(t("walk.over"), () -> attempt(Walk::startOver)).withIcon("rotate-ccw");
    var keep =
        Button.quiet(t("walk.keep"), () -> new KeepSheet(means, now).open()).withIcon("save");
    back.setEnabled(isBegun);
    over.setEnabled(isBegun);
    keep.setEnabled(isBegun);
    var acts = new Div(back, over, keep);
    acts.addClassName("fw-walk-acts");
    var clock = new Div(time, passing, acts);
    clock.addClassName("fw-walk-clock");
    return clock;
  }

  private void pass(String period) {
    attempt(it -> it.take(new Step.After(period, null)));
  }
}

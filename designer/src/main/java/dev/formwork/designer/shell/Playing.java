package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.shared.Registration;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios play beside the screen: says how many have been played, asks again and again until all
 * are, and lets somebody call it off. Leaving calls it off, too; what waits for them then stays as
 * it is.
 */
@CssImport("./designer/playing.css")
public final class Playing extends Div {

  /** What takes no longer needs no words. */
  private static final Duration MOMENT = Duration.ofMillis(300);

  /** How soon the browser asks again, in milliseconds. */
  private static final int SOON = 300;

  private static final int NOT_AT_ALL = -1;

  private final transient SideWork work;
  private final transient Runnable left;
  private final Element bar = new Element("progress");
  private final Span count = new Span(t("playing.ready"));
  private @Nullable Registration asking;

  private Playing(SideWork work, Runnable left) {
    this.work = work;
    this.left = left;
    addClassName("fw-playing");
    bar.setAttribute("aria-label", t("playing.title"));
    count.addClassName("fw-playing-count");
    var line = new Div(count);
    line.getElement().insertChild(0, bar);
    line.addClassName("fw-playing-line");
    var hint = new Paragraph(t("playing.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    add(line, hint);
  }

  /** Plays them over the screen. */
  public static <T> void over(
      Function<Progress, T> work, Consumer<T> then, Consumer<Refusal> refused) {
    SideWork begun = SideWork.begin(work, then, refused);
    if (begun.isDoneWithin(MOMENT)) {
      begun.finish();
      return;
    }
    var sheet = new Sheet(t("playing.title"));
    var playing = new Playing(begun, sheet::close);
    sheet
        .with(playing)
        .actions(Button.plain(t("sheet.cancel"), () -> playing.callOff(sheet::close)))
        .open();
  }

  /**
   * Plays them as the content of a place.
   *
   * @param calledOff what is done where somebody calls it off
   */
  public static <T> void in(
      Consumer<Playing> place,
      Function<Progress, T> work,
      Consumer<T> then,
      Consumer<Refusal> refused,
      Runnable calledOff) {
    SideWork begun = SideWork.begin(work, then, refused);
    if (begun.isDoneWithin(MOMENT)) {
      begun.finish();
      return;
    }
    var playing = new Playing(begun, () -> {});
    playing.add(Button.plain(t("sheet.cancel"), () -> playing.callOff(calledOff)));
    place.accept(playing);
  }

  private void callOff(Runnable then) {
    if (work.progress().callOff()) {
      Toast.done(t("playing.called-off"));
      then.run();
    }
  }

  @Override
  protected void onAttach(AttachEvent attached) {
    UI ui = attached.getUI();
    ui.setPollInterval(SOON);
    asking = ui.addPollListener(_ -> look());
  }

  private void look() {
    if (work.isDone()) {
      stop();
      left.run();
      work.finish();
      return;
    }
    Progress.Glance now = work.progress().glance();
    if (now.of() > 0) {
      bar.setAttribute("max", String.format(Locale.ROOT, "%d", now.of()));
      bar.setAttribute("value", String.format(Locale.ROOT, "%d", now.done()));
      count.setText(t("playing.count", now.done(), now.of()));
    }
  }

  private void stop() {
    if (asking != null) {
      asking.remove();
      asking = null;
      getUI().ifPresent(ui -> ui.setPollInterval(NOT_AT_ALL));
    }
  }

  @Override
  protected void onDetach(DetachEvent detached) {
    stop();
    detached.getUI().setPollInterval(NOT_AT_ALL);
    work.progress().callOff();
  }
}

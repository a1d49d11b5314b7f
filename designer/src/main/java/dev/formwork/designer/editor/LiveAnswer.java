package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * What the question that is being built answers, or in words why there is nothing. It is asked
 * beside the screen and never stands in the way of building.
 */
abstract class LiveAnswer extends Div {

  private static final Logger log = LoggerFactory.getLogger(LiveAnswer.class);

  private final transient Desk desk;
  private final transient Beside beside = new Beside();
  private final transient Beside.Slot slot = new Beside.Slot();
  private final Div ground = new Div();
  private final Div body = new Div();
  private transient @Nullable JsonNode asked;

  LiveAnswer(Desk desk) {
    this.desk = desk;
    addClassName("fw-live");
    getElement().setAttribute("aria-label", t("reportdesk.result")).setAttribute("role", "region");
    ground.addClassName("fw-live-ground");
    ground.getElement().setAttribute("role", "status");
    body.addClassName("fw-live-body");
  }

  Desk desk() {
    return desk;
  }

  /** Where the numbers come from. */
  Div ground() {
    return ground;
  }

  Div body() {
    return body;
  }

  /** Asks anew where something else is asked than before. */
  void refresh() {
    JsonNode tree = desk.tree();
    if (!tree.equals(asked)) {
      asked = tree.deepCopy();
      ask(tree);
    }
  }

  /** Asks what the definition asks now, or tells what is wrong with it. */
  abstract void ask(JsonNode tree);

  /** What is said where the answer takes too long. */
  abstract String late();

  /** Looks for the answer beside the screen; what comes of it is run on the screen. */
  void askBeside(Beside.Work work) {
    body.getElement().setAttribute("aria-busy", "true");
    beside.ask(slot, work, otherwise());
  }

  /** The answer is there: the body is empty and may be filled. */
  void answered() {
    body.getElement().removeAttribute("aria-busy");
    ground.removeAll();
    body.removeAll();
  }

  private void again() {
    asked = null;
    refresh();
  }

  private Beside.Otherwise otherwise() {
    return new Beside.Otherwise() {
      @Override
      public void late() {
        say("hourglass", LiveAnswer.this.late());
        body.add(Button.quiet(t("reportdesk.again"), LiveAnswer.this::again));
      }

      @Override
      public void failed(RuntimeException why) {
        if (why instanceof Refusal refused) {
          say("circle-alert", Attempt.why(refused));
        } else {
          log.warn("The {} could not be tried", desk.name(), why);
          say("circle-alert", t("reportdesk.failed"));
          body.add(Button.quiet(t("reportdesk.again"), LiveAnswer.this::again));
        }
      }
    };
  }

  private void say(String icon, String words) {
    answered();
    var said = new Div(Icon.of(icon), new Span(words));
    said.addClassName("fw-live-said");
    body.add(said);
  }

  /** Nothing is asked, because of what is wrong. */
  void unfinished(String words, List<Problem> wrong) {
    slot.forget();
    say("circle-alert", words);
    body.add(ProblemLinks.of(desk, wrong));
  }
}

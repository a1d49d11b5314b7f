package dev.formwork.designer.shell;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.definitions.Insistence;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import java.util.function.Consumer;

/** Scenarios fail before a release: says which and why, and lets somebody go on for a reason. */
public final class FailedScenariosSheet {

  /** What is made only if scenarios hold, beside the screen, and may be called off until then. */
  @FunctionalInterface
  public interface Making<T> {
    T make(Insistence insistence, Progress progress);
  }

  private static final String FAILED = "scenarios.failed";
  private static final int MAX_REASON = 500;

  private final Sheet sheet = new Sheet(t("failed.title")).wide();
  private final TextArea reason = new TextArea(t("failed.reason"));

  private FailedScenariosSheet(Refusal refused) {
    var list = new UnorderedList();
    list.addClassName("fw-problems");
    refused.problems().stream().map(FailedScenariosSheet::line).forEach(list::add);
    reason.setMaxLength(MAX_REASON);
    reason.setMinRows(2);
    reason.setWidthFull();
    reason.setRequiredIndicatorVisible(true);
    sheet.with(new Paragraph(t("failed.hint")), list, reason);
  }

  /**
   * Makes it while somebody looks on. Where scenarios fail it asks for a reason and makes it then;
   * other refusals are told at the edge of the screen.
   */
  public static <T> void unlessTheyHold(Making<T> making, Consumer<T> made) {
    Playing.over(
        progress -> making.make(Insistence.ON_ALL, progress),
        made,
        refused -> {
          if (refused.code().equals(FAILED)) {
            new FailedScenariosSheet(refused).open(making, made);
          } else {
            Toast.refused(Attempt.why(refused));
          }
        });
  }

  private <T> void open(Making<T> making, Consumer<T> made) {
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.danger(t("failed.do"), () -> make(making, made)));
    sheet.open();
  }

  private <T> void make(Making<T> making, Consumer<T> made) {
    String words = reason.getValue().strip();
    reason.setInvalid(words.isEmpty());
    reason.setErrorMessage(t("failed.reason-missing"));
    if (words.isEmpty()) {
      return;
    }
    Playing.over(
        progress -> making.make(new Insistence.Despite(words), progress),
        done -> {
          sheet.close();
          made.accept(done);
        },
        refused -> Toast.refused(Attempt.why(refused)));
  }

  private static ListItem line(Problem problem) {
    var text = new Span(Say.t(problem));
    text.addClassName("fw-problem-text");
    var place = new Span(problem.path());
    place.addClassName("fw-problem-place");
    return new ListItem(ProblemList.severity(problem), text, place);
  }
}

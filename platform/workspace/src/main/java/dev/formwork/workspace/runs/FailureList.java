package dev.formwork.workspace.runs;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.automation.Failures;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.parts.Button;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What failed by itself, one block each, to be retried or given up. */
final class FailureList extends UnorderedList {

  FailureList(
      List<Failures.Failure> failures,
      RunLines lines,
      Consumer<Failures.Failure> retry,
      Consumer<Failures.Failure> giveUp) {
    addClassName("fw-runs");
    for (Failures.Failure failure : failures) {
      var head = new Div(RunList.name(title(failure, lines)), lines.when(failure.at()));
      head.addClassName("fw-runs-head");
      var main =
          new Div(
              head,
              lines.about(form(failure), failure.record(), null),
              RunLines.why(failure.cause(), failure.causeArgs()));
      main.addClassName("fw-runs-main");
      var acts =
          new Div(
              Button.plain(t("runs.retry"), () -> retry.accept(failure)),
              Button.quiet(t("runs.discard"), () -> giveUp.accept(failure)));
      acts.addClassName("fw-runs-acts");
      add(new ListItem(main, acts));
    }
  }

  private static String title(Failures.Failure failure, RunLines lines) {
    return switch (failure.kind()) {
      case RUN -> lines.title(QualifiedKey.parse(failure.what()));
      case TIMER -> t("runs.timer", failure.what());
      case EFFECT -> t("runs.effect", failure.what());
    };
  }

  private static @Nullable QualifiedKey form(Failures.Failure failure) {
    String form = failure.form();
    return form == null || form.indexOf('/') < 0 ? null : QualifiedKey.parse(form);
  }
}

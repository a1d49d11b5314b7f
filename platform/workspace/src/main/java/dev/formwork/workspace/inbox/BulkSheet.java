package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.kernel.Problem;
import dev.formwork.tasks.BulkAgreement.Result;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Agreeing to several tasks: asks once, then says what came of each. */
final class BulkSheet {

  private static final int LONGEST = 2000;

  private BulkSheet() {}

  /**
   * @param agree takes the remark
   */
  static void ask(int tasks, Consumer<String> agree) {
    var sheet = new Sheet(t("inbox.bulk.title", tasks));
    var words = new TextArea(t("opinion.words"));
    words.setMaxLength(LONGEST);
    words.setMinRows(2);
    words.setMaxRows(8);
    words.setWidthFull();
    words.setAutofocus(true);
    sheet.with(new Div(t("inbox.bulk.hint")), words);
    sheet
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            Button.primary(
                t("inbox.bulk.agree", tasks),
                () -> {
                  sheet.close();
                  agree.accept(words.getValue().strip());
                }))
        .open();
  }

  static void tell(List<Result> results) {
    long done = results.stream().filter(Result::isDone).count();
    var sheet = new Sheet(t("inbox.bulk.result", done, results.size()));
    var list = new UnorderedList();
    list.addClassName("fw-bulk");
    results.stream().filter(result -> !result.isDone()).forEach(each -> list.add(line(each)));
    results.stream().filter(Result::isDone).forEach(each -> list.add(line(each)));
    sheet.with(list).actions(Button.primary(t("sheet.close"), sheet::close)).open();
  }

  private static ListItem line(Result result) {
    var item = new ListItem(Icon.of(result.isDone() ? "circle-check" : "circle-alert"));
    item.getElement().setAttribute("data-kind", result.isDone() ? "success" : "danger");
    var words = new Div(name(result), new Span(what(result)));
    words.addClassName("fw-bulk-words");
    item.add(words);
    return item;
  }

  private static Component name(Result result) {
    String name = result.number() == null ? t("inbox.bulk.task") : result.number();
    if (result.form() == null || result.record() == null) {
      return new Span(name);
    }
    return Link.to(RecordNavigation.path(result.form(), result.record()), name);
  }

  private static String what(Result result) {
    return result.isDone()
        ? t("inbox.bulk.done")
        : result.problems().stream()
            .filter(Problem::isError)
            .map(Say::t)
            .collect(Collectors.joining(t("value.separator")));
  }
}

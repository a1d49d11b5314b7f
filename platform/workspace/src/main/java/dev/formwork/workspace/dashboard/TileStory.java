package dev.formwork.workspace.dashboard;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.records.RecordService;
import dev.formwork.reports.DashboardView;
import dev.formwork.rules.Condition;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.list.ConditionWords;
import dev.formwork.workspace.list.ListNavigation;
import dev.formwork.workspace.list.SystemFields;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says where the numbers of a tile come from: what is counted, narrowed by what, and how fresh. */
@Component
final class TileStory {

  private final RecordService records;
  private final RecordDesk desk;
  private final CurrentActor current;

  TileStory(RecordService records, RecordDesk desk, CurrentActor current) {
    this.records = records;
    this.desk = desk;
    this.current = current;
  }

  void tell(TileCard card) {
    DashboardView.Source source = card.shown().source();
    TileAnswer answer = card.answer();
    if (source == null) {
      return;
    }
    Actor actor = current.get();
    Form form = records.form(actor, source.form());
    List<Field> fields =
        Stream.concat(form.fields(), SystemFields.ofRecords(actor.organisation())).toList();
    var sheet = new Sheet(Say.t(card.shown().tile().title()));
    help(sheet, Say.t(card.shown().tile().help()));
    help(sheet, Say.t(source.help()));
    part(sheet, t("dashboard.story.report"), Say.t(source.title()));
    part(sheet, t("dashboard.story.counts"), counted(source.of(), Say.t(form.title())));
    part(sheet, t("dashboard.story.filter"), words(source.filter(), fields, source));
    if (answer != null) {
      Condition narrowed = answer.narrowing().condition();
      if (!narrowed.equals(Condition.ALWAYS)) {
        part(sheet, t("dashboard.story.narrowed"), words(narrowed, fields, source));
      }
      part(
          sheet,
          t("dashboard.story.fresh"),
          answer.result().counted()
              ? t("dashboard.story.kept", Show.moment(answer.at()))
              : Show.moment(answer.at()));
      sheet.with(
          Link.to(ListNavigation.path(source.records(narrowed, Map.of())), t("dashboard.records")));
    }
    sheet.open();
  }

  private String words(Condition condition, List<Field> fields, DashboardView.Source source) {
    return condition.equals(Condition.ALWAYS)
        ? t("dashboard.story.everything")
        : ConditionWords.of(condition, fields, desk.form(source.form(), null));
  }

  private static String counted(SystemField.Part part, String form) {
    return switch (part) {
      case RECORD -> t("dashboard.story.records", form);
      case DEADLINE -> t("dashboard.story.deadlines", form);
      case STEP -> t("dashboard.story.steps", form);
    };
  }

  private static void help(Sheet sheet, String words) {
    if (!words.isEmpty()) {
      sheet.with(new Paragraph(words));
    }
  }

  private static void part(Sheet sheet, String title, String words) {
    var part = new Div(new H3(title), new Div(words));
    part.addClassName("fw-story");
    sheet.with(part);
  }
}

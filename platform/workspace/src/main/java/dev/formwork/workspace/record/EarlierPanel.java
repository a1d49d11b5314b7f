package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import dev.formwork.records.RecordView;
import dev.formwork.workspace.form.FormPanel;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** One record as it was at a moment: to be read, with the way back to now and to other moments. */
final class EarlierPanel extends Div {

  private final RecordView view;

  /**
   * @param view as it was then
   * @param names what its values are called
   */
  EarlierPanel(RecordView view, RecordForm names, String title, Instant moment, ZoneId zone) {
    this.view = view;
    addClassName("fw-record");
    var then = new Span(t("record.as-of", Show.moment(moment)));
    then.addClassName("fw-quiet");
    var texts = new Div(new H1(title), then);
    texts.addClassName("fw-record-names");
    var head = new Div(texts, other(moment, zone), Button.primary(t("record.now"), this::now));
    head.addClassNames("fw-record-head", "fw-record-earlier");
    var card = new Div(Note.warning("history", t("record.as-of-note")), new FormPanel(view, names));
    card.addClassNames("fw-card", "fw-record-form");
    add(head, card);
  }

  private DateTimePicker other(Instant moment, ZoneId zone) {
    var picker = new DateTimePicker();
    picker.setLocale(UI.getCurrent() == null ? Locale.ROOT : UI.getCurrent().getLocale());
    picker.setAriaLabel(t("record.as-of-when"));
    picker.setValue(moment.atZone(zone).toLocalDateTime().withNano(0));
    picker.addValueChangeListener(chosen -> {
      if (chosen.isFromClient() && chosen.getValue() != null) {
        go(chosen.getValue().atZone(zone).toInstant().plusMillis(999));
      }
    });
    return picker;
  }

  private void go(Instant moment) {
    UI.getCurrent()
        .navigate(RecordNavigation.path(view.key(), view.id()), RecordNavigation.asOf(moment));
  }

  private void now() {
    UI.getCurrent().navigate(RecordNavigation.path(view.key(), view.id()));
  }
}

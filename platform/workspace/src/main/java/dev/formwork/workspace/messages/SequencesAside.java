package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.Apps;
import dev.formwork.identity.CurrentActor;
import dev.formwork.records.RecordView;
import dev.formwork.sequences.Sequence;
import dev.formwork.sequences.SequenceRun;
import dev.formwork.sequences.Sequences;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.record.RecordAside;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** The message sequences of a record, with a way to end those that run. */
@org.springframework.stereotype.Component
@Order(1)
final class SequencesAside implements RecordAside {

  private final Sequences sequences;
  private final Apps apps;
  private final CurrentActor current;

  SequencesAside(Sequences sequences, Apps apps, CurrentActor current) {
    this.sequences = sequences;
    this.apps = apps;
    this.current = current;
  }

  @Override
  public Optional<Component> of(RecordView view) {
    List<SequenceRun> runs = sequences.of(current.get(), view.key(), view.id());
    return runs.isEmpty() ? Optional.empty() : Optional.of(new Card(view, runs));
  }

  /** Those of one record. */
  @CssImport("./formwork/messages.css")
  private final class Card extends Div {

    Card(RecordView view, List<SequenceRun> runs) {
      addClassNames("fw-card", "fw-said");
      show(view, runs);
    }

    private void show(RecordView view, List<SequenceRun> runs) {
      removeAll();
      var list = new UnorderedList();
      list.addClassName("fw-messages");
      runs.forEach(run -> list.add(line(view, run)));
      add(new H2(t("sequences.title")), list);
    }

    private ListItem line(RecordView view, SequenceRun run) {
      Optional<Sequence> sequence = apps.live().find(Sequence.TYPE, run.sequence());
      var title =
          new Span(
              sequence.map(found -> Say.t(found.title())).orElse(run.sequence().key().value()));
      title.addClassName("fw-messages-who");
      boolean running = run.state() == SequenceRun.State.RUNNING;
      var head =
          new Div(
              title,
              StateBadge.of(
                  running ? StateBadge.Kind.INFO : StateBadge.Kind.NEUTRAL,
                  t("sequences.state." + run.state())));
      head.addClassName("fw-messages-head");
      var far =
          new Div(
              run.due() == null
                  ? t("sequences.since", Show.moment(run.startedAt()))
                  : t(
                      "sequences.next",
                      run.next() + 1,
                      sequence.map(found -> found.steps().size()).orElse(0),
                      Show.moment(run.due())));
      far.addClassNames("fw-quiet", "fw-small");
      var main = new Div(head, far);
      main.addClassName("fw-messages-main");
      var line = new ListItem(Icon.of("send"), main);
      boolean mayStop = current.get().isAdmin() || view.allowed().contains("edit");
      if (running && mayStop) {
        line.add(Button.quiet(t("sequences.stop"), () -> stop(view, run)));
      }
      return line;
    }

    private void stop(RecordView view, SequenceRun run) {
      sequences.stop(current.get(), view.key(), view.id(), run.id());
      Toast.done(t("sequences.stopped"));
      show(view, sequences.of(current.get(), view.key(), view.id()));
    }
  }
}

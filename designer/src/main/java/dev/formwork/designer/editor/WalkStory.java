package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.flows.Flow;
import dev.formwork.flows.FlowEffect;
import dev.formwork.forms.Form;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordQuery;
import dev.formwork.scenarios.Walk;
import dev.formwork.scenarios.Walked;
import dev.formwork.scenarios.Walked.Happening;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.record.ReasonWords;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How a walk came to where it is: each step, and what came of it and why. */
final class WalkStory extends Div {

  /** A record that came about by itself, with which the walk could go on. */
  record Made(QualifiedKey form, String id) {}

  private final transient Walk walk;
  private final transient Walked walked;
  private final transient Consumer<Made> following;

  WalkStory(
      Walk walk, Walked walked, QualifiedKey form, DefinitionKey flow, Consumer<Made> following) {
    this.walk = walk;
    this.walked = walked;
    this.following = following;
    addClassName("fw-walk-story");
    add(new H3(t("walk.story")));
    var live = walk.walking().apps().live();
    Optional<Form> shown = live.find(Form.TYPE, form);
    Optional<Flow> drawn = live.find(Flow.TYPE, new QualifiedKey(walk.app(), flow));
    if (shown.isEmpty() || drawn.isEmpty()) {
      return;
    }
    var names = new ReasonWords(walk.walking().organisation(), live, shown.get(), drawn.get());
    var platform = new WalkStage(walk, Person.PLATFORM);
    var words = new WalkWords(names, platform.desk().form(form, null));
    var list = new OrderedList();
    walked.passages().reversed().forEach(passage -> list.add(passage(passage, words)));
    add(list);
  }

  private ListItem passage(Walked.Passage passage, WalkWords words) {
    var what = new Span(words.step(passage));
    what.addClassName("fw-walk-step");
    var at = new Span(Show.moment(passage.at()));
    at.addClassNames("fw-quiet", "fw-small");
    var item = new ListItem(new Div(what), at);
    List<WalkWords.Said> said = words.happened(passage);
    if (!said.isEmpty()) {
      var list = new UnorderedList();
      said.forEach(each -> list.add(line(each)));
      item.add(list);
    }
    made(passage).forEach(each -> item.add(follow(each)));
    return item;
  }

  private static ListItem line(WalkWords.Said said) {
    var line = new ListItem(Icon.of(said.icon()), new Span(said.text()));
    line.getElement().setAttribute("data-kind", said.kind());
    return line;
  }

  /** The records of a step that have no name yet. */
  private List<Made> made(Walked.Passage passage) {
    List<String> known = walked.records().stream().map(each -> each.view().id()).toList();
    return passage.happenings().stream()
        .flatMap(happening ->
            happening instanceof Happening.Flowed(_, _, FlowEffect.RecordWanted wanted)
                ? Stream.of(QualifiedKey.parse(wanted.form(), walk.app()))
                : happening instanceof Happening.Flowed(_, _, FlowEffect.SubFlowWanted wanted)
                    ? Stream.of(wanted.form())
                    : Stream.<QualifiedKey>of())
        .distinct()
        .flatMap(form ->
            walk
                .walking()
                .service()
                .query(walk.walking().platform(), RecordQuery.all(form))
                .rows()
                .stream()
                .filter(row -> !known.contains(row.id()))
                .map(row -> new Made(form, row.id())))
        .toList();
  }

  private Component follow(Made made) {
    String title =
        walk.walking()
            .apps()
            .live()
            .find(Form.TYPE, made.form())
            .map(form -> Say.t(form.title()))
            .orElse(made.form().key().value());
    return Button.quiet(t("walk.follow", title), () -> following.accept(made)).withIcon("eye");
  }
}

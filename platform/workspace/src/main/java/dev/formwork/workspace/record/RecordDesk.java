package dev.formwork.workspace.record;

import com.vaadin.flow.component.Component;
import dev.formwork.definitions.Apps;
import dev.formwork.files.Files;
import dev.formwork.flows.TaskOptions;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Passwords;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.FlowPicture;
import dev.formwork.records.HistoryEntry;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.RelatedRecords;
import dev.formwork.records.RuleButton;
import dev.formwork.tasks.Copies;
import dev.formwork.tasks.Copy;
import dev.formwork.workspace.links.LinkDesk;
import dev.formwork.workspace.record.RecordPanel.Change;
import dev.formwork.workspace.text.Show;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Where screens get records from, always for the person who is signed in. */
@org.springframework.stereotype.Component
public class RecordDesk {

  private final RecordForm.Records engine;
  private final Apart platform;

  @Autowired
  RecordDesk(
      RecordForm.Services services, Passwords passwords, Apps apps, IdSource ids, Clock clock) {
    this(services.records(), new Here(services.records(), passwords, apps, ids, clock));
  }

  private RecordDesk(RecordForm.Records engine, Apart platform) {
    this.engine = engine;
    this.platform = platform;
  }

  /** A platform on which records are handled, for one person. */
  public interface Apart {

    RecordView handle(Command command);

    /** Refuses what is not the password of the person at the screen. */
    void confirm(String password);

    Apps apps();

    IdSource ids();

    Clock clock();

    /** Whether nothing but the record itself can be shown, as its links would lead nowhere. */
    boolean isApart();
  }

  /** This platform, for who is signed in. */
  private record Here(
      RecordForm.Records engine, Passwords passwords, Apps apps, IdSource ids, Clock clock)
      implements Apart {

    @Override
    public RecordView handle(Command command) {
      return engine.service().handle(engine.current().get(), command);
    }

    @Override
    public void confirm(String password) {
      passwords.confirm(engine.current().get(), password);
    }

    @Override
    public boolean isApart() {
      return false;
    }
  }

  /** A desk for one of the people of another platform. */
  public static RecordDesk apart(
      Apart platform, RecordService records, Copies copies, Files files, Supplier<Actor> person) {
    return new RecordDesk(
        new RecordForm.Records(records, copies, files, person, List.of(), null), platform);
  }

  boolean isApart() {
    return platform.isApart();
  }

  /** A panel for a record that is there. */
  public RecordPanel open(QualifiedKey form, String id, Consumer<Change> onChange) {
    return open(form, id, "", onChange);
  }

  /**
   * As {@link #open(QualifiedKey, String, Consumer)}, for one of several tasks of the person.
   *
   * @param task id of the one whose buttons come first; empty where none was chosen
   */
  public RecordPanel open(QualifiedKey form, String id, String task, Consumer<Change> onChange) {
    return new RecordPanel(this, records().get(actor(), form, id).at(task), onChange);
  }

  /** The record as it was at a moment. */
  RecordView asOf(QualifiedKey form, String id, Instant moment) {
    return records().asOf(actor(), form, id, moment);
  }

  /** What shows a record as it was at a moment. */
  EarlierPanel earlier(RecordView then, Instant moment) {
    return new EarlierPanel(
        then, form(then.key(), then.id()), RecordPanel.title(then), moment, Show.zone());
  }

  /** A panel for a record that is not there yet. */
  public RecordPanel blank(QualifiedKey form, Consumer<Change> onChange) {
    return new RecordPanel(this, records().blank(actor(), form), onChange);
  }

  /** As {@link #blank(QualifiedKey, Consumer)}, with fields that are filled already. */
  public RecordPanel blank(
      QualifiedKey form, Map<String, @Nullable Object> preset, Consumer<Change> onChange) {
    return new RecordPanel(this, records().blank(actor(), form), preset, onChange);
  }

  private List<RelatedRecords> related(RecordView view) {
    return records().related(actor(), view.key(), view.id());
  }

  /** Those lists as cards on the page of a record: what is there first, then what may begin. */
  List<Component> relatedCards(RecordView view) {
    Map<Boolean, List<RelatedRecords>> byEmpty =
        related(view).stream()
            .collect(Collectors.partitioningBy(each -> each.page().rows().isEmpty()));
    List<RelatedRecords> empty = byEmpty.getOrDefault(true, List.of());
    Stream<Component> filled =
        byEmpty.getOrDefault(false, List.of()).stream().map(each -> card(each, view.id()));
    return Stream.concat(
            filled,
            empty.isEmpty()
                ? Stream.of()
                : Stream.of(new RelatedNone(empty, view.id(), each -> openLinks(each, view.id()))))
        .toList();
  }

  private Component card(RelatedRecords related, String record) {
    return new RelatedCard(
        related,
        record,
        records().form(actor(), related.form()),
        actor().organisation(),
        form(related.form(), null),
        () -> openLinks(related, record));
  }

  private void openLinks(RelatedRecords related, String record) {
    if (engine.links() != null) {
      engine
          .links()
          .open(
              related.form(),
              records().form(actor(), related.form()),
              new LinkDesk.About(related.by(), record));
    }
  }

  /**
   * What the inputs and values of a form ask.
   *
   * @param record id; absent for a record that is not there yet
   */
  public RecordForm form(QualifiedKey form, @Nullable String record) {
    return new RecordForm(engine, form, record);
  }

  /** What the inputs ask of a form with which an administrator corrects a record. */
  public RecordForm correcting(QualifiedKey form, String record) {
    return RecordForm.correcting(engine, form, record);
  }

  private RecordService records() {
    return engine.service();
  }

  Actor actor() {
    return engine.current().get();
  }

  List<HistoryEntry> history(RecordView view) {
    return records().history(actor(), view.key(), view.id());
  }

  /** What was changed since the round began that the record is in. */
  List<HistoryEntry.Change> difference(RecordView view) {
    return records().difference(actor(), view.key(), view.id());
  }

  /** Where the record's flow has been, stands and is expected to go; empty where it is in none. */
  Optional<FlowPicture> picture(RecordView view) {
    return records().picture(actor(), view.key(), view.id());
  }

  /** The buttons that rules put on the record for this person now. */
  List<RuleButton> buttons(RecordView view) {
    return view.revision() == 0 ? List.of() : records().buttons(actor(), view.key(), view.id());
  }

  /** The later tasks whose people are picked as a record of this form is submitted. */
  List<TaskOptions.Target> picksAtSubmit(QualifiedKey form) {
    return records().picksAtSubmit(actor(), form);
  }

  /** Refuses what is not the password of the person at the screen. */
  void confirm(String password) {
    platform.confirm(password);
  }

  /** The person has opened a record himself: what was copied to him of it is read. */
  public void opened(RecordView view) {
    engine.copies().opened(actor(), view.id());
  }

  /** To whom the record was sent for reading, and who has read it. */
  List<Copy> copies(RecordView view) {
    return engine.copies().of(actor(), view.key(), view.id());
  }

  /** What people call the things that reasons of this flow name. */
  ReasonWords reasons(RecordView view, FlowPicture picture) {
    return new ReasonWords(
        actor().organisation(), platform.apps().live(), view.form(), picture.flow());
  }

  /** What other features show beside a record. */
  List<Component> asides(RecordView view) {
    return engine.asides().stream().flatMap(aside -> aside.of(view).stream()).toList();
  }

  RecordView handle(Command command) {
    return platform.handle(command);
  }

  /** Refuses a decision for what is wrong or missing in the record; does nothing. */
  void check(Command.Decide decide) {
    records().check(actor(), decide);
  }

  /** An id that nothing has yet. */
  public String nextId() {
    return platform.ids().next();
  }

  /** The moment that screens count from. */
  public Instant now() {
    return platform.clock().instant();
  }
}

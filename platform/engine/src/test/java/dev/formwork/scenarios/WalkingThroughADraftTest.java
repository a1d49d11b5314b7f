package dev.formwork.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.flows.Decision;
import dev.formwork.flows.FlowEffect;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.TaskAction;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.PackReader;
import dev.formwork.records.Command;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Walked.Happening;
import dev.formwork.scenarios.internal.World;
import dev.formwork.scripting.Scripts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody walks a record through the flow of a draft, on a platform of its own. */
class WalkingThroughADraftTest {

  private static final DefinitionKey GARAGE = DefinitionKey.of("garage");
  private static final QualifiedKey REPAIR = QualifiedKey.parse("garage/repair");
  private static final Path PACK = Path.of("src/test/resources/scenarios/garage");

  private final Scripts scripts = new Scripts();
  private final AtomicReference<@Nullable AppSource> drawn = new AtomicReference<>();
  private final AtomicInteger acts = new AtomicInteger();
  private Walk walk;

  @BeforeEach
  void open() {
    walk =
        new Walk(
            GARAGE,
            new Scenario.Given("2026-11-02 09:00", null, Map.of(), List.of()),
            this::drawn,
            this::world,
            new Turns());
  }

  private AppSource drawn() {
    return Objects.requireNonNull(drawn.get(), "Expected an app that was read.");
  }

  private World world() {
    return World.open(
        scripts,
        ZoneId.of("Asia/Shanghai"),
        List.of(Scenario.TYPE),
        reader -> List.of(source(reader)));
  }

  private AppSource source(PackReader reader) {
    AppSource now = drawn.get();
    if (now == null) {
      now = reader.folder(PACK).source();
      drawn.set(now);
    }
    return now;
  }

  @AfterEach
  void close() {
    walk.close();
    scripts.close();
  }

  private Command.Act act() {
    return Command.Act.of("act-" + acts.incrementAndGet(), Command.Origin.SCREEN);
  }

  private RecordView entered() {
    return walk.act("ada", new Command.Create(REPAIR, Map.of("what", "Oil"), true, act()));
  }

  private FlowTask open(RecordView record) {
    return Objects.requireNonNull(record.execution()).tasks().getFirst();
  }

  private RecordView passed(RecordView record) {
    var pass = Decision.of("pass").ticking(List.of(DefinitionKey.of("seen")));
    return walk.act(
        "fred",
        new Command.Decide(
            REPAIR, record.id(), open(record).id(), pass, Map.of("estimate", 300L), act()));
  }

  private Walked.Standing repair() {
    return walk.walked().record("repair").orElseThrow();
  }

  @Test
  void tellsWhoIsAskedUntilWhenAndWhy() {
    entered();

    FlowTask task = open(repair().view());
    assertThat(task.node().value()).isEqualTo("check");
    assertThat(task.why()).extracting(why -> why.code()).containsExactly("flow.assignee.role-in");
    assertThat(task.due()).isAfter(walk.walked().now());
    assertThat(Objects.requireNonNull(repair().picture()).next().tasks())
        .extracting(next -> next.node().value())
        .containsExactly("repair");
  }

  @Test
  void tellsWhatCameOfAStep() {
    passed(entered());

    Walked.Passage last = walk.walked().passages().getLast();

    assertThat(last.happenings())
        .filteredOn(Happening.Flowed.class::isInstance)
        .map(each -> ((Happening.Flowed) each).effect())
        .anyMatch(FlowEffect.TaskClosed.class::isInstance)
        .anyMatch(FlowEffect.TaskOpened.class::isInstance)
        .anyMatch(FlowEffect.RecordWanted.class::isInstance);
    assertThat(last.happenings()).anyMatch(Happening.Noted.class::isInstance);
  }

  @Test
  void isPartOfTheStoryOnlyOnceItIsDone() {
    RecordView record = entered();
    var empty =
        new Command.Decide(
            REPAIR, record.id(), open(record).id(), DefinitionKey.of("pass"), "", Map.of(), act());

    var refused = catchThrowableOfType(Refusal.class, () -> walk.act("fred", empty));

    assertThat(refused.problems().stream()).anyMatch(each -> each.path().equals("estimate"));
    assertThat(walk.story().steps()).hasSize(1);
    assertThat(open(repair().view()).node().value()).isEqualTo("check");
  }

  @Test
  void goesBackByPlayingAgain() {
    Instant begun = entered().stamps().createdAt();
    walk.take(new Step.NextEvent("event"));
    Instant reminded = walk.walked().now();

    walk.back();

    assertThat(reminded).isAfter(begun);
    assertThat(walk.walked().now()).isEqualTo(begun);
    assertThat(open(repair().view()).node().value()).isEqualTo("check");
    assertThat(walk.story().steps()).hasSize(1);
  }

  @Test
  void tellsWhatTimeBringsByItself() {
    entered();

    walk.take(new Step.NextEvent("event"));

    assertThat(walk.walked().passages().getLast().happenings())
        .anyMatch(each ->
            each instanceof Happening.Traced traced
                && traced.entry().reason().code().equals("flow.trace.reminded"))
        .anyMatch(Happening.Told.class::isInstance);
  }

  @Test
  void goesToTheNextEventThatTellsSomething() {
    entered();

    walk.nextEvent();

    assertThat(walk.story().steps().getLast()).isEqualTo(new Step.On("2026-11-02 12:00"));
    assertThat(walk.walked().passages().getLast().happenings()).isNotEmpty();
  }

  @Test
  void saysWhereNothingMoreComes() {
    passed(entered());

    var refused = catchThrowableOfType(Refusal.Invalid.class, walk::nextEvent);

    assertThat(refused.code()).isEqualTo("scenarios.walk.no-event");
    assertThat(walk.story().steps()).hasSize(2);
  }

  @Test
  void claimsWhatIsOfferedToSeveral() {
    RecordView record = passed(entered());
    FlowTask offered = open(repair().view());

    walk.act(
        "max",
        new Command.Handle(
            REPAIR, record.id(), offered.id(), new TaskAction.Claim(), Map.of(), act()));

    assertThat(open(repair().view()).claimedBy()).isEqualTo(walk.actor("max").id());
  }

  @Test
  void followsARecordThatTheFlowMade() {
    passed(entered());
    var visit = QualifiedKey.parse("garage/visit");
    String id =
        walk.walking()
            .service()
            .query(walk.actor("fred"), RecordQuery.all(visit))
            .rows()
            .getFirst()
            .id();

    walk.follow(visit, id);

    assertThat(walk.walked().record("visit")).isPresent();
  }

  @Test
  void goesOnAsFarAsAChangedFlowLetsIt() {
    passed(entered());
    var flow = DefinitionName.of("flow", "repairing");
    String text = drawn().find(flow).orElseThrow();
    drawn.set(drawn().with(flow, text.replace("key: pass,", "key: fine,")));

    walk.renew();

    Walked.Cut cut = walk.walked().cut();
    assertThat(cut).isNotNull();
    assertThat(cut.step()).isEqualTo(2);
    assertThat(walk.story().steps()).hasSize(1);
    assertThat(open(repair().view()).node().value()).isEqualTo("check");
  }

  @Test
  void isKeptAsAScenarioThatPlays() {
    passed(entered());
    walk.take(new Step.After("2 working hours", null));

    String text = walk.text(DefinitionKey.of("walked"), LocalizedText.of("Walked"));

    Scenario kept = Definitions.read(Scenario.TYPE, text).get();
    assertThat(kept.steps()).containsAll(walk.story().steps());
    assertThat(kept.steps()).anyMatch(Step.Expect.class::isInstance);
    AppSource source = drawn().with(DefinitionName.of("scenario", "walked"), text);
    try (var player = ScenarioPlayer.open(scripts, ZoneId.of("Asia/Shanghai"), List.of(source))) {
      assertThat(player.play(GARAGE, kept).failure()).isNull();
    }
    assertThat(Yaml.read(text).isFine()).isTrue();
  }
}

package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static dev.formwork.definitions.World.DEALERSHIP;
import static dev.formwork.definitions.World.ORDER;
import static dev.formwork.definitions.World.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.definitions.internal.AppDocument;
import dev.formwork.definitions.internal.ReleaseDocument;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class PublishingADraftTest {

  private final World world = new World();

  @Test
  void makesAReleaseThatEverybodySees() {
    world.drafted(ORDER, "{key: greeting, title: Hello}");

    Release release = world.drafts.publish(ADMIN, ORDER, "first");

    assertThat(release.number()).isEqualTo(1);
    assertThat(world.apps.installed()).extracting(App::key).containsExactly(ORDER);
    assertThat(world.apps.current(ORDER).get(Note.TYPE, DefinitionKey.of("greeting")).title())
        .isEqualTo(LocalizedText.of("Hello"));
    assertThat(world.apps.live().find(Note.TYPE, QualifiedKey.of("order", "greeting"))).isPresent();
    assertThat(world.events).containsExactly(new ReleasePublished(ORDER, 1));
    assertThat(world.drafts.open(ADMIN, ORDER).isChanged()).isFalse();
    assertThat(world.store.hasDrafts("order")).isFalse();
  }

  @Test
  void keepsOldReleasesAsTheyWere() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.save(ORDER, "{key: greeting, title: Hi}");

    world.drafts.publish(ADMIN, ORDER, "shorter");

    assertThat(title(world.apps.release(ORDER, 1))).isEqualTo("Hello");
    assertThat(title(world.apps.release(ORDER, 2))).isEqualTo("Hi");
    assertThat(world.releases.history(ORDER)).extracting(Release::number).containsExactly(2, 1);
    assertThat(world.releases.history(ORDER))
        .extracting(Release::note)
        .containsExactly("shorter", "first");
  }

  @Test
  void changesNothingForOthersBeforeItHappens() {
    world.published(ORDER, "{key: greeting, title: Hello}");

    world.save(ORDER, "{key: greeting, title: Hi}");

    assertThat(title(world.apps.current(ORDER))).isEqualTo("Hello");
  }

  @Test
  void refusesADraftWithErrorsAndNamesFileAndLine() {
    world.drafted(ORDER);
    world.drafts.save(ADMIN, ORDER, note("greeting"), "key: greeting\ncolour: red\n", 0);

    var refusal =
        catchThrowableOfType(
            Refusal.Invalid.class, () -> world.drafts.publish(ADMIN, ORDER, "broken"));

    assertThat(refusal.problems())
        .extracting(Problem::code, Problem::path, it -> it.args().get("line"))
        .contains(Tuple.tuple("definitions.schema.unknown-key", "notes/greeting.yaml#/colour", 2));
    assertThat(world.apps.findCurrent(ORDER)).isEmpty();
  }

  @Test
  void refusesADraftWithoutChanges() {
    world.published(ORDER, "{key: greeting, title: Hello}");

    assertCode("definitions.publish.nothing-changed", () -> world.drafts.publish(ADMIN, ORDER, ""));
  }

  @Test
  void needsAnAdministrator() {
    world.published(ORDER, "{key: greeting, title: Hello}");

    assertCode("definitions.not-allowed", () -> world.drafts.publish(CONSULTANT, ORDER, ""));
    assertCode("definitions.not-allowed", () -> world.drafts.open(CONSULTANT, ORDER));
    assertCode("definitions.not-allowed", () -> world.drafts.rollback(CONSULTANT, ORDER, 1, ""));
    assertCode(
        "definitions.not-allowed",
        () -> world.drafts.save(CONSULTANT, ORDER, note("greeting"), "key: a", 0));
  }

  @Test
  void isSeenOnOtherNodes() throws InterruptedException {
    var other = world.otherNode();
    world.published(ORDER, "{key: greeting, title: Hello}");
    assertThat(title(other.apps.current(ORDER))).isEqualTo("Hello");
    world.save(ORDER, "{key: greeting, title: Hi}");
    world.drafts.publish(ADMIN, ORDER, "shorter");

    Thread.sleep(1_100);

    assertThat(title(other.apps.current(ORDER))).isEqualTo("Hi");
  }

  @Test
  void letsOneOfManyAtTheSameTimeWin() throws InterruptedException {
    world.published(ORDER, "{key: greeting, title: Hello}");
    int current = world.releases.currentNumber(ORDER);
    List<Callable<Release>> attempts =
        List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
            .<Callable<Release>>map(title -> () -> publish(current, title))
            .toList();

    List<Future<Release>> done;
    try (var threads = Executors.newFixedThreadPool(8)) {
      done = threads.invokeAll(attempts);
    }

    assertThat(done).filteredOn(each -> each.state() == Future.State.SUCCESS).hasSize(1);
    assertThat(done)
        .filteredOn(each -> each.state() == Future.State.FAILED)
        .extracting(Future::exceptionNow)
        .allMatch(e ->
            e instanceof Refusal.Conflict c && c.code().equals("definitions.publish.conflict"));
    assertThat(world.releases.history(ORDER)).hasSize(2);
    assertThat(world.store.releases("order")).hasSize(2);
  }

  private Release publish(int expected, String title) throws ExecutionException {
    AppSource source =
        world
            .apps
            .source(ORDER, expected)
            .with(note("greeting"), "{key: greeting, title: %s}".formatted(title));
    return world
        .otherNode()
        .releases
        .publish(new Publication(source, expected, "admin", "", Release.Origin.DRAFT, null));
  }

  @Test
  void stepsOverWhatAnInterruptedPublicationLeft() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.store.addRelease(
        new ReleaseDocument(
            "order:2",
            "order",
            2,
            1,
            "0.1.0",
            Instant.EPOCH,
            "admin",
            "",
            "DRAFT",
            null,
            null,
            List.of(),
            List.of()));
    world.save(ORDER, "{key: greeting, title: Hi}");

    Release release = world.drafts.publish(ADMIN, ORDER, "again");

    assertThat(release.number()).isEqualTo(3);
    assertThat(world.releases.history(ORDER)).extracting(Release::number).containsExactly(3, 1);
  }

  @Test
  void keepsAnEditMadeMeanwhile() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.save(ORDER, "{key: greeting, title: Hi}");
    long read = world.revision(ORDER, note("greeting"));
    AppSource published =
        world.apps.source(ORDER, 1).with(note("greeting"), "{key: greeting, title: Hi}");
    world.save(ORDER, "{key: greeting, title: Hey}");

    world.releases.publish(new Publication(published, 1, "admin", "", Release.Origin.DRAFT, null));
    world.store.removeDraft("order/note/greeting", read);

    DraftDefinition draft = world.drafts.open(ADMIN, ORDER).find(note("greeting")).orElseThrow();
    assertThat(draft.text()).contains("Hey");
    assertThat(draft.state()).isEqualTo(DraftDefinition.State.CHANGED);
    assertThat(draft.outdated()).isTrue();
  }

  @Test
  void rollsBackByANewReleaseWithTheOldContent() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.save(ORDER, "{key: greeting, title: Hi}");
    world.drafts.publish(ADMIN, ORDER, "shorter");

    Release back = world.drafts.rollback(ADMIN, ORDER, 1, "too short");

    assertThat(back.number()).isEqualTo(3);
    assertThat(back.origin()).isEqualTo(Release.Origin.ROLLBACK);
    assertThat(title(world.apps.current(ORDER))).isEqualTo("Hello");
  }

  @Test
  void refusesToRollBackToWhatNeverWasLive() {
    world.published(ORDER, "{key: greeting, title: Hello}");

    assertCode("definitions.release.not-found", () -> world.drafts.rollback(ADMIN, ORDER, 7, ""));
  }

  @Test
  void refusesARollbackThatWouldBreakAnotherApp() {
    world.published(DEALERSHIP, "{key: customer, title: Customer}");
    world.save(DEALERSHIP, "{key: vehicle, title: Vehicle}");
    world.drafts.publish(ADMIN, DEALERSHIP, "vehicles");
    world.drafted(ORDER, "{key: order, title: Order, uses: [{note: dealership/vehicle}]}");
    world.manifest(ORDER, "version: 1.0.0\ndependencies: {dealership: '>=0.1'}");
    world.drafts.publish(ADMIN, ORDER, "first");

    assertCode(
        "definitions.dependent.broken", () -> world.drafts.rollback(ADMIN, DEALERSHIP, 1, ""));
  }

  @Test
  void showsAnAppWithoutReleaseOnlyToDesigners() {
    world.drafted(ORDER);

    assertThat(world.drafts.apps(ADMIN)).containsExactly(ORDER);
    assertThat(world.apps.installed()).isEmpty();
    assertCode("definitions.app.not-found", () -> world.apps.current(ORDER));
    assertThat(world.store.app("order")).map(AppDocument::current).contains(0);
  }

  private static String title(CompiledRelease release) {
    return release.get(Note.TYPE, DefinitionKey.of("greeting")).title().in(Locale.ENGLISH);
  }

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}

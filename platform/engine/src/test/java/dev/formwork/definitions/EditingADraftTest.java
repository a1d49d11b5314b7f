package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.DEALERSHIP;
import static dev.formwork.definitions.World.ORDER;
import static dev.formwork.definitions.World.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.formwork.definitions.DraftDefinition.State;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EditingADraftTest {

  private final World world = new World();

  @Test
  void keepsATextAsTypedWithAllItsProblems() {
    world.drafted(ORDER);
    String text = "key: greeting # to be\ntitle: [unfinished\n";

    var saved = world.drafts.save(ADMIN, ORDER, note("greeting"), text, 0);

    assertThat(saved.text()).isEqualTo(text);
    assertThat(saved.state()).isEqualTo(State.ADDED);
    assertThat(world.drafts.check(ADMIN, ORDER, note("greeting"), text).list())
        .extracting(LocatedProblem::file, LocatedProblem::line, it -> it.problem().code())
        .containsExactly(tuple("notes/greeting.yaml", 3, "definitions.read.syntax"));
  }

  @Test
  void refusesASaveOverSomebodyElsesEdit() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    var first = world.drafts.save(ADMIN, ORDER, note("greeting"), "a: 1", 0);
    var second = world.drafts.save(ADMIN, ORDER, note("greeting"), "a: 2", first.revision());

    assertCode(
        "definitions.draft.conflict",
        () -> world.drafts.save(ADMIN, ORDER, note("greeting"), "a: 3", first.revision()));
    assertCode(
        "definitions.draft.conflict",
        () -> world.drafts.save(ADMIN, ORDER, note("greeting"), "a: 3", 0));
    assertThat(world.drafts.open(ADMIN, ORDER).find(note("greeting"))).contains(second);
  }

  @Test
  void refusesTheThingsThatAreTooLargeOrOfNoKind() {
    world.drafted(ORDER);

    assertCode(
        "definitions.read.too-large",
        () -> world.drafts.save(ADMIN, ORDER, note("greeting"), "x".repeat(1_000_001), 0));
    assertCode(
        "definitions.kind.unknown",
        () -> world.drafts.save(ADMIN, ORDER, DefinitionName.of("poem", "a"), "key: a", 0));
    assertCode("definitions.app.exists", () -> world.drafted(ORDER));
    assertCode("definitions.app.not-found", () -> world.drafts.open(ADMIN, DEALERSHIP));
  }

  @Test
  void savesATreeAsCanonicalYaml() {
    world.drafted(ORDER);
    var tree = Yaml.read("{\"key\": \"greeting\", \"title\": {\"en\": \"Hello\"}}").tree();

    var saved = world.drafts.save(ADMIN, ORDER, note("greeting"), tree, 0);

    assertThat(saved.text()).isEqualTo("key: greeting\ntitle:\n  en: Hello\n");
    assertThat(saved.title()).isEqualTo(LocalizedText.of("Hello", ""));
  }

  @Test
  void refusesToDeleteWhatIsUsedHereOrInAnotherApp() {
    world.published(DEALERSHIP, "{key: customer, title: Customer}", "{key: unused, title: U}");
    world.drafted(
        ORDER,
        "{key: order, title: Order, uses: [{note: dealership/customer}, {note: line}]}",
        "{key: line, title: Line}");
    world.manifest(ORDER, "version: 1.0.0\ndependencies: {dealership: '*'}");
    world.drafts.publish(ADMIN, ORDER, "first");

    assertCode(
        "definitions.used", () -> world.drafts.delete(ADMIN, DEALERSHIP, note("customer"), 0));
    assertCode("definitions.used", () -> world.drafts.delete(ADMIN, ORDER, note("line"), 0));
    assertCode(
        "definitions.note.not-found", () -> world.drafts.delete(ADMIN, ORDER, note("no"), 0));
    world.drafts.delete(ADMIN, DEALERSHIP, note("unused"), 0);
    assertThat(world.drafts.open(ADMIN, DEALERSHIP).find(note("unused")))
        .map(DraftDefinition::state)
        .contains(State.DELETED);
  }

  @Test
  void refusesARenameThatLeavesReferencesBehind() {
    world.published(DEALERSHIP, "{key: customer, title: Customer, fields: [name, phone]}");
    world.drafted(
        ORDER, "{key: order, title: Order, uses: [{note: dealership/customer, field: phone}]}");
    world.manifest(ORDER, "version: 1.0.0\ndependencies: {dealership: '*'}");
    world.drafts.publish(ADMIN, ORDER, "first");
    world.save(DEALERSHIP, "{key: customer, title: Customer, fields: [name, mobile]}");

    assertCode("definitions.dependent.broken", () -> world.drafts.publish(ADMIN, DEALERSHIP, ""));
  }

  @Test
  void listsWhereSomethingIsUsed() {
    world.published(DEALERSHIP, "{key: customer, title: Customer, fields: [name, phone]}");
    world.drafted(
        ORDER,
        "{key: order, title: Order, uses: [{note: dealership/customer, field: phone}, {note: dealership/customer}]}");
    world.manifest(ORDER, "version: 1.0.0\ndependencies: {dealership: '*'}");
    world.drafts.publish(ADMIN, ORDER, "first");
    var customer = QualifiedKey.of("dealership", "customer");

    assertThat(world.drafts.usages(ADMIN, DEALERSHIP, "note", customer, null)).hasSize(2);
    assertThat(world.drafts.usages(ADMIN, DEALERSHIP, "note", customer, FieldKey.of("phone")))
        .extracting(Usage::app, Usage::by, it -> it.reference().pointer())
        .containsExactly(tuple(ORDER, note("order"), "/uses/0"));
  }

  @Test
  void showsWhatWasAddedChangedAndRemoved() {
    world.published(ORDER, "{key: greeting, title: Hello, fields: [a]}", "{key: old, title: Old}");
    world.save(ORDER, "{key: greeting, title: {en: Hi}, fields: [a]}");
    world.save(ORDER, "{key: new, title: New}");
    world.drafts.delete(ADMIN, ORDER, note("old"), 0);

    var difference = world.drafts.difference(ADMIN, ORDER);

    assertThat(difference)
        .extracting(DefinitionChange::name, DefinitionChange::kind)
        .containsExactly(
            tuple(note("greeting"), DefinitionChange.Kind.CHANGED),
            tuple(note("new"), DefinitionChange.Kind.ADDED),
            tuple(note("old"), DefinitionChange.Kind.REMOVED));
    assertThat(difference.getFirst().values())
        .extracting(
            ValueChange::pointer,
            it -> String.valueOf(it.before()),
            it -> String.valueOf(it.after()))
        .containsExactly(tuple("/title", "\"Hello\"", "{\"en\":\"Hi\"}"));
  }

  @Test
  void listsAppsWithWhatIsLiveAndHowMuchTheDraftDiffers() {
    world.published(DEALERSHIP, "{key: customer, title: Customer}", "{key: old, title: Old}");
    world.save(DEALERSHIP, "{key: customer, title: Client}");
    world.save(DEALERSHIP, "{key: old, title: Changed}");
    world.save(DEALERSHIP, "{key: old, title: Old}");
    world.drafted(ORDER);

    assertThat(world.drafts.summaries(ADMIN))
        .containsExactly(
            new AppSummary(DEALERSHIP, LocalizedText.of("dealership"), "0.1.0", 1, 1),
            new AppSummary(ORDER, LocalizedText.of("order"), "0.1.0", 0, 1));
    assertThat(world.drafts.summary(ADMIN, DEALERSHIP).changes()).isEqualTo(1);
    assertCode(
        "definitions.app.not-found",
        () -> world.drafts.summary(ADMIN, DefinitionKey.of("complaint")));
  }

  @Test
  void listsAnAppWhoseFrontPageNobodyCanRead() {
    world.drafted(ORDER);
    world.manifest(ORDER, "title: twice");

    assertThat(world.drafts.summaries(ADMIN))
        .containsExactly(new AppSummary(ORDER, LocalizedText.of("order"), "", 0, 1));
  }

  @Test
  void forgetsAnEdit() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.save(ORDER, "{key: greeting, title: Hi}");

    world.drafts.discard(ADMIN, ORDER, note("greeting"), 1);

    assertThat(world.drafts.open(ADMIN, ORDER).isChanged()).isFalse();
  }

  @Test
  void warnsOfAnEditThatAReleaseHasOvertaken() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    world.save(ORDER, "{key: greeting, title: Hi}");
    AppSource source =
        world.apps.source(ORDER, 1).with(note("greeting"), "{key: greeting, title: Moin}");
    world.releases.publish(new Publication(source, 1, "system", "", Release.Origin.PACK, "h"));

    assertThat(world.drafts.check(ADMIN, ORDER).list())
        .extracting(it -> it.problem().code())
        .containsExactly("definitions.draft.outdated");
  }

  private static void assertCode(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}

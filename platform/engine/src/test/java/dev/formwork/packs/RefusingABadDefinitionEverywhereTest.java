package dev.formwork.packs;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.DEALERSHIP;
import static dev.formwork.definitions.World.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.World;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** However a definition comes to be live, the same checks stand in its way. */
class RefusingABadDefinitionEverywhereTest {

  private static final String BAD = "{key: greeting, title: Hello, uses: [{note: greeting}]}";
  private static final String CODE = "note.uses.itself";

  private final World world = new World();
  private final Packs packs =
      new Packs(world.apps, world.releases, world.types, world.secondPerson);

  private static void refuses(ThrowingCallable act) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(act)
        .satisfies(refused ->
            assertThat(refused.problems().stream().map(each -> each.code())).contains(CODE));
  }

  private Pack pack(String greeting) {
    return new PackReader(world.types)
        .zip(ZipFiles.pack().with("notes/greeting.yaml", greeting).bytes());
  }

  private void isNotLive() {
    assertThat(world.releases.currentNumber(ORDER)).isZero();
  }

  @Test
  void fromTheEditor() {
    world.drafted(ORDER, BAD);

    refuses(() -> world.drafts.publish(ADMIN, ORDER, "first"));
    isNotLive();
  }

  @Test
  void whereSomebodyInsists() {
    world.drafted(ORDER, BAD);

    refuses(
        () -> world.drafts.publish(ADMIN, ORDER, "first", new Insistence.Despite("in a hurry")));
    isNotLive();
  }

  @Test
  void fromSeveralChangesAtOnce() {
    world.drafted(ORDER, "{key: greeting, title: Hello}");
    world.drafts.saveAll(
        ADMIN, ORDER, List.of(new Drafts.Edit(DefinitionName.of("note", "greeting"), BAD, 1)));

    refuses(() -> world.drafts.publish(ADMIN, ORDER, "first"));
    isNotLive();
  }

  @Test
  void whereASecondPersonIsAsked() {
    world.drafted(ORDER, BAD);

    refuses(() -> world.agreements.ask(ADMIN, ORDER, "first", Insistence.ON_ALL, new Progress()));
    assertThat(world.agreements.open(ADMIN, ORDER)).isEmpty();
  }

  @Test
  void fromAPack() {
    assertThat(packs.plan(ADMIN, pack(BAD)).problems().hasErrors()).isTrue();
    refuses(() -> packs.install(ADMIN, pack(BAD), true));
    refuses(() -> packs.install(ADMIN, pack(BAD), true, new Insistence.Despite("in a hurry")));
    isNotLive();
  }

  @Test
  void fromThePacksAtStart() {
    refuses(() -> packs.bring(pack(BAD)));
    isNotLive();
  }

  @Test
  void fromAnOldReleaseThatSuitsTheOthersNoLonger() {
    world.published(DEALERSHIP, "{key: car, title: Car}", "{key: van, title: Van}");
    world.drafts.create(ADMIN, Manifest.of("order", LocalizedText.of("order")));
    world.drafts.save(
        ADMIN,
        ORDER,
        DefinitionName.manifestOf(ORDER),
        "key: order\ntitle: order\nversion: 0.1.0\ndependencies: {dealership: '*'}\n",
        1);
    world.save(ORDER, "{key: greeting, title: Hello, uses: [{note: dealership/van}]}");
    world.drafts.publish(ADMIN, ORDER, "first");
    world.save(ORDER, "{key: greeting, title: Hello}");
    world.drafts.publish(ADMIN, ORDER, "second");
    DefinitionName van = DefinitionName.of("note", "van");
    world.drafts.delete(ADMIN, DEALERSHIP, van, 0);
    world.drafts.publish(ADMIN, DEALERSHIP, "no vans");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> world.drafts.rollback(ADMIN, ORDER, 1, "back"))
        .satisfies(
            refused -> assertThat(refused.code()).isEqualTo("definitions.reference.unknown"));
    assertThat(world.releases.currentNumber(ORDER)).isEqualTo(2);
  }
}

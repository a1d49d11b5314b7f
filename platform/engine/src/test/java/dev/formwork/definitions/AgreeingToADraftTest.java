package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static dev.formwork.definitions.World.ORDER;
import static dev.formwork.definitions.World.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that go live only if a second person agrees. */
class AgreeingToADraftTest {

  private final World world = new World();

  @BeforeEach
  void publishAnAppThatWantsASecondPerson() {
    world.published(ORDER, "{key: greeting, title: Hello}");
    manifest("secondPerson: true");
    world.drafts.publish(ADMIN, ORDER, "two from now on");
    world.save(ORDER, "{key: greeting, title: Hi}");
  }

  private void manifest(String more) {
    DefinitionName name = DefinitionName.manifestOf(ORDER);
    DraftDefinition now = world.drafts.open(ADMIN, ORDER).find(name).orElseThrow();
    world.drafts.save(
        ADMIN,
        ORDER,
        name,
        "key: order\ntitle: order\nversion: 0.1.0\n" + more + "\n",
        now.revision());
  }

  private Agreement asked() {
    return world.agreements.ask(ADMIN, ORDER, "friendlier", Insistence.ON_ALL, new Progress());
  }

  private Release agree(Agreement asked) {
    return world.agreements.agree(SECOND, ORDER, asked.id(), new Progress());
  }

  private static void refuses(String code, ThrowingCallable act) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(act)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private int live() {
    return world.releases.currentNumber(ORDER);
  }

  @Test
  void publishesNothingAlone() {
    refuses(
        "definitions.publish.needs-agreement", () -> world.drafts.publish(ADMIN, ORDER, "alone"));

    assertThat(live()).isEqualTo(2);
    assertThat(world.store.releases("order")).hasSize(2);
  }

  @Test
  void publishesWhatASecondPersonAgreesTo() {
    Agreement asked = asked();
    assertThat(live()).isEqualTo(2);

    Release release = agree(asked);

    assertThat(release.number()).isEqualTo(3);
    assertThat(release.by()).isEqualTo(ADMIN.id());
    assertThat(release.agreedBy()).isEqualTo(SECOND.id());
    assertThat(release.note()).isEqualTo("friendlier");
    assertThat(world.drafts.difference(ADMIN, ORDER)).isEmpty();
    assertThat(world.agreements.open(ADMIN, ORDER)).isEmpty();
    assertThat(world.agreements.of(ADMIN, ORDER).getFirst())
        .satisfies(it -> {
          assertThat(it.state()).isEqualTo(Agreement.State.AGREED);
          assertThat(it.closedBy()).isEqualTo(SECOND.id());
          assertThat(it.release()).isEqualTo(3);
        });
    assertThat(world.events)
        .filteredOn(Agreement.Told.class::isInstance)
        .extracting(told -> ((Agreement.Told) told).agreement().state())
        .containsExactly(Agreement.State.OPEN, Agreement.State.AGREED);
  }

  @Test
  void letsNobodyAgreeToHisOwn() {
    Agreement asked = asked();

    refuses(
        "definitions.agreement.own",
        () -> world.agreements.agree(ADMIN, ORDER, asked.id(), new Progress()));
    refuses(
        "definitions.agreement.own",
        () -> world.agreements.sendBack(ADMIN, ORDER, asked.id(), "no"));

    assertThat(live()).isEqualTo(2);
    assertThat(world.agreements.open(SECOND, ORDER)).isPresent();
  }

  @Test
  void isForThoseOnlyWhoMayPublish() {
    Agreement asked = asked();

    refuses(
        "definitions.not-allowed",
        () -> world.agreements.agree(CONSULTANT, ORDER, asked.id(), new Progress()));
  }

  @Test
  void endsWhenTheDraftChanges() {
    Agreement asked = asked();

    world.save(ORDER, "{key: greeting, title: Hey}");

    refuses("definitions.agreement.gone", () -> agree(asked));
    assertThat(live()).isEqualTo(2);
    assertThat(world.agreements.of(ADMIN, ORDER))
        .extracting(Agreement::state)
        .containsExactly(Agreement.State.OUTDATED);
    assertThat(agree(asked()).number()).isEqualTo(3);
  }

  @Test
  void endsWhenAnotherReleaseGoesLive() {
    Agreement asked = asked();
    AppSource source = world.apps.source(ORDER, 2);
    world.releases.publish(
        new Publication(
            source.with(DefinitionName.of("note", "other"), "{key: other, title: Other}"),
            2,
            "system",
            "",
            Release.Origin.PACK,
            "h"));

    refuses("definitions.agreement.gone", () -> agree(asked));

    assertThat(live()).isEqualTo(3);
  }

  @Test
  void sendsBackWithAReason() {
    Agreement asked = asked();

    refuses(
        "definitions.agreement.reason",
        () -> world.agreements.sendBack(SECOND, ORDER, asked.id(), " "));
    world.agreements.sendBack(SECOND, ORDER, asked.id(), "Too short");

    assertThat(world.agreements.of(ADMIN, ORDER).getFirst())
        .satisfies(it -> {
          assertThat(it.state()).isEqualTo(Agreement.State.SENT_BACK);
          assertThat(it.reason()).isEqualTo("Too short");
        });
    refuses("definitions.agreement.gone", () -> agree(asked));
    assertThat(world.drafts.difference(ADMIN, ORDER)).as("the draft stays").isNotEmpty();
  }

  @Test
  void isAskedForOnce() {
    asked();

    refuses("definitions.agreement.asked-already", this::asked);
  }

  @Test
  void isNotToBeHadAfterItWasWithdrawn() {
    Agreement asked = asked();

    world.agreements.withdraw(ADMIN, ORDER, asked.id());

    refuses("definitions.agreement.gone", () -> agree(asked));
    assertThat(live()).isEqualTo(2);
  }

  @Test
  void isNotAskedForWhatHasErrors() {
    world.save(ORDER, "{key: greeting, title: [1]}");

    assertThatExceptionOfType(Refusal.Invalid.class).isThrownBy(this::asked);

    assertThat(world.agreements.open(ADMIN, ORDER)).isEmpty();
  }

  @Test
  void needsASecondPersonToBeSwitchedOff() {
    manifest("secondPerson: false");

    refuses(
        "definitions.publish.needs-agreement",
        () -> world.drafts.publish(ADMIN, ORDER, "alone again"));
    agree(asked());
    world.save(ORDER, "{key: greeting, title: Hey}");

    assertThat(world.drafts.publish(ADMIN, ORDER, "alone again").number()).isEqualTo(4);
  }

  @Test
  void goesBackAloneOnlyToWhatASecondPersonAgreedTo() {
    agree(asked());
    world.save(ORDER, "{key: greeting, title: Hey}");
    agree(asked());

    refuses(
        "definitions.rollback.needs-agreement",
        () -> world.drafts.rollback(ADMIN, ORDER, 1, "without"));
    Release back = world.drafts.rollback(ADMIN, ORDER, 3, "in a hurry");

    assertThat(back.agreedBy()).isEqualTo(SECOND.id());
    assertThat(live()).isEqualTo(5);
  }

  @Test
  void countsForAllAppsWhereThePlatformSaysSo() {
    var everywhere = new SecondPerson(world.apps, true);

    assertThat(everywhere.isNeeded(World.DEALERSHIP)).isTrue();
    assertThat(
            List.of(
                world.secondPerson.isNeeded(ORDER), world.secondPerson.isNeeded(World.DEALERSHIP)))
        .containsExactly(true, false);
  }
}

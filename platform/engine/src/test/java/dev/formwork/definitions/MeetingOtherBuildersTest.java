package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static dev.formwork.definitions.World.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.internal.PresenceStore;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Builders see who else has the same definition open, from whatever node they look. */
class MeetingOtherBuildersTest {

  private static final Actor JON = World.actor("jon", true);
  private static final DefinitionName FORM = DefinitionName.of("form", "order");

  private final World world = new World();
  private final Presence here = new Presence(new PresenceStore(world.mongo.getDb()), world.clock);
  private final Presence there = new Presence(new PresenceStore(world.mongo.getDb()), world.clock);

  @Test
  void seesTheOthersAndNotHimself() {
    assertThat(here.meet(ADMIN, ORDER, FORM)).isEmpty();
    assertThat(there.meet(JON, ORDER, FORM)).containsExactly(ADMIN.id());
    assertThat(here.meet(ADMIN, ORDER, FORM)).containsExactly(JON.id());
    assertThat(here.meet(ADMIN, ORDER, DefinitionName.of("form", "other"))).isEmpty();
  }

  @Test
  void doesNotSeeWhoLeft() {
    there.meet(JON, ORDER, FORM);

    there.leave(JON, ORDER, FORM);

    assertThat(here.meet(ADMIN, ORDER, FORM)).isEmpty();
  }

  @Test
  void doesNotSeeWhoHasSaidNothingForAMinute() {
    there.meet(JON, ORDER, FORM);

    world.clock.move(Duration.ofMinutes(1));

    assertThat(here.meet(ADMIN, ORDER, FORM)).isEmpty();
  }

  @Test
  void letsOnlyBuildersAsk() {
    assertThatThrownBy(() -> here.meet(CONSULTANT, ORDER, FORM))
        .isInstanceOf(Refusal.Forbidden.class);
  }
}

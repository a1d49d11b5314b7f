package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.identity.Actor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case goes by the release that it began with, which knows a parameter by its old key. */
@EngineTest
class RunningOnAfterAParameterIsRenamedTest {

  @Autowired Shop shops;
  @Autowired RecordService records;
  @Autowired Drafts drafts;

  @Test
  void findsTheParameterThatItsReleaseNames() {
    Shop.Opened shop = shops.open();
    RecordView small = shop.submitted(400_000);
    RecordView big = shop.submitted(600_000);

    rename(shop, "bigOrder", "largeOrder");

    assertThat(passed(shop, small).state()).isEqualTo(State.COMPLETED);
    assertThat(passed(shop, big).state()).isEqualTo(State.RUNNING);
  }

  private static RecordView passed(Shop.Opened shop, RecordView order) {
    return shop.decide("sun", order, "pass", "", Map.of("reviewNote", "looked at"));
  }

  private void rename(Shop.Opened shop, String old, String now) {
    Actor admin = shop.actor("root");
    for (var name :
        new DefinitionName[] {
          DefinitionName.manifestOf(shop.app), DefinitionName.of("flow", "approval")
        }) {
      DraftDefinition before = drafts.find(admin, shop.app, name).orElseThrow();
      drafts.save(admin, shop.app, name, before.text().replace(old, now), before.revision());
    }
    drafts.publish(admin, shop.app, "another key");
  }
}

package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.ORDER;
import static dev.formwork.definitions.World.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several definitions that changed as one, taken back and done again as one. */
class TakingAStepTest {

  private static final String GREETING = "{key: greeting, title: Hello}";
  private static final String LINE = "{key: line, title: Line}";

  private final World world = new World();
  private DraftStep step = new DraftStep(0, Map.of());

  @BeforeEach
  void changeTwoAndAddOne() {
    world.published(ORDER, GREETING, LINE);
    Draft before = world.drafts.open(ADMIN, ORDER);
    world.drafts.saveAll(
        ADMIN,
        ORDER,
        List.of(
            edit("greeting", "{key: greeting, title: Good day}"),
            edit("line", "{key: line, title: Row}"),
            edit("more", "{key: more, title: More}")));
    step =
        DraftStep.between(
            before,
            world.drafts.open(ADMIN, ORDER),
            Set.of(note("greeting"), note("line"), note("more"), note("none")));
  }

  @Test
  void goesBackAndForthAsOften() {
    assertThat(step.turns()).hasSize(3);
    for (int i = 0; i < 2; i++) {
      take(step.reversed());
      assertThat(text("greeting")).contains("Hello");
      assertThat(text("line")).contains("Line");
      assertThat(text("more")).isNull();
      assertThat(world.drafts.open(ADMIN, ORDER).isChanged()).isFalse();

      take(step);
      assertThat(text("greeting")).contains("Good day");
      assertThat(text("line")).contains("Row");
      assertThat(text("more")).contains("More");
    }
  }

  @Test
  void namesWhatSomebodyHasChangedSinceAndTouchesNothing() {
    save("line", "{key: line, title: Rank}");
    save("more", "{key: more, title: Even more}");

    var refused = refusal(step.reversed());

    assertThat(refused.problems().list())
        .extracting(Problem::code)
        .containsOnly("definitions.step.overtaken");
    assertThat(refused.problems().list())
        .extracting(problem -> problem.args().get("key"))
        .containsExactlyInAnyOrder("line", "more");
    assertThat(text("greeting")).contains("Good day");
  }

  @Test
  void goesOnWhereSomebodyHasTakenHisOwnChangeBack() {
    save("line", "{key: line, title: Rank}");
    save("line", "{key: line, title: Row}");

    take(step.reversed());

    assertThat(text("line")).contains("Line");
  }

  @Test
  void whatWasReleasedSinceStaysAsItIs() {
    world.drafts.publish(ADMIN, ORDER, "second");

    assertThat(refusal(step.reversed()).code()).isEqualTo("definitions.step.published");
    assertThat(text("more")).contains("More");
  }

  @Test
  void knowsWhichWayItLeads() {
    String before =
        String.valueOf(Objects.requireNonNull(step.turns().get(note("line"))).before())
            .stripTrailing();
    String after = String.valueOf(text("line"));

    assertThat(step.leads(note("line"), before, after)).isTrue();
    assertThat(step.leads(note("line"), after, before)).isFalse();
    assertThat(step.reversed().leads(note("line"), after, before)).isTrue();
    assertThat(step.leads(note("none"), before, after)).isFalse();
  }

  private Drafts.Edit edit(String key, String text) {
    return new Drafts.Edit(note(key), text, revision(key));
  }

  private long revision(String key) {
    return world.drafts.find(ADMIN, ORDER, note(key)).map(DraftDefinition::revision).orElse(0L);
  }

  private void save(String key, String text) {
    world.drafts.save(ADMIN, ORDER, note(key), text, revision(key));
  }

  private void take(DraftStep which) {
    world.drafts.take(ADMIN, ORDER, which);
  }

  private Refusal refusal(DraftStep which) {
    return catchThrowableOfType(Refusal.class, () -> take(which));
  }

  private @Nullable String text(String key) {
    return world.drafts.find(ADMIN, ORDER, note(key)).map(DraftDefinition::text).orElse(null);
  }
}

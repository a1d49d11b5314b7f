package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.CONSULTANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.internal.TemplateStore;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Builders keep fields that they need again and again, and find them on every form. */
class KeepingFieldTemplatesTest {

  private static final LocalizedText ADDRESS = LocalizedText.of("Address", "地址");

  private final World world = new World();
  private final AtomicInteger count = new AtomicInteger();
  private final FieldTemplates templates =
      new FieldTemplates(
          new TemplateStore(world.mongo), () -> "t" + count.incrementAndGet(), world.clock);

  private static JsonNode fields(String key) {
    return Yaml.read("- {key: %s, type: text, title: {en: Street, zh: 街道}}\n".formatted(key))
        .tree();
  }

  private static JsonNode section() {
    return Yaml.read("{key: home, title: Home, fields: []}").tree();
  }

  @Test
  void findsThemAsTheyWereKept() {
    templates.keep(ADMIN, ADDRESS, fields("street"));
    templates.keep(ADMIN, LocalizedText.of("Home", "住址"), section());

    assertThat(templates.all(ADMIN))
        .extracting(FieldTemplate::isSection)
        .containsExactly(false, true);
    assertThat(templates.all(ADMIN).getFirst().title()).isEqualTo(ADDRESS);
    assertThat(templates.all(ADMIN).getFirst().content()).isEqualTo(fields("street"));
  }

  @Test
  void replacesOneOfTheSameTitle() {
    templates.keep(ADMIN, ADDRESS, fields("street"));
    templates.keep(ADMIN, ADDRESS, fields("road"));

    assertThat(templates.all(ADMIN))
        .singleElement()
        .extracting(FieldTemplate::content)
        .isEqualTo(fields("road"));
  }

  @Test
  void forgetsOneForGood() {
    FieldTemplate kept = templates.keep(ADMIN, ADDRESS, fields("street"));

    templates.forget(ADMIN, kept.id());
    templates.forget(ADMIN, kept.id());

    assertThat(templates.all(ADMIN)).isEmpty();
  }

  @Test
  void wantsATitleThatFitsThePalette() {
    assertThatThrownBy(() -> templates.keep(ADMIN, LocalizedText.EMPTY, section()))
        .isInstanceOf(Refusal.Invalid.class);
    assertThatThrownBy(() -> templates.keep(ADMIN, LocalizedText.of("x".repeat(61)), section()))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void letsOnlyBuildersAsk() {
    assertThatThrownBy(() -> templates.all(CONSULTANT)).isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> templates.keep(CONSULTANT, ADDRESS, section()))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> templates.forget(CONSULTANT, "t1"))
        .isInstanceOf(Refusal.Forbidden.class);
  }
}

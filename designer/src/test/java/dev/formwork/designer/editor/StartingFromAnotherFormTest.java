package dev.formwork.designer.editor;

import static dev.formwork.designer.Builders.MIRA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.DesignerTest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A form that begins as the copy of another can be published as it is. */
@DesignerTest
class StartingFromAnotherFormTest {

  private static final AtomicInteger APPS = new AtomicInteger();
  private static final DefinitionKey COPY = DefinitionKey.of("copy");
  private static final LocalizedText TITLE = LocalizedText.of("Copy", "副本");

  private static final String ORDER =
      """
      key: order
      title: Order
      summary: [customer, colour, note]
      list: {columns: [customer, note, twice]}
      flow: review
      sections:
        - key: main
          title: Main
          fields:
            - {key: customer, type: relation, title: Customer, form: customer}
            - {key: earlier, type: relation, title: Earlier order, form: order}
            - {key: colour, type: choice, title: Colour, options: colours}
            - {key: amount, type: integer, title: Amount, requiredWhen: {field: colour, op: notEmpty}}
            - {key: twice, type: formula, title: Twice, formula: amount * 2, result: integer}
            - {key: note, type: text, title: Note}
      checks:
        - {key: grey, when: {field: colour, op: eq, value: grey}, message: No grey, field: note}
      """;

  private final DefinitionKey from = DefinitionKey.of("copied-" + APPS.incrementAndGet());
  private final DefinitionKey other = DefinitionKey.of("copying-" + APPS.get());
  @Autowired private Drafts drafts;

  @BeforeEach
  void draw() {
    drafts.create(MIRA, Manifest.of(from.value(), LocalizedText.of("From")));
    drafts.create(MIRA, Manifest.of(other.value(), LocalizedText.of("Into")));
    save("form", "order", ORDER);
    save(
        "form",
        "customer",
        "{key: customer, title: Customer, summary: [name], sections: [{key: m, title: M, fields: [{key: name, type: text, title: Name}]}]}");
    save(
        "option-list",
        "colours",
        "{key: colours, title: Colours, options: [{key: red, title: Red}, {key: grey, title: Grey}]}");
  }

  @Test
  void inItsOwnAppItGoesOnNamingWhatItNames() {
    FormCopy.Copied copied = copy(from);

    assertThat(copied.kept())
        .extracting(kept -> kept.kind() + " " + kept.key().key())
        .contains("form customer", "option-list colours");
    JsonNode form = sound(from, copied);
    assertThat(form.path("key").asString("")).isEqualTo("copy");
    assertThat(form.path("title").path("zh").asString("")).isEqualTo("副本");
    assertThat(field(form, "customer").path("form").asString("")).isEqualTo("customer");
    assertThat(field(form, "earlier").path("form").asString(""))
        .as("what points to the form itself points to the copy")
        .isEqualTo("copy");
    assertThat(copied.left()).extracting(FormCopy.Left::what).as("there is no flow").hasSize(1);
  }

  @Test
  void whatAnotherAppMayNotNameIsLeftOutWithWhatNeedsIt() {
    FormCopy.Copied copied = copy(other);

    JsonNode form = sound(other, copied);
    assertThat(Suggestions.fieldNodes(form).stream().map(each -> each.path("key").asString("")))
        .containsExactly("earlier", "amount", "twice", "note");
    assertThat(form.has("flow")).isFalse();
    assertThat(field(form, "amount").has("requiredWhen")).isFalse();
    assertThat(form.path("summary")).hasSize(1);
    assertThat(form.path("checks")).isEmpty();
    assertThat(copied.kept()).isEmpty();
    assertThat(copied.left())
        .extracting(FormCopy.Left::what)
        .contains("Customer", "Colour")
        .hasSizeGreaterThan(4);
  }

  @Test
  void anotherAppThatBuildsOnItGoesOnNamingItByItsApp() {
    var order = new DefinitionName("form", DefinitionKey.of("order"));
    drafts.save(MIRA, from, order, ORDER.replace("flow: review\n", ""), 1);
    drafts.publish(MIRA, from, "first");
    var manifest = DefinitionName.manifestOf(other);
    var kept = drafts.find(MIRA, other, manifest).orElseThrow();
    drafts.save(
        MIRA,
        other,
        manifest,
        kept.text() + "dependencies: {" + from + ": '*'}\n",
        kept.revision());

    FormCopy.Copied copied = copy(other);

    JsonNode form = sound(other, copied);
    assertThat(field(form, "customer").path("form").asString("")).isEqualTo(from + "/customer");
    assertThat(field(form, "colour").path("options").asString("")).isEqualTo(from + "/colours");
    assertThat(copied.kept())
        .extracting(FormCopy.Kept::key)
        .contains(new QualifiedKey(from, DefinitionKey.of("customer")));
    assertThat(form.path("checks")).hasSize(1);
  }

  @Test
  void thereIsNoCopyOfWhatIsNotThereOrCanNotBeRead() {
    save("form", "broken", "key: [");

    assertThat(new FormCopy(drafts, MIRA, other).of(of("gone"), COPY, TITLE)).isEmpty();
    assertThat(new FormCopy(drafts, MIRA, other).of(of("broken"), COPY, TITLE)).isEmpty();
  }

  private FormCopy.Copied copy(DefinitionKey into) {
    return new FormCopy(drafts, MIRA, into).of(of("order"), COPY, TITLE).orElseThrow();
  }

  private QualifiedKey of(String form) {
    return new QualifiedKey(from, DefinitionKey.of(form));
  }

  /** The copy, in an app that can be published with it. */
  private JsonNode sound(DefinitionKey app, FormCopy.Copied copied) {
    var name = new DefinitionName("form", COPY);
    assertThat(drafts.check(MIRA, app, name, copied.text()).list())
        .noneMatch(each -> each.problem().isError());
    return Yaml.read(copied.text()).tree();
  }

  private static JsonNode field(JsonNode form, String key) {
    return Suggestions.fieldNodes(form).stream()
        .filter(each -> each.path("key").asString("").equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void save(String kind, String key, String text) {
    drafts.save(MIRA, from, DefinitionName.of(kind, key), text, 0);
  }
}

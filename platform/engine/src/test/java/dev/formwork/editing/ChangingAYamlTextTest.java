package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change.Insert;
import dev.formwork.editing.Change.Move;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.YamlPatch.Patched;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ChangingAYamlTextTest {

  private static final String FORM =
      """
      # What the showroom fills in
      key: test-drive
      title: {en: Test drive, zh: 试驾}

      sections:
        - key: customer
          title: Customer
          fields:
            # as on the identity card
            - {key: name, type: text, title: Name} # required by law
            - {key: phone, type: text, title: Phone, format: phone}
        - key: car
          title: Car
          fields: []
      """;

  private static String after(Change... changes) {
    return YamlPatch.apply(FORM, List.of(changes));
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  private static ObjectNode field(String key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", key)
        .put("type", "text")
        .put("title", key);
  }

  @Test
  void putsAValueAndLeavesAllElseAsItWas() {
    String changed = after(new Put("/sections/0/fields/1/title", text("Mobile")));

    assertThat(changed)
        .contains("- {key: phone, type: text, title: Mobile, format: phone}")
        .contains("# What the showroom fills in", "# as on the identity card", "# required by law")
        .contains("title: {en: Test drive, zh: 试驾}\n\nsections:");
  }

  @Test
  void addsAMemberWherePeopleLookForIt() {
    String changed =
        after(new Put("/icon", text("car"), List.of("key", "title", "icon", "sections")));

    assertThat(changed).contains("title: {en: Test drive, zh: 试驾}\nicon: car\n");
  }

  @Test
  void insertsBeforeAnItemAndIntoAnEmptyList() {
    String changed =
        after(
            new Insert("/sections/0/fields/1", field("email")),
            new Insert("/sections/1/fields/0", field("model")));

    assertThat(changed)
        .contains(
            """
                  - {key: email, type: text, title: email}
                  - {key: phone,\
            """)
        .contains(
            """
                fields:
                  - {key: model, type: text, title: model}
            """);
  }

  @Test
  void movesAnItemToAnotherList() {
    String changed = after(new Move("/sections/0/fields/1", "/sections/1/fields/0"));

    assertThat(changed)
        .endsWith(
            """
                fields:
                  - {key: phone, type: text, title: Phone, format: phone}
            """);
  }

  @Test
  void removesAMemberAndAnItem() {
    String changed = after(new Remove("/sections/1"), new Remove("/title"));

    assertThat(Yaml.read(changed).tree().path("sections").size()).isEqualTo(1);
    assertThat(changed).doesNotContain("试驾").contains("# as on the identity card");
  }

  @Test
  void givesLinesToWhatGetsTooLongForOne() {
    var condition = JsonNodeFactory.instance.objectNode();
    condition.put("field", "name").put("op", "eq").put("value", "a name that is rather long");
    String changed = after(new Put("/sections/0/fields/1/visibleWhen", condition));

    assertThat(changed)
        .contains(
            """
                  - key: phone
                    type: text
                    title: Phone
                    format: phone
                    visibleWhen: {field: name, op: eq, value: a name that is rather long}
            """);
  }

  @Test
  void keepsTextsOfSeveralLines() {
    String changed = after(new Put("/help", text("First line.\nSecond: line # no comment")));

    assertThat(Yaml.read(changed).tree().path("help").asString())
        .isEqualTo("First line.\nSecond: line # no comment");
  }

  @Test
  void saysWhereNothingIs() {
    assertThatThrownBy(() -> after(new Put("/sections/7/title", text("Gone"))))
        .hasMessageContaining("/sections/7/title");
    assertThatThrownBy(() -> after(new Remove("/nothing"))).hasMessageContaining("/nothing");
  }

  @Property(tries = 400)
  void readsAsTheChangedTree(@ForAll("trees") JsonNode tree, @ForAll("changes") Step step) {
    String text = Yaml.write(tree);
    Change change = step.on(tree);

    String changed = YamlPatch.apply(text, List.of(change));

    String wanted = Yaml.write(Trees.apply(tree, change));
    assertThat(Yaml.read(changed).tree()).isEqualTo(Yaml.read(wanted).tree());
  }

  @Property(tries = 400)
  void saysTheSameAfterSeveralChangesAsAfterOneAndOne(
      @ForAll("trees") JsonNode tree,
      @ForAll("changes") Step first,
      @ForAll("changes") Step second,
      @ForAll("changes") Step third) {
    String apart = Yaml.write(tree);
    Patched together = Patched.of(apart);

    for (Step step : List.of(first, second, third)) {
      Change change = step.on(together.tree());
      together = YamlPatch.apply(together, List.of(change));
      apart = YamlPatch.apply(apart, List.of(change));
    }

    assertThat(together.tree()).isEqualTo(Yaml.read(apart).tree());
    assertThat(Yaml.read(together.text()).tree()).isEqualTo(together.tree());
  }

  @Test
  void startsAnewFromATextThatWasChangedInTwoWays() {
    Patched changed =
        YamlPatch.apply(Patched.of(FORM), List.of(new Remove("/sections/0/fields/0")));

    Patched one = YamlPatch.apply(changed, List.of(new Remove("/sections/1")));
    Patched other = YamlPatch.apply(changed, List.of(new Put("/icon", text("car"))));

    assertThat(one.tree().path("sections").size()).isEqualTo(1);
    assertThat(other.tree().path("sections").size()).isEqualTo(2);
  }

  /** Picks a place of a tree and something to do there. */
  record Step(int place, int what, JsonNode value) {

    Change on(JsonNode tree) {
      List<Place> places = new ArrayList<>();
      collect(tree, Place.ROOT, places);
      Place chosen = places.get(place % places.size());
      if (chosen.isRoot()) {
        return new Put("/added", value);
      }
      boolean isItem = tree.at(chosen.parent().pointer()).isArray();
      return switch (what % 4) {
        case 0 -> new Remove(chosen.pointer());
        case 1 ->
            isItem
                ? new Insert(chosen.pointer(), value)
                : new Put(chosen.parent().member("added").pointer(), value);
        case 2 -> isItem ? new Move(chosen.pointer(), first(chosen)) : put(chosen);
        default -> put(chosen);
      };
    }

    private static String first(Place item) {
      return item.parent().item(0).pointer();
    }

    private Put put(Place chosen) {
      return new Put(chosen.pointer(), value);
    }

    private static void collect(JsonNode tree, Place at, List<Place> places) {
      places.add(at);
      tree.properties().forEach(each -> collect(each.getValue(), at.member(each.getKey()), places));
      for (int i = 0; tree.isArray() && i < tree.size(); i++) {
        collect(tree.get(i), at.item(i), places);
      }
    }
  }

  @Provide
  Arbitrary<Step> changes() {
    var numbers = Arbitraries.integers().between(0, 1000);
    return numbers.flatMap(
        place -> numbers.flatMap(what -> trees(2).map(value -> new Step(place, what, value))));
  }

  @Provide
  Arbitrary<JsonNode> trees() {
    return objects(3);
  }

  private static Arbitrary<JsonNode> trees(int depth) {
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .withChars("ab 试驾:#-{}[],'\"\n|>&*!%@`?0. ")
                .ofMaxLength(20)
                .map(JsonNodeFactory.instance::stringNode),
            Arbitraries.integers().map(JsonNodeFactory.instance::numberNode),
            Arbitraries.of(true, false).map(JsonNodeFactory.instance::booleanNode));
    return depth == 0
        ? leaves
        : Arbitraries.frequencyOf(
            Tuple.of(3, leaves),
            Tuple.of(2, objects(depth)),
            Tuple.of(
                2,
                trees(depth - 1)
                    .list()
                    .ofMaxSize(4)
                    .map(items -> JsonNodeFactory.instance.arrayNode().addAll(items))));
  }

  private static Arbitrary<JsonNode> objects(int depth) {
    return Arbitraries.maps(
            Arbitraries.strings().withChars("abc~/ zh试").ofMinLength(1).ofMaxLength(6),
            trees(depth - 1))
        .ofMaxSize(4)
        .map(members -> {
          var object = JsonNodeFactory.instance.objectNode();
          members.forEach(object::set);
          return object;
        });
  }
}

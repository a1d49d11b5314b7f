package dev.formwork.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Shape.Group;
import dev.formwork.editing.Shape.Member;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadingShapesTest {

  private static final JsonNode FORM =
      Yaml.read(
              """
              key: test-drive
              title: Test drive
              sections:
                - key: car
                  title: Car
                  fields:
                    - {key: model, type: choice, title: Model, options: [{key: suv, title: SUV}]}
                    - {key: price, type: money, title: Price, options: models}
              """)
          .tree();

  private static Shape at(String pointer) {
    return Shapes.at("form.schema.json", FORM, Place.of(pointer)).orElseThrow();
  }

  @Test
  void knowsTheMembersOfAForm() {
    var form = (Group) Shapes.of("form.schema.json");

    assertThat(form.order()).startsWith("key", "title", "help", "icon").contains("sections");
    assertThat(form.find("title").orElseThrow().shape().get()).isEqualTo(new Shape.Text());
    assertThat(form.members().stream().filter(Member::required).map(Member::name))
        .containsExactly("key", "title", "sections");
    assertThat(form.find("belongsTo").orElseThrow().help()).startsWith("The relation whose record");
  }

  @Test
  void letsTheTypeOfAFieldDecideWhichMembersItHas() {
    var choice = (Group) at("/sections/0/fields/0").narrowed(FORM.at("/sections/0/fields/0"));
    var money = (Group) at("/sections/0/fields/1").narrowed(FORM.at("/sections/0/fields/1"));

    assertThat(choice.order()).contains("options", "required").doesNotContain("currency");
    assertThat(money.order()).contains("currency", "min", "max").doesNotContain("options");
  }

  @Test
  void tellsAReferenceFromAListWrittenInPlace() {
    JsonNode inPlace = FORM.at("/sections/0/fields/0/options");
    Shape options = at("/sections/0/fields/0/options");

    assertThat(options).isInstanceOf(Shape.Either.class);
    assertThat(options.narrowed(inPlace)).isInstanceOf(Shape.Items.class);
    assertThat(at("/sections/0/fields/0/options/0/title")).isEqualTo(new Shape.Text());
  }

  @Test
  void knowsConditionsValuesAndQuantitiesByName() {
    var choice = (Group) at("/sections/0/fields/0").narrowed(FORM.at("/sections/0/fields/0"));

    assertThat(choice.find("visibleWhen").orElseThrow().shape().get())
        .isEqualTo(new Shape.Condition());
    assertThat(choice.find("default").orElseThrow().shape().get()).isEqualTo(new Shape.Value(true));
  }

  @Test
  void knowsThatOneOfSomeMembersIsThere() {
    JsonNode flow =
        Yaml.read("nodes: [{key: review, kind: task, deadline: {within: {hours: 4}}}]").tree();
    var within =
        Shapes.at("flow.schema.json", flow, Place.of("/nodes/0/deadline/within")).orElseThrow();

    assertThat(((Group) within).exclusive()).containsExactly("minutes", "hours", "days");
  }

  @Test
  void leavesOutMembersThatAKindOfTileDoesNotHave() {
    JsonNode page = Yaml.read("tiles: [{key: sales, kind: gauge}, {key: note, kind: text}]").tree();
    Shape gauge = Shapes.at("dashboard.schema.json", page, Place.of("/tiles/0")).orElseThrow();

    assertThat(((Group) gauge.narrowed(page.at("/tiles/0"))).order()).contains("bands");
    assertThat(((Group) gauge.narrowed(page.at("/tiles/1"))).order())
        .contains("text")
        .doesNotContain("report");
  }
}

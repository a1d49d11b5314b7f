package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Yaml;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Put;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Edits;
import dev.formwork.editing.Place;
import dev.formwork.editing.Shape;
import dev.formwork.editing.Shapes;
import dev.formwork.editing.YamlPatch;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** Several fields of a form: chosen, moved, copied and changed together. */
class TreatingFieldsAsOneTest {

  private static final String FORM =
      """
      key: car
      title: Car
      sections:
        - key: first
          title: First
          fields:
            - {key: a, type: text, title: A, required: true}
            - {key: b, type: text, title: B} # kept
            - {key: c, type: integer, title: C, required: true, min: 1}
            - {key: d, type: text, title: D}
        - key: second
          title: Second
          fields:
            - {key: e, type: text, title: E}
            - {key: f, type: date, title: F}
        - {key: third, title: Third, fields: []}
      """;

  private Edits edits = Edits.of(FORM);

  private JsonNode form() {
    return Yaml.read(edits.text()).tree();
  }

  private ChosenFields fields(String... keys) {
    return new ChosenFields(
        form(), ChosenFields.all(form()).stream().filter(each -> isOne(each, keys)).toList());
  }

  private boolean isOne(Place place, String... keys) {
    return List.of(keys).contains(form().at(place.pointer()).path("key").asString(""));
  }

  private List<String> section(int index) {
    return form()
        .path("sections")
        .path(index)
        .path("fields")
        .valueStream()
        .map(field -> field.path("key").asString(""))
        .toList();
  }

  private List<String> at(List<Place> places) {
    return places.stream().map(each -> form().at(each.pointer()).path("key").asString("")).toList();
  }

  private void make(ChosenFields.Arranged arranged, String... keys) {
    apply(arranged.changes());
    assertThat(at(arranged.places())).containsExactly(keys);
  }

  // ---- moving ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | a c b d |   e f",
        "0 | 4 | b d a c |   e f",
        "0 | 2 | b a c d |   e f", // c itself stands there: before what comes after it
        "1 | 1 | b d     | e a c f",
        "1 | 2 | b d     | e f a c",
      })
  void moveSideBySide(int section, int index, String first, String second) {
    Place list = Place.of("/sections/" + section + "/fields");

    make(fields("a", "c").before(list, index), "a", "c");

    assertThat(String.join(" ", section(0))).isEqualTo(first);
    assertThat(String.join(" ", section(1))).isEqualTo(second);
    assertThat(edits.text()).contains("# kept");
  }

  @Test
  void comeTogetherFromSeveralSections() {
    make(fields("a", "d", "f").into(2), "a", "d", "f");

    assertThat(section(0)).containsExactly("b", "c");
    assertThat(section(1)).containsExactly("e");
    assertThat(section(2)).containsExactly("a", "d", "f");
  }

  @Test
  void goStepByStepAndFromTheEdgeOfASectionIntoTheNext() {
    make(fields("c", "d").step(-1), "c", "d");
    assertThat(section(0)).containsExactly("a", "c", "d", "b");

    make(fields("d", "b").step(1), "d", "b");
    assertThat(section(0)).containsExactly("a", "c");
    assertThat(section(1)).containsExactly("d", "b", "e", "f");

    make(fields("d", "b").step(-1), "d", "b");
    assertThat(section(0)).containsExactly("a", "c", "d", "b");
  }

  @Test
  void stayWhereThereIsNoFurtherPlace() {
    assertThat(fields("a", "b").step(-1).changes()).isEmpty();
  }

  @Test
  void areOneStepBack() {
    make(fields("a", "c").into(1), "a", "c");

    assertThat(edits.undo().text()).isEqualTo(FORM);
  }

  // ---- copies ----

  @Test
  void areCopiedBehindTheLastEachWithAKeyOfItsOwn() {
    make(fields("a", "c").doubled(), "a1", "c1");

    assertThat(section(0)).containsExactly("a", "b", "c", "a1", "c1", "d");
  }

  @Test
  void comeToAnotherFormWithTheirKeysWhereThoseAreFree() {
    List<JsonNode> copied = fields("a", "c").values();
    edits = Edits.of(FORM.replace("key: a,", "key: x,"));

    make(ChosenFields.pasted(form(), Place.of("/sections/2/fields"), 0, copied), "a", "c1");
  }

  @Test
  void twoOfTheSameAreCopiedUnderTwoKeys() {
    JsonNode one = fields("b").values().getFirst();

    make(
        ChosenFields.pasted(form(), Place.of("/sections/2/fields"), 0, List.of(one, one)),
        "b1",
        "b2");
  }

  @Test
  void goTogether() {
    apply(fields("a", "c", "f").removed().changes());

    assertThat(section(0)).containsExactly("b", "d");
    assertThat(section(1)).containsExactly("e");
  }

  // ---- choosing ----

  @Test
  void areChosenOneByOneAndInAReach() {
    var choice = new FieldChoice(this::form);
    List<Place> all = ChosenFields.all(form());

    choice.only(all.get(1));
    choice.reach(all.get(4));
    assertThat(at(choice.places())).containsExactly("b", "c", "d", "e");
    choice.reach(all.get(0));
    assertThat(at(choice.places())).containsExactly("a", "b");
    choice.toggle(all.get(5));
    choice.toggle(all.get(0));
    assertThat(at(choice.places())).containsExactly("b", "f");
    choice.section(all.get(4));
    assertThat(at(choice.places())).containsExactly("e", "f");
  }

  @Test
  void areChosenAloneWhereTheFieldThatTheReachBeganAtIsGone() {
    var choice = new FieldChoice(this::form);
    choice.only(fields("b").places().getFirst());
    apply(fields("b").removed().changes());

    choice.reach(fields("d").places().getFirst());

    assertThat(at(choice.places())).containsExactly("d");
  }

  @Test
  void stayChosenWhereverTheyGo() {
    var choice = new FieldChoice(this::form);
    choice.only(fields("a", "c").places());

    make(choice.fields().into(1), "a", "c");

    assertThat(choice.places())
        .extracting(Place::pointer)
        .containsExactly("/sections/1/fields/2", "/sections/1/fields/3");
    edits = edits.undo();
    assertThat(at(choice.places())).containsExactly("a", "c");
    apply(fields("a").removed().changes());
    assertThat(choice.isSeveral()).isFalse();
  }

  // ---- changing what they share ----

  @Test
  void showWhatTheyHaveInCommonAndWhereTheyDiffer() {
    Desk shared = desk("a", "b", "c");
    Place first = fields("a").places().getFirst();

    assertThat(shared.at(first.member("required")).isMissingNode()).isTrue();
    assertThat(shared.at(first).has("required")).as("it is shown nevertheless").isTrue();
    assertThat(shared.differs(first.member("required"))).isTrue();
    assertThat(shared.differs(first.member("help"))).isFalse();
    assertThat(desk("a", "c").at(first.member("required")).asBoolean()).isTrue();
  }

  @Test
  void shareTheMembersThatAllOfThemHave() {
    List<String> shared =
        SharedDesk.shared(
                IntStream.of(0, 2)
                    .mapToObj(i -> Place.of("/sections/0/fields/" + i))
                    .map(place ->
                        (Shape.Group)
                            Shapes.at("form.schema.json", form(), place)
                                .orElseThrow()
                                .narrowed(form().at(place.pointer())))
                    .toList())
            .order();

    assertThat(shared)
        .contains("required", "readOnly", "wide", "visibleWhen", "help")
        .doesNotContain("maxLength", "min");
  }

  @Test
  void areChangedInOneStepWhateverEachHadBefore() {
    Place first = fields("a").places().getFirst();

    desk("a", "b", "e").change(new Put(first.member("wide").pointer(), BooleanNode.TRUE));
    desk("a", "b", "c").change(new Remove(first.member("required").pointer()));

    assertThat(fields("a", "b", "e").values()).allMatch(each -> each.path("wide").asBoolean());
    assertThat(fields("a", "b", "c").values()).noneMatch(each -> each.has("required"));
    assertThat(edits.undo().undo().text()).isEqualTo(FORM);
  }

  private void apply(List<Change> changes) {
    edits = edits.to(YamlPatch.apply(edits.text(), changes));
  }

  private Desk desk(String... keys) {
    return new SharedDesk(new PlainDesk(), fields(keys).places());
  }

  /** A desk with nothing but the form on it. */
  private final class PlainDesk implements Desk {

    @Override
    public DefinitionName name() {
      return DefinitionName.of("form", "car");
    }

    @Override
    public JsonNode tree() {
      return form();
    }

    @Override
    public void change(Change... changes) {
      apply(List.of(changes));
    }

    @Override
    public void change(Place then, Change... changes) {
      change(changes);
    }

    @Override
    public void type(Change... changes) {
      change(changes);
    }

    @Override
    public void beside(DefinitionKey app, DraftStep step) {}

    @Override
    public Set<String> young() {
      return new HashSet<>();
    }

    @Override
    public void select(Place place) {}

    @Override
    public Place selected() {
      return Place.ROOT;
    }

    @Override
    public Set<Place> unfolded() {
      return new HashSet<>();
    }

    @Override
    public Suggestions suggestions() {
      throw new UnsupportedOperationException("Expected nobody to ask what could be meant.");
    }

    @Override
    public void showUsages(String field) {}

    @Override
    public List<Problem> problemsAt(Place place) {
      return List.of();
    }

    @Override
    public List<Problem> problemsWithin(Place place) {
      return List.of();
    }
  }
}

package dev.formwork.designer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Differences;
import dev.formwork.designer.shell.ChangeWords.Change;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeWordsTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");
  private static final DefinitionName FORM = DefinitionName.of("form", "vehicle-order");

  @Test
  void nameAFieldByItsKeyInsteadOfItsPosition() {
    var values =
        values(
            "sections: [{key: customer, fields: [{key: name}, {key: phone}]}]",
            "sections: [{key: customer, fields: [{key: name}, {key: phone, required: true}]}]");

    assertThat(values)
        .containsExactly(
            new Told(
                List.of("sections", "customer", "fields", "phone", "required"),
                Change.ADDED,
                "",
                "true"));
  }

  @Test
  void findTheKeyOfWhatIsGoneInTheOldText() {
    var values = values("nodes: [{key: start}, {key: review}]", "nodes: [{key: start}]");

    assertThat(values)
        .containsExactly(new Told(List.of("nodes", "review"), Change.REMOVED, "key: review", ""));
  }

  @Test
  void writeATextOfTwoLanguagesOnOneLine() {
    var values = values("title: Order", "title: {en: Vehicle order, zh: 汽车订单}");

    assertThat(values)
        .containsExactly(
            new Told(List.of("title"), Change.CHANGED, "Order", "en: Vehicle order · zh: 汽车订单"));
  }

  @Test
  void tellAnotherOrderFromAnotherContent() {
    var values =
        values(
            "list: {columns: [number, total]}\nsections: [{key: a}, {key: b}]",
            "list: {columns: [number, state]}\nsections: [{key: b}, {key: a}]");

    assertThat(values)
        .containsExactly(
            new Told(List.of("list", "columns", "#2"), Change.CHANGED, "total", "state"),
            new Told(List.of("sections"), Change.REORDERED, "a, b", "b, a"));
  }

  @Test
  void sayNothingOfValuesWhereOnlyACommentDiffers() {
    assertThat(values("title: Order", "title: Order # of one customer")).isEmpty();
  }

  @Test
  void carryTitleAndTextOfWhatIsNewOrGone() {
    AppSource empty = AppSource.empty(ORDER);
    AppSource full = empty.with(FORM, "title: {en: Order, zh: 订单}");

    var added = ChangeWords.of(Differences.between(empty, full), empty, full);
    var removed = ChangeWords.of(Differences.between(full, empty), full, empty);

    assertThat(added.getFirst().title()).isEqualTo(LocalizedText.of("Order", "订单"));
    assertThat(removed.getFirst().text()).isEqualTo("title: {en: Order, zh: 订单}\n");
  }

  @Test
  void callItemsByTheirTitlesAndMembersByTheirNames() {
    var changed =
        changed(
            "sections: [{key: a, title: Wishes, fields: [{key: total, title: Price, type: text}]}]",
            "sections: [{key: a, title: Wishes, fields: [{key: total, title: Price, type: money}]}]");

    assertThat(ChangeList.words(changed.getFirst().way()))
        .containsExactly("Wishes", "Price", "Type");
    assertThat(changed.getFirst().place())
        .containsExactly("sections", "a", "fields", "total", "type");
  }

  @Test
  void saysWhichListSomethingWithoutATitleIsIn() {
    var changed = changed("nodes: [{key: a, next: b}]", "nodes: [{key: a, next: c}]");

    assertThat(ChangeList.words(changed.getFirst().way())).containsExactly("Nodes", "a", "Then");
  }

  /** A value that differs, by the keys on its way. */
  private record Told(List<String> place, Change change, String before, String after) {}

  private static List<Told> values(String before, String after) {
    return changed(before, after).stream()
        .map(each -> new Told(each.place(), each.change(), each.before(), each.after()))
        .toList();
  }

  private static List<ChangeWords.Value> changed(String before, String after) {
    AppSource old = AppSource.empty(ORDER).with(FORM, before);
    AppSource now = AppSource.empty(ORDER).with(FORM, after);
    return ChangeWords.of(Differences.between(old, now), old, now).getFirst().values();
  }
}

package dev.formwork.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparingTreesTest {

  @Test
  void findsNothingBetweenEqualTrees() {
    assertThat(changes("{a: 1, b: [1, 2]}", "{b: [1, 2], a: 1}")).isEmpty();
  }

  @Test
  void namesValuesThatAreNewChangedAndGone() {
    assertThat(changes("{a: 1, b: {c: 1}, d: 1}", "{a: 1, b: {c: 2}, e: 1}"))
        .containsExactly("/b/c 1 -> 2", "/e null -> 1", "/d 1 -> null");
  }

  @Test
  void knowsAnItemByItsKeyWhereverItStands() {
    assertThat(
            changes(
                "fields: [{key: a, max: 1}, {key: b}, {key: c}]",
                "fields: [{key: n}, {key: a, max: 2}, {key: c}]"))
        .containsExactly(
            "/fields/0 null -> {\"key\":\"n\"}",
            "/fields/1/max 1 -> 2",
            "/fields/1 {\"key\":\"b\"} -> null");
  }

  @Test
  void showsAMoveAsAnOrderOfKeys() {
    assertThat(changes("[{key: a}, {key: b}]", "[{key: b}, {key: a}]"))
        .containsExactly(" [\"a\",\"b\"] -> [\"b\",\"a\"]");
  }

  @Test
  void comparesOtherListsByPositionOrAsAWhole() {
    assertThat(changes("[1, 2]", "[1, 3]")).containsExactly("/1 2 -> 3");
    assertThat(changes("[1, 2]", "[1]")).containsExactly(" [1,2] -> [1]");
  }

  private static List<String> changes(String before, String after) {
    return TreeDifference.of(Yaml.read(before).tree(), Yaml.read(after).tree()).stream()
        .map(it -> "%s %s -> %s".formatted(it.pointer(), it.before(), it.after()))
        .toList();
  }
}

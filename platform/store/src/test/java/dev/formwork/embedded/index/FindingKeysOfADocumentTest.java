package dev.formwork.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import dev.formwork.embedded.index.IndexSpec.Part;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingKeysOfADocumentTest {

  @Test
  void hasOneKeyForAPlainValue() {
    assertThat(keys(List.of("a"), new Document("a", 5))).containsExactly("[5]");
  }

  @Test
  void takesWhatIsMissingForNull() {
    assertThat(keys(List.of("a", "b.c"), new Document("a", 5))).containsExactly("[5, null]");
    assertThat(keys(List.of("b.c"), new Document("b", 5))).containsExactly("[null]");
  }

  @Test
  void hasOneKeyForEachDifferentElement() {
    assertThat(keys(List.of("a", "b"), new Document("a", List.of(2, 1, 2)).append("b", 9)))
        .containsExactly("[1, 9]", "[2, 9]");
  }

  @Test
  void goesThroughElementsThatAreDocuments() {
    var document =
        new Document("items", List.of(new Document("k", 1).append("v", 2), new Document("k", 3)));

    assertThat(keys(List.of("items.k", "items.v"), document))
        .containsExactly("[1, 2]", "[3, null]");
  }

  @Test
  void keepsAnArrayWithinAnArrayWhole() {
    assertThat(keys(List.of("a"), new Document("a", List.of(List.of(1, 2), 3))))
        .containsExactly("[3]", "[[1, 2]]");
  }

  @Test
  void hasAKeyForAnEmptyArray() {
    assertThat(keys(List.of("a", "b"), new Document("a", List.of()).append("b", 1)))
        .containsExactly("[[], 1]");
    assertThat(keys(List.of("a.b"), new Document("a", List.of()))).containsExactly("[null]");
  }

  @Test
  void readsAPositionInAPath() {
    assertThat(keys(List.of("a.1"), new Document("a", List.of(7, 8)))).containsExactly("[8]");
  }

  @Test
  void refusesTwoArraysBesideEachOther() {
    var document = new Document("a", List.of(1)).append("b", List.of(2));

    assertThatThrownBy(() -> keys(List.of("a", "b"), document))
        .isInstanceOf(CannotIndexParallelArraysError.class)
        .hasMessageContaining("[b] [a]");
  }

  @Test
  void remembersWhichPartsMetAnArray() {
    var spec = spec(List.of("a", "b.c"), false);

    long arrays = DocumentKeys.of(spec, new Document("b", List.of(new Document("c", 1)))).arrays();

    assertThat(arrays).isEqualTo(0b10);
  }

  @Test
  void hasNoKeyInASparseIndexWhereAllIsMissing() {
    var spec = spec(List.of("a", "b"), true);

    assertThat(DocumentKeys.of(spec, new Document("c", 1)).keys()).isEmpty();
    assertThat(DocumentKeys.of(spec, new Document("b", 1)).keys()).hasSize(1);
  }

  private static Stream<String> keys(List<String> paths, Document document) {
    var keys = DocumentKeys.of(spec(paths, false), document).keys();
    return keys.values().stream().map(Object::toString);
  }

  private static IndexSpec spec(List<String> paths, boolean sparse) {
    return new IndexSpec(
        "index", paths.stream().map(path -> new Part(path, false)).toList(), false, sparse);
  }
}

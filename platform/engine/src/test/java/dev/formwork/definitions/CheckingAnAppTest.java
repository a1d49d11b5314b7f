package dev.formwork.definitions;

import static dev.formwork.definitions.World.ADMIN;
import static dev.formwork.definitions.World.DEALERSHIP;
import static dev.formwork.definitions.World.ORDER;
import static dev.formwork.definitions.World.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingAnAppTest {

  private final World world = new World();

  @Test
  void findsNothingInAnAppThatIsFine() {
    world.drafted(
        ORDER,
        "{key: a, title: A, fields: [x]}",
        "{key: b, title: B, uses: [{note: a, field: x}]}");

    assertThat(world.drafts.check(ADMIN, ORDER)).isEmpty();
  }

  @Test
  void findsWhatADefinitionMeans() {
    world.drafted(ORDER, "{key: a, title: ''}");

    assertThat(codes()).containsExactly("notes/a.yaml 1 note.title.empty");
  }

  @Test
  void findsReferencesThatLeadNowhere() {
    world.drafted(ORDER, "{key: a, title: A, fields: [x]}");
    world.drafts.save(
        ADMIN,
        ORDER,
        note("b"),
        """
        key: b
        title: B
        uses:
          - {note: nothing}
          - {note: a, field: y}
          - {note: a, field: x}
          - {note: dealership/customer}
        """,
        0);

    assertThat(codes())
        .containsExactly(
            "notes/b.yaml 4 definitions.reference.unknown",
            "notes/b.yaml 5 definitions.reference.unknown-field",
            "notes/b.yaml 7 definitions.reference.not-a-dependency");
  }

  @Test
  void findsInOneDefinitionWhatItFindsThereAmongAll() {
    String wrong = "{key: b, title: '', uses: [{note: nothing}, {note: a, field: y}]}";
    world.drafted(ORDER, "{key: a, title: A, fields: [x]}", "{key: b, title: B}");
    world.drafted(DEALERSHIP, "{key: c, title: ''}");

    LocatedProblems alone = world.drafts.check(ADMIN, ORDER, note("b"), wrong);

    assertThat(alone).hasSize(3);
    assertThat(alone)
        .isEqualTo(world.drafts.check(ADMIN, ORDER, Map.of(note("b"), wrong)).in("notes/b.yaml"));
    assertThat(world.drafts.check(ADMIN, ORDER, note("a"), "{key: a, title: A}")).isEmpty();
  }

  @Test
  void findsInTheFrontPageWhatTheWholeAppDoesToOthers() {
    world.published(ORDER, "{key: a, title: A, fields: [x]}");

    String page = "{key: order, title: Order, version: 1.0.0, dependencies: {nowhere: '1'}}";

    assertThat(world.drafts.check(ADMIN, ORDER, DefinitionName.manifestOf(ORDER), page))
        .extracting(each -> each.problem().code())
        .containsExactly("definitions.dependency.missing");
  }

  @Test
  void leavesAPlaceToTheWordsOfTheKindItself() {
    world.drafted(ORDER, "{key: a, title: A, uses: [{note: a, field: x}]}");

    assertThat(codes()).containsExactly("notes/a.yaml 1 note.uses.itself");
  }

  @Test
  void saysOnceThatADefinitionIsBrokenAndNotToAllWhoUseIt() {
    world.drafted(ORDER, "{key: b, title: B, uses: [{note: a}]}");
    world.drafts.save(ADMIN, ORDER, note("a"), "key: a", 0);

    assertThat(codes()).containsExactly("notes/a.yaml 1 definitions.schema.required");
  }

  @Test
  void findsAKeyThatDiffersFromTheName() {
    world.drafted(ORDER);
    world.drafts.save(ADMIN, ORDER, note("a"), "title: A\nkey: b", 0);

    assertThat(codes()).containsExactly("notes/a.yaml 2 definitions.key.mismatch");
  }

  @Test
  void findsDependenciesThatAreMissingOrOfAnotherVersion() {
    world.published(DEALERSHIP);
    world.drafted(ORDER);
    world.manifest(ORDER, "version: 1.0.0\ndependencies:\n  dealership: ^1.0\n  crm: '*'");

    assertThat(codes())
        .containsExactly(
            "pack.yaml 5 definitions.dependency.version",
            "pack.yaml 6 definitions.dependency.missing");
  }

  @Test
  void saysOnceThatADependencyIsMissing() {
    world.drafted(ORDER, "{key: a, title: A, uses: [{note: crm/lead}, {note: crm/call}]}");
    world.manifest(ORDER, "version: 1.0.0\ndependencies: {crm: '*'}");

    assertThat(codes()).containsExactly("pack.yaml 4 definitions.dependency.missing");
  }

  @Test
  void findsWhoNeedsAnotherVersionOfThis() {
    world.published(DEALERSHIP);
    world.drafted(ORDER);
    world.manifest(ORDER, "version: 1.0.0\ndependencies: {dealership: ^0.1}");
    world.drafts.publish(ADMIN, ORDER, "first");
    world.manifest(DEALERSHIP, "version: 2.0.0");

    assertThat(world.drafts.check(ADMIN, DEALERSHIP))
        .extracting(it -> it.problem().code())
        .containsExactly("definitions.dependent.version");
  }

  @Test
  void findsAMissingFrontPage() {
    assertThat(world.releases.check(AppSource.empty(ORDER)).problems())
        .extracting(it -> it.problem().code())
        .containsExactly("definitions.pack.missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"definitions", "packs", "identity"})
  void hasATextInBothLanguagesForEachCode(String module) throws IOException {
    Pattern code = Pattern.compile("\"(%s(?:\\.[a-z-]+){1,2})\"".formatted(module));
    List<String> codes;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/formwork", module))) {
      codes =
          files
              .filter(Files::isRegularFile)
              .flatMap(file -> code.matcher(text(file)).results())
              .map(found -> found.group(1))
              .distinct()
              .toList();
    }

    assertThat(codes).hasSizeGreaterThan(10);
    assertThat(codes.stream().filter(each -> !hasTexts(each)).collect(Collectors.toSet()))
        .isEmpty();
  }

  private static boolean hasTexts(String code) {
    var problem = Problem.error(code, "");
    String english = Texts.of(problem, Locale.ENGLISH);
    return !english.equals(code) && !english.equals(Texts.of(problem, Locale.CHINESE));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> codes() {
    return world.drafts.check(ADMIN, ORDER).list().stream()
        .map(it -> "%s %d %s".formatted(it.file(), it.line(), it.problem().code()))
        .toList();
  }
}

package dev.formwork.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.editing.Shape;
import dev.formwork.editing.Shape.Member;
import dev.formwork.editing.Shapes;
import dev.formwork.workspace.text.Messages;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every property that an editor shows has a name and its help in both languages. */
class SayingWhatPropertiesAreAboutTest {

  /** The kinds that are edited by hand; scenarios are written. */
  private static final List<String> KINDS =
      List.of(
          "form",
          "flow",
          "option-list",
          "role",
          "report",
          "dashboard",
          "metric",
          "mailing",
          "rule",
          "decision-table",
          "keyword-list",
          "message",
          "sequence",
          "calendar",
          "pack");

  /** Each place where a property stands, with the property. */
  private static final Map<String, Member> MEMBERS = new LinkedHashMap<>();

  private static final Set<String> CHOICES = new TreeSet<>();

  @BeforeAll
  static void walkAllSchemas() {
    var seen = new HashSet<List<String>>();
    KINDS.forEach(kind -> walk(Shapes.of(kind + ".schema.json"), kind, seen));
  }

  private static void walk(Shape shape, String at, Set<List<String>> seen) {
    switch (shape) {
      case Shape.Group group -> {
        if (seen.add(group.order())) {
          group
              .members()
              .forEach(member -> {
                MEMBERS.put(at + "/" + member.name(), member);
                walk(member.shape().get(), at + "/" + member.name(), seen);
              });
        }
      }
      case Shape.Variants variants -> {
        CHOICES.addAll(variants.kinds());
        variants.kinds().forEach(kind -> walk(variants.of(kind), at + "(" + kind + ")", seen));
      }
      case Shape.Items items -> walk(items.item().get(), at + "/-", seen);
      case Shape.Entries entries -> walk(entries.value().get(), at + "/*", seen);
      case Shape.Either either -> either.shapes().forEach(each -> walk(each, at, seen));
      case Shape.Choice(var values, var numbers) -> {
        if (!numbers) {
          CHOICES.addAll(values);
        }
      }
      case Shape.Words _,
          Shape.Text _,
          Shape.Flag _,
          Shape.Numeral _,
          Shape.Quantity _,
          Shape.Condition _,
          Shape.Value _,
          Shape.Cell _ -> {}
    }
  }

  @Test
  void findsThePropertiesOfAllKinds() {
    assertThat(MEMBERS)
        .containsKeys("form/sections/-/fields", "pack/secondPerson")
        .hasSizeGreaterThan(500);
  }

  @Test
  void hasAChineseNameForEach() {
    assertThat(MEMBERS.values())
        .extracting(Member::name)
        .allSatisfy(
            name -> assertThat(has(Locale.CHINESE, "edit.member." + name)).as(name).isTrue());
  }

  @Test
  void hasAChineseNameForWhatCanBeChosen() {
    assertThat(CHOICES)
        .allSatisfy(
            value -> assertThat(has(Locale.CHINESE, "edit.value." + value)).as(value).isTrue());
  }

  private static boolean has(Locale language, String key) {
    return Messages.has(language, key);
  }

  @Test
  void saysInChineseWhateverItSaysInEnglish() {
    MEMBERS.forEach((at, member) -> {
      if (!member.help().isEmpty()) {
        assertThat(Helps.chinese()).as(at).containsKey(member.help());
      }
    });
  }

  @Test
  void saysNothingInChineseThatIsSaidNowhere() {
    Set<String> said = new HashSet<>();
    MEMBERS.values().forEach(member -> said.add(member.help()));

    assertThat(said).containsAll(Helps.chinese().keySet());
  }

  @Test
  void writesChineseAsItIsWritten() {
    assertThat(Helps.chinese().values())
        .allSatisfy(
            text -> assertThat(text).doesNotEndWith("。").containsPattern("[\\u4e00-\\u9fff]"));
  }
}

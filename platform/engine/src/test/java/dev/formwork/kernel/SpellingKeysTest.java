package dev.formwork.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Keys as they are described, read sign by sign: the patterns are the words of the schemas. */
class SpellingKeysTest {

  private static final Pattern CAMEL = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");
  private static final Pattern KEBAB =
      Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(-[a-z0-9]+)*", Pattern.DOTALL);

  @Property
  void takesWhatThePatternsTake(
      @ForAll
          @StringLength(max = 6)
          @CharRange(from = 'a', to = 'c')
          @CharRange(from = 'A', to = 'B')
          @CharRange(from = '0', to = '1')
          @Chars({'-', '_', '\n', 'é', '键'})
          String text) {
    assertThat(Keys.isCamel(text)).isEqualTo(CAMEL.matcher(text).matches());
    assertThat(Keys.isKebab(text)).isEqualTo(KEBAB.matcher(text).matches());
  }

  @Example
  void takesSixtyFourSignsAndNoMore() {
    assertThat(Keys.isCamel("a".repeat(64))).isTrue();
    assertThat(Keys.isCamel("a".repeat(65))).isFalse();
    assertThat(Keys.isKebab("a-" + "b".repeat(62))).isTrue();
    assertThat(Keys.isKebab("a-" + "b".repeat(63))).isFalse();
  }

  @Example
  void findsTheFieldThatAPlaceLiesIn() {
    assertThat(FieldPath.fieldOf("total")).isEqualTo("total");
    assertThat(FieldPath.fieldOf("lines[row-1].unitPrice")).isEqualTo("lines");
    assertThat(FieldPath.fieldOf("lines.unitPrice")).isEqualTo("lines");
    assertThat(FieldPath.fieldOf("")).isEmpty();
  }
}

package dev.formwork.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RecordPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTextTest {

  @Test
  void tellsWordsFromPlaces() {
    var text = MergeText.of("尊敬的{{customer.name}}：{{ $today }}，{{$param.hours}}小时内答复。{}");

    assertThat(text.parts())
        .containsExactly(
            new MergeText.Words("尊敬的"),
            new MergeText.Value(RecordPath.of("customer.name")),
            new MergeText.Words("："),
            new MergeText.Told(MergeText.Fact.TODAY),
            new MergeText.Words("，"),
            new MergeText.Param(FieldKey.of("hours")),
            new MergeText.Words("小时内答复。{}"));
  }

  @Test
  void putsValuesWhereTheyBelongAndReadsNothingIntoThem() {
    String filled = MergeText.of("{{a}} and {{b}}").filled(_ -> "{{c}} $1");

    assertThat(filled).isEqualTo("{{c}} $1 and {{c}} $1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{",
        "{{}}",
        "{{ }}",
        "{{a b}}",
        "{{a..b}}",
        "{{$nobody}}",
        "{{a.b.c.d.e}}",
        "{{A}}"
      })
  void saysWhereAPlaceNamesNothing(String text) {
    assertThat(MergeText.of(text).parts()).hasAtLeastOneElementOfType(MergeText.Unreadable.class);
  }

  @Test
  void isDoneWithManyBracesInOneGo() {
    var text = MergeText.of("{{".repeat(2_000));

    assertThat(text.parts()).hasSize(1);
  }
}

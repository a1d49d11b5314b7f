package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody is told who enters what is there already. */
@EngineTest
class FindingDuplicatesTest {

  private static final String RULES =
      """
      duplicates:
        - {key: samePhone, fields: [phone]}
        - {key: sameId, fields: [idNumber], refuse: true}
      """;

  @Autowired Shop shops;
  @Autowired RecordService records;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    String form = Shop.text("customer.form.yaml").replace(", unique: true", "");
    shops.republish(shop, "form", "customer", form.concat(RULES));
  }

  @Test
  void tellsWhichItIsToWhoeverMaySeeIt() {
    String first = shop.customer("Li Na", "13912345678");

    List<Problem> told = told("mira", Map.of("name", "L. N.", "phone", "+86 139-1234-5678"));

    assertThat(told).extracting(Problem::code).containsExactly("record.duplicate.found");
    assertThat(told.getFirst().isError()).isFalse();
    assertThat(told.getFirst().args()).containsEntry("ids", List.of(first));
    assertThat(Texts.of(told.getFirst(), Locale.ENGLISH)).contains("Li Na");
  }

  @Test
  void tellsWhoeverMayNotSeeItOnlyThatItIsThere() {
    String first = shop.customer("Li Na", "13912345678");

    List<Problem> told = told("otto", Map.of("name", "L. N.", "phone", "13912345678"));

    assertThat(told).extracting(Problem::code).containsExactly("record.duplicate.unseen");
    assertThat(told.toString() + Texts.of(told.getFirst(), Locale.ENGLISH))
        .doesNotContain("Li Na")
        .doesNotContain(first);
  }

  @Test
  void takesItNeverthelessWhereItOnlyWarns() {
    shop.customer("Li Na", "13912345678");

    assertThat(shop.customer("Li Na", "139 1234 5678")).isNotEmpty();
  }

  @Test
  void refusesASecondOneWhereItIsToldTo() {
    create(Map.of("name", "A", "phone", "13912345678", "idNumber", "11010119900307123X"));
    RecordView other = create(Map.of("name", "B", "phone", "13912345679"));

    assertThatThrownBy(() ->
            create(Map.of("name", "C", "phone", "13912345670", "idNumber", "11010119900307123x")))
        .hasMessageContaining("record.duplicate.found");
    assertThatThrownBy(() ->
            records.handle(
                shop.actor("root"),
                new Command.Edit(
                    other.key(), other.id(), Map.of("idNumber", "11010119900307123x"), shop.act())))
        .hasMessageContaining("record.duplicate.found");
    records.handle(
        shop.actor("root"),
        new Command.Edit(other.key(), other.id(), Map.of("name", "B. B."), shop.act()));
  }

  private List<Problem> told(String username, Map<String, Object> typed) {
    return records
        .preview(shop.actor(username), shop.form("customer"), null, typed)
        .problems()
        .stream()
        .filter(problem -> problem.code().startsWith("record.duplicate."))
        .toList();
  }

  private RecordView create(Map<String, Object> data) {
    return records.handle(
        shop.actor("root"), new Command.Create(shop.form("customer"), data, true, shop.act()));
  }
}

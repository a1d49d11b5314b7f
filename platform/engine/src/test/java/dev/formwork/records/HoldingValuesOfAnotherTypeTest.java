package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.EngineTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A field got another type, and records hold what they were given before. */
@EngineTest
class HoldingValuesOfAnotherTypeTest {

  private static final String CUSTOMER = Shop.text("customer.form.yaml");

  @Autowired Shop shops;
  @Autowired RecordService records;

  private Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
    note("{key: note, type: text, title: Note}");
  }

  @Test
  void readsWhatIsTheSameValueInBoth() {
    String twelve = customer("12");
    String day = customer("2026-02-14");

    note("{key: note, type: integer, title: Note}");
    assertThat(data(twelve)).containsEntry("note", 12L);
    note("{key: note, type: date, title: Note}");
    assertThat(data(day)).containsEntry("note", LocalDate.parse("2026-02-14"));
    note("{key: note, type: multi-choice, title: Note, options: [{key: '12', title: Twelve}]}");
    assertThat(data(twelve)).containsEntry("note", List.of("12"));
  }

  @Test
  void keepsWhatIsNotThroughLaterChangesUntilItIsReadAgain() {
    String words = customer("soon");

    note("{key: note, type: date, title: Note}");
    assertThat(data(words)).doesNotContainKey("note").doesNotContainValue("soon");
    edit(words, Map.of("name", "Wu Mei"));
    note("{key: note, type: text, title: Note}");

    assertThat(data(words)).containsEntry("note", "soon").containsEntry("name", "Wu Mei");
  }

  @Test
  void anotherValueTakesThePlaceOfOneThatIsUnseen() {
    String words = customer("soon");

    note("{key: note, type: date, title: Note}");
    edit(words, Map.of("note", "2026-02-14"));
    assertThat(data(words)).containsEntry("note", LocalDate.parse("2026-02-14"));
    note("{key: note, type: text, title: Note}");

    assertThat(data(words)).containsEntry("note", "2026-02-14");
  }

  private void note(String field) {
    shops.republish(
        shop,
        "form",
        "customer",
        CUSTOMER.replaceFirst("(?m)^( *- )(\\{key: phone)", "$1" + field + "\n$1$2"));
  }

  private String customer(String note) {
    return records
        .handle(
            shop.actor("root"),
            new Command.Create(
                shop.form("customer"),
                Map.of(
                    "name",
                    "Li Na",
                    "phone",
                    "1380000" + Math.abs(note.hashCode() % 1000),
                    "note",
                    note),
                true,
                shop.act()))
        .id();
  }

  private void edit(String id, Map<String, ?> changes) {
    records.handle(
        shop.actor("root"), new Command.Edit(shop.form("customer"), id, changes, shop.act()));
  }

  private Map<String, Object> data(String id) {
    return records.get(shop.actor("root"), shop.form("customer"), id).data();
  }
}

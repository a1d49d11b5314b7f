package dev.formwork.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.formwork.EngineTest;
import dev.formwork.forms.Form.SortBy;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EngineTest
class KeepingAViewTest {

  @Autowired Shop shops;
  @Autowired SavedViews views;

  Shop.Opened shop;

  @BeforeEach
  void open() {
    shop = shops.open();
  }

  @Test
  void givesBackWhatWasKeptToWhomKeptIt() {
    SavedView kept = views.keep(shop.actor("mira"), " Large loans ", query());

    assertThat(views.of(shop.actor("mira"), shop.form("order"))).containsExactly(kept);
    assertThat(kept.title()).isEqualTo("Large loans");
    assertThat(kept.filter()).isEqualTo(query().filter());
    assertThat(kept.sort()).isEqualTo(query().sort());
    assertThat(views.of(shop.actor("mira"), shop.form("customer"))).isEmpty();
    assertThat(views.of(shop.actor("sun"), shop.form("order"))).isEmpty();
  }

  @Test
  void replacesAViewOfTheSameTitle() {
    views.keep(shop.actor("mira"), "Mine", query());
    SavedView second = views.keep(shop.actor("mira"), "Mine", query().containing("Li"));

    assertThat(views.of(shop.actor("mira"), shop.form("order"))).containsExactly(second);
  }

  @Test
  void isForgottenOnlyByWhomKeptIt() {
    SavedView kept = views.keep(shop.actor("mira"), "Mine", query());

    views.forget(shop.actor("sun"), kept.id());
    assertThat(views.of(shop.actor("mira"), shop.form("order"))).containsExactly(kept);

    views.forget(shop.actor("mira"), kept.id());
    assertThat(views.of(shop.actor("mira"), shop.form("order"))).isEmpty();
  }

  @Test
  void refusesWhatMakesNoSense() {
    var mira = shop.actor("mira");
    var unknown = RecordQuery.all(shop.form("nothing"));

    assertThatThrownBy(() -> views.keep(mira, " ", query()))
        .isInstanceOf(Refusal.Invalid.class)
        .hasMessageContaining("record.view.title");
    assertThatThrownBy(() -> views.keep(mira, "Mine", unknown))
        .isInstanceOf(Refusal.NotFound.class);
    for (int i = 0; i < 30; i++) {
      views.keep(mira, "View " + i, query());
    }
    assertThatThrownBy(() -> views.keep(mira, "One more", query()))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessageContaining("record.view.too-many");
    views.keep(mira, "View 3", query());
  }

  private RecordQuery query() {
    var large = new Condition.Compare(FieldKey.of("total"), Operator.GTE, Operand.of(100_000L));
    return RecordQuery.all(shop.form("order"))
        .where(new Condition.All(List.of(large)))
        .sortedBy(List.of(new SortBy(FieldKey.of("total"), "desc")));
  }
}

package dev.formwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For which tasks somebody stands in, and which delegations could close a ring. */
class StandingInTest {

  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");
  private static final QualifiedKey APPROVAL = QualifiedKey.of("order", "approval");
  private static final QualifiedKey ORDER = QualifiedKey.of("order", "vehicle-order");
  private static final QualifiedKey REFUND = QualifiedKey.of("order", "refund");
  private static final QualifiedKey COMPLAINT = QualifiedKey.of("complaint", "complaint");

  @Test
  void standsInForTheRecordsOfOneFormWhateverFlowTheyAreIn() {
    var ofOrders = of(null, null, ORDER);

    assertThat(ofOrders.covers(APPROVAL, ORDER, NOW)).isTrue();
    assertThat(ofOrders.covers(QualifiedKey.of("order", "delivery"), ORDER, NOW)).isTrue();
    assertThat(ofOrders.covers(APPROVAL, REFUND, NOW)).isFalse();
  }

  @Test
  void standsInOnlyWhereFlowAndFormAreBothMeant() {
    var both = of(null, APPROVAL, ORDER);

    assertThat(both.covers(APPROVAL, ORDER, NOW)).isTrue();
    assertThat(both.covers(APPROVAL, REFUND, NOW)).isFalse();
    assertThat(both.covers(QualifiedKey.of("order", "delivery"), ORDER, NOW)).isFalse();
  }

  @Test
  void canCloseARingOnlyWithWhatHoldsForTheSameTasks() {
    var ofOrders = of(null, null, ORDER);

    assertThat(ofOrders.meets(of(null, null, null))).isTrue();
    assertThat(ofOrders.meets(of(null, null, ORDER))).isTrue();
    assertThat(ofOrders.meets(of(null, APPROVAL, null))).isTrue();
    assertThat(ofOrders.meets(of(DefinitionKey.of("order"), null, null))).isTrue();
    assertThat(ofOrders.meets(of(null, null, REFUND))).isFalse();
    assertThat(ofOrders.meets(of(null, null, COMPLAINT))).isFalse();
    assertThat(ofOrders.meets(of(DefinitionKey.of("complaint"), null, null))).isFalse();
  }

  private static Delegation of(
      @Nullable DefinitionKey app, @Nullable QualifiedKey flow, @Nullable QualifiedKey form) {
    return new Delegation("d", "sun", "wang", NOW, null, app, flow, form);
  }
}

package dev.formwork.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What roles lose when the grants of an app change. */
class LosingSightTest {

  private static final FieldPath PHONE = new FieldPath(FieldKey.of("phone"), null);
  private static final Set<Action> READ_AND_EDIT = Set.of(Action.READ, Action.EDIT);

  @Test
  void isNothingWhereGrantsOnlyAdd() {
    var before = role(onOrders(Set.of(Action.READ), Scope.Named.OWN, Map.of()));
    var after =
        role(onOrders(READ_AND_EDIT, Scope.Named.ALL, Map.of()), new Grant.OnReport("sales"));

    assertThat(LostSight.between(List.of(before), List.of(after))).isEmpty();
  }

  @Test
  void isAllOfAFormWhereNoGrantReadsItAnyMore() {
    var before = role(onOrders(READ_AND_EDIT, Scope.Named.ALL, Map.of()));

    assertThat(LostSight.between(List.of(before), List.of(role())))
        .singleElement()
        .satisfies(lost -> {
          assertThat(lost.of()).isEqualTo("order");
          assertThat(lost.isAll()).isTrue();
          assertThat(lost.actions()).isEqualTo(READ_AND_EDIT);
        });
  }

  @Test
  void isAFieldThatIsMaskedWhereNoOtherGrantShowsIt() {
    var open = onOrders(Set.of(Action.READ), Scope.Named.OWN, Map.of());
    var masked = onOrders(Set.of(Action.READ), Scope.Named.OWN, Map.of(PHONE, FieldAccess.MASKED));

    assertThat(LostSight.between(List.of(role(open)), List.of(role(masked))))
        .singleElement()
        .satisfies(lost -> assertThat(lost.fields()).containsExactly(PHONE));
    assertThat(LostSight.between(List.of(role(open)), List.of(role(open, masked)))).isEmpty();
  }

  @Test
  void isFewerRecordsWhereAScopeGoesAndNoneHasAll() {
    var all = role(onOrders(Set.of(Action.READ), Scope.Named.ALL, Map.of()));
    var own = role(onOrders(Set.of(Action.READ), Scope.Named.OWN, Map.of()));

    assertThat(LostSight.between(List.of(all), List.of(own)))
        .singleElement()
        .satisfies(lost -> {
          assertThat(lost.fewerRecords()).isTrue();
          assertThat(lost.isAll()).isFalse();
        });
    assertThat(LostSight.between(List.of(own), List.of(all))).isEmpty();
  }

  @Test
  void isAReportDashboardOrMetricThatIsNotGrantedAnyMore() {
    var before =
        role(
            new Grant.OnReport("sales"),
            new Grant.OnDashboard("day"),
            new Grant.OnMetric("rate", false));

    assertThat(LostSight.between(List.of(before), List.of()))
        .extracting(LostSight::thing)
        .containsExactly(LostSight.Thing.REPORT, LostSight.Thing.DASHBOARD, LostSight.Thing.METRIC);
  }

  private static Role role(Grant... grants) {
    return new Role(
        DefinitionKey.of("consultant"), LocalizedText.of("Consultant"), List.of(grants));
  }

  private static Grant.OnForm onOrders(
      Set<Action> actions, Scope scope, Map<FieldPath, FieldAccess> fields) {
    return new Grant.OnForm("order", actions, scope, fields);
  }
}

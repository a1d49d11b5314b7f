package dev.formwork.workspace.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Manifest;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.shell.AppPlaces.Place;
import dev.formwork.workspace.shell.NavigationPart.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderingAMenuTest {

  private static final DefinitionKey ORDER = DefinitionKey.of("order");

  @Test
  void keepsThePlacesAsTheyComeWhereThePackSaysNothing() {
    assertThat(sections("[]", "form order", "form receipt", "dashboard sales"))
        .containsExactly("- order receipt sales");
  }

  @Test
  void followsThePackAndPutsWhatItDoesNotNameLast() {
    var menu =
        """

          - entries: [{dashboard: sales}, {form: order}]
          - {title: Payment, entries: [{form: receipt}, {metric: paid}]}
        """;

    assertThat(
            sections(
                menu,
                "form delivery",
                "form order",
                "form receipt",
                "dashboard sales",
                "metric paid",
                "metric late"))
        .containsExactly("- sales order", "Payment- receipt paid", "More+ delivery");
  }

  @Test
  void leavesOutWhatIsHiddenAndWhatThisPersonMayNotOpen() {
    var menu =
        """

          - {title: Payment, entries: [{form: refund}]}
          - {title: Sales, entries: [{form: order}, {form: lead}]}
          - {hidden: true, entries: [{form: receipt}]}
        """;

    assertThat(sections(menu, "form receipt", "form order")).containsExactly("Sales- order");
  }

  /** Each as title, whether it folds (+) or not (-), and its entries. */
  private static List<String> sections(String menu, String... there) {
    var manifest =
        Definitions.read(
                Manifest.TYPE, "key: order\ntitle: Order\nversion: 1.0.0\nmenu: " + menu + "\n")
            .get();
    return MenuOrder.sections(manifest.menu(), places(there), "More").stream()
        .map(section ->
            section.title()
                + (section.folds() ? "+" : "-")
                + section.entries().stream()
                    .map(each -> " " + each.title())
                    .reduce("", String::concat))
        .toList();
  }

  private static Map<MenuOrder.Name, Place> places(String... there) {
    var places = new LinkedHashMap<MenuOrder.Name, Place>();
    for (String each : there) {
      String[] kindAndKey = each.split(" ");
      var key = DefinitionKey.of(kindAndKey[1]);
      var entry = new Entry(key.value(), "list", each);
      places.put(
          new MenuOrder.Name(kindAndKey[0], key),
          new Place(new QualifiedKey(ORDER, key), entry, !kindAndKey[0].equals("metric")));
    }
    return places;
  }
}

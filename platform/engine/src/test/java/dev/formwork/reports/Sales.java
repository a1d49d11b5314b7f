package dev.formwork.reports;

import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The shop of the records' tests, and sales to count in it: consultants see their own, supervisors
 * those of their department, managers those of their store but not what a sale costs.
 */
@Component
class Sales {

  private final Shop shops;
  private final RecordService records;

  Sales(Shop shops, RecordService records) {
    this.shops = shops;
    this.records = records;
  }

  /** One opened shop in which sales are recorded. */
  final class Opened {

    final Shop.Opened shop;

    private Opened(Shop.Opened shop) {
      this.shop = shop;
    }

    QualifiedKey key(String key) {
      return new QualifiedKey(shop.app, DefinitionKey.of(key));
    }

    RecordService records() {
      return records;
    }

    Actor actor(String username) {
      return shop.actor(username);
    }

    RecordView sale(String seller, String at, Map<String, ?> data) {
      return sale(seller, Instant.parse(at), data, true);
    }

    RecordView sale(String seller, Instant at, Map<String, ?> data, boolean submit) {
      return records.replay(
          actor(seller), new Command.Create(key("sale"), data, submit, shop.act()), at);
    }

    /** A customer whom this consultant enters. */
    String customer(String seller, String name, String phone) {
      var command =
          new Command.Create(
              key("customer"), Map.of("name", name, "phone", phone), true, shop.act());
      return records.handle(actor(seller), command).id();
    }

    /** Publishes the report that everybody may run. */
    QualifiedKey figures(String rest) {
      publish("report", "figures", "key: figures\ntitle: Figures\nform: sale\n" + rest);
      return key("figures");
    }

    void publish(String kind, String key, String text) {
      shops.republish(shop, kind, key, text);
    }
  }

  Opened open() {
    var sales = new Opened(shops.open());
    sales.publish("form", "sale", saleForm());
    sales.figures("measures: [{key: sales, title: Sales, kind: count}]");
    sales.publish("role", "consultant", role("consultant", "own", ""));
    sales.publish("role", "supervisor", role("supervisor", "department-tree", ""));
    sales.publish(
        "role", "manager", role("manager", "store", ", fields: {cost: hidden, profit: hidden}"));
    return sales;
  }

  static String role(String key, String scope, String fields) {
    return """
    key: %1$s
    title: %1$s
    grants:
      - {form: sale, actions: [create], scope: own}
      - {form: sale, actions: [read], scope: %2$s%3$s}
      - {form: customer, actions: [create, read], scope: store}
      - {report: figures}
    """
        .formatted(key, scope, fields);
  }

  private static String saleForm() {
    try {
      return Files.readString(Path.of("src/test/resources/reports/sale.form.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.formwork.automation;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.Shop;
import dev.formwork.rules.Condition;
import dev.formwork.timers.Timers;
import java.util.List;
import java.util.Map;

/** A shop with cars, and visits that rules make for them. Only root may do everything. */
final class Garage {

  private static final String CAR =
      """
      key: car
      title: Car
      summary: [plate]
      sections:
        - key: main
          title: Main
          fields:
            - {key: plate, type: text, title: Plate, required: true, sortable: true}
            - {key: mileage, type: integer, title: Mileage, sortable: true}
            - {key: owner, type: user, title: Owner}
            - {key: bought, type: date, title: Bought}
            - {key: grade, type: text, title: Grade}
            - {key: count, type: integer, title: Count}
            - {key: note, type: long-text, title: Note}
            - {key: price, type: money, title: Price}
            - {key: tags, type: multi-choice, title: Tags, options: [{key: vip, title: VIP}, {key: old, title: Old}, {key: own, title: Own}]}
            - key: parts
              type: subtable
              title: Parts
              fields:
                - {key: name, type: text, title: Name}
                - {key: worth, type: money, title: Worth}
      """;

  private static final String VISIT =
      """
      key: visit
      title: Visit
      summary: [reason]
      sections:
        - key: main
          title: Main
          fields:
            - {key: car, type: relation, title: Car, form: car}
            - {key: reason, type: text, title: Reason, sortable: true}
            - {key: code, type: text, title: Code}
            - {key: done, type: switch, title: Done}
            - {key: cost, type: money, title: Cost}
            - {key: oldPrice, type: money, title: Old price}
      """;

  final Shop shops;
  final Shop.Opened shop;
  final RecordService records;
  final Timers timers;
  final Runs runs;

  Garage(Shop shops, RecordService records, Timers timers, Runs runs) {
    this.shops = shops;
    this.shop = shops.open();
    this.records = records;
    this.timers = timers;
    this.runs = runs;
    shops.republish(shop, "form", "car", CAR);
    shops.republish(shop, "form", "visit", VISIT);
  }

  /** A rule about cars that is live from now on; the rest of it as YAML. */
  QualifiedKey rule(String key, String rest) {
    return of("car", key, rest);
  }

  QualifiedKey of(String form, String key, String rest) {
    String head = "key: " + key + "\ntitle: {en: " + key + ", zh: 规则}\n";
    String about = form.isEmpty() ? "" : "form: " + form + "\n";
    shops.republish(shop, "rule", key, head + about + rest);
    return shop.form(key);
  }

  RecordView car(String plate, Object... more) {
    return made("car", with(Map.of("plate", plate), more));
  }

  RecordView made(String form, Map<String, ?> data) {
    return records.handle(
        shop.actor("root"), new Command.Create(shop.form(form), data, true, shop.act()));
  }

  RecordView edit(RecordView record, Object... changes) {
    return records.handle(
        shop.actor("root"),
        new Command.Edit(record.key(), record.id(), with(Map.of(), changes), shop.act()));
  }

  private static Map<String, Object> with(Map<String, Object> data, Object... more) {
    var all = new java.util.LinkedHashMap<>(data);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i].toString(), more[i + 1]);
    }
    return all;
  }

  RecordView view(RecordView record) {
    return records.get(shop.actor("root"), record.key(), record.id());
  }

  /** All that is due happens. */
  void settle() {
    timers.fireDue();
  }

  List<Map<String, Object>> visits() {
    return records
        .query(
            shop.actor("root"),
            new RecordQuery(shop.form("visit"), Condition.ALWAYS, "", List.of(), 100, null))
        .rows()
        .stream()
        .map(row -> row.data())
        .toList();
  }

  /** The one record of a form that is there. */
  RecordView only(String form) {
    var all =
        records.query(
            shop.actor("root"),
            new RecordQuery(shop.form(form), Condition.ALWAYS, "", List.of(), 2, null));
    if (all.rows().size() != 1) {
      throw new IllegalStateException("Expected one " + form + ", but there are " + all.rows());
    }
    return records.get(shop.actor("root"), shop.form(form), all.rows().getFirst().id());
  }

  List<Run> runs(QualifiedKey rule) {
    return runs.list(shop.actor("root"), RunQuery.ALL.ofRule(rule));
  }
}
